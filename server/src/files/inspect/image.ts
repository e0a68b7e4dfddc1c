import type { Content, FileFault } from './looked-at.ts';

/** 100 million pixels take 400 MB when they are shown; a page scanned at 600 dpi in A3 has 70 million. */
const mostPixels = 100_000_000;
const longestSide = 30_000;

type Size = readonly [width: number, height: number];

export const lookAtPng = (content: Content): Promise<FileFault | null> => measured(content, sizeOfPng);
export const lookAtJpeg = (content: Content): Promise<FileFault | null> => measured(content, sizeOfJpeg);
export const lookAtWebp = (content: Content): Promise<FileFault | null> => measured(content, sizeOfWebp);

/** The size stands in the header; the picture itself is never unpacked here. */
async function measured(content: Content, measure: (content: Content) => Promise<Size | FileFault>) {
  const size = await measure(content);
  if (typeof size === 'string') return size;
  const [width, height] = size;
  if (width === 0 || height === 0) return 'damaged';
  return width > longestSide || height > longestSide || width * height > mostPixels ? 'too-many-pixels' : null;
}

/** Walks the chunks from IHDR to IEND: nothing may follow. */
async function sizeOfPng(content: Content): Promise<Size | FileFault> {
  const head = await content.read(8, 16);
  if (head.length < 16 || head.readUInt32BE(0) !== 13 || head.toString('latin1', 4, 8) !== 'IHDR') return 'damaged';
  const size: Size = [head.readUInt32BE(8), head.readUInt32BE(12)];
  let at = 8;
  for (let count = 0; count < 100_000; count += 1) {
    const chunk = await content.read(at, 8);
    if (chunk.length < 8) return 'damaged';
    at += 12 + chunk.readUInt32BE(0);
    if (at > content.size) return 'damaged';
    if (chunk.toString('latin1', 4, 8) === 'IEND') return at === content.size ? size : 'behind-the-end';
  }
  return 'too-much-inside';
}

/** The frame header. Behind the end of a JPEG cameras put things of their own: that is let be, for it is served as a picture alone. */
async function sizeOfJpeg(content: Content): Promise<Size | FileFault> {
  let at = 2;
  for (let count = 0; count < 10_000; count += 1) {
    const head = await content.read(at, 9);
    if (head.length < 9 || head[0] !== 0xff) return 'damaged';
    const marker = head.readUInt8(1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return 'damaged';
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [head.readUInt16BE(7), head.readUInt16BE(5)];
    at += 2 + Math.max(2, head.readUInt16BE(2));
  }
  return 'too-much-inside';
}

async function sizeOfWebp(content: Content): Promise<Size | FileFault> {
  const head = await content.read(0, 30);
  if (head.length < 30) return 'damaged';
  const told = head.readUInt32LE(4) + 8;
  if (told > content.size) return 'damaged';
  if (told + (told % 2) < content.size) return 'behind-the-end';
  const form = head.toString('latin1', 12, 16);
  if (form === 'VP8X') return [1 + head.readUIntLE(24, 3), 1 + head.readUIntLE(27, 3)];
  if (form === 'VP8 ') return [head.readUInt16LE(26) & 0x3fff, head.readUInt16LE(28) & 0x3fff];
  if (form !== 'VP8L') return 'damaged';
  const bits = head.readUInt32LE(21);
  return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
}

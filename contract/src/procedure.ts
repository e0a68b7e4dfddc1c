import { z } from 'zod';
import { daysLeft } from './edition.ts';
import { route } from './route.ts';
import { latestFirst, pageOf, pageQuery } from './shape/page.ts';
import { inCase, inEdition } from './shape/params.ts';
import { reason } from './shape/problem.ts';
import { cite, day, digest, idText, instant, named, wording } from './shape/values.ts';

/** One thing to be done: which act, on what ground, by when, and what it still waits for. */
export const task = z.object({
  act: z.string(),
  name: wording,
  edition: z.string(),
  step: named.nullable(),
  /** Named as far as the reader may see the case. */
  case: z.object({ id: z.string(), number: z.int().nullable(), applicant: z.string().nullable() }).nullable(),
  by: z.array(z.object({ body: z.string(), name: z.string() })),
  of: z.string().nullable(),
  /** Set where it is for one person alone, and the reader is that person or may know. */
  person: named.nullable(),
  about: z.string().nullable(),
  /** What it is about, in the regulation's words. */
  aboutName: z.string().nullable(),
  award: z.string().nullable(),
  proceeding: z.string().nullable(),
  report: z.string().nullable(),
  time: z.int().nullable(),
  from: day().nullable(),
  due: day().nullable(),
  left: daysLeft.nullable(),
  overdue: z.boolean(),
  /** It can be done today. */
  ready: z.boolean(),
  article: cite().nullable(),
  waits: z.array(reason),
  /** How many tasks of several people it stands for, where who they are is not told. */
  people: z.int(),
});

const taskQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(300).default(100),
  ready: z.stringbool().optional(),
  overdue: z.stringbool().optional(),
  act: z.string().max(60).optional(),
  step: z.string().max(120).optional(),
});

const seat = z.object({
  body: z.string(),
  name: z.string(),
  role: z.string(),
  of: z.string().nullable(),
  seat: z.string(),
});

/** What the person signed in has to do, in every edition where they hold a seat: by its last day, first what is due first. */
export const readTodo = route({
  id: 'read-todo',
  method: 'GET',
  path: '/todo',
  title: { zh: '我的待办', en: 'What I have to do' },
  access: { to: 'signed-in' },
  query: taskQuery.extend({ edition: z.string().max(120).optional() }),
  answer: pageOf(task).extend({
    today: day(),
    editions: z.array(z.object({ id: z.string(), title: z.string(), label: z.string(), seats: z.array(seat) })),
  }),
});

export const readEditionTodo = route({
  id: 'read-edition-todo',
  method: 'GET',
  path: '/editions/{edition}/todo',
  title: { zh: '我在本届的待办', en: 'What I have to do in this edition' },
  access: { to: 'signed-in' },
  params: inEdition,
  query: taskQuery,
  answer: pageOf(task).extend({ today: day(), seats: z.array(seat) }),
});

/** Everybody's tasks: who is waited for, and what the present step waits for. */
export const listTasks = route({
  id: 'list-tasks',
  method: 'GET',
  path: '/editions/{edition}/tasks',
  title: { zh: '全届待办', en: 'Everything that is to be done in an edition' },
  access: { to: 'reader', of: 'progress' },
  params: inEdition,
  query: taskQuery.extend({ body: z.string().max(120).optional(), case: z.string().max(120).optional() }),
  answer: pageOf(task).extend({
    today: day(),
    step: named.nullable(),
    /** Why the present step cannot be closed, or the next opened. */
    blockers: z.array(reason),
    waitedFor: z.array(
      z.object({
        body: z.string(),
        name: z.string(),
        of: z.string().nullable(),
        tasks: z.int(),
        ready: z.int(),
        overdue: z.int(),
        due: day().nullable(),
      }),
    ),
  }),
});

/** All that the agenda is made of, but the pack and the calendar: other programs may compute from it what is to be done. */
export const readView = route({
  id: 'read-view',
  method: 'GET',
  path: '/editions/{edition}/view',
  title: { zh: '程序数据', en: 'The state that the agenda is computed from' },
  access: { to: 'reader', of: 'progress' },
  params: inEdition,
  answer: z.object({
    today: day(),
    pack: digest(),
    view: z.unknown(),
  }),
});

/** What was done about a case, as far as the reader may be told. */
export const readCaseTimeline = route({
  id: 'read-case-timeline',
  method: 'GET',
  path: '/editions/{edition}/cases/{case}/timeline',
  title: { zh: '案卷经过', en: 'What was done about a case' },
  access: { to: 'reader', of: 'case' },
  params: inCase,
  answer: z.object({
    acts: z.array(
      z.object({
        id: z.string(),
        at: instant(),
        act: z.string(),
        name: wording,
        step: named.nullable(),
        by: z.object({ body: z.string(), name: z.string() }),
        article: cite().nullable(),
        sha256: digest(),
      }),
    ),
  }),
});

/** A case at a glance: where it stands, what is asked of whom, what it waits for. */
export const readCase = route({
  id: 'read-case',
  method: 'GET',
  path: '/editions/{edition}/cases/{case}',
  title: { zh: '案卷', en: 'One case' },
  access: { to: 'reader', of: 'case' },
  params: inCase,
  answer: z.object({
    id: z.string(),
    number: z.int(),
    applicant: z.object({ id: z.string(), name: z.string(), industry: z.string().nullable() }),
    partners: z.array(named),
    track: named,
    kind: named,
    tier: named.nullable(),
    openedAt: instant(),
    submittedAt: instant().nullable(),
    state: z.enum(['preparing', 'standing', 'ended']),
    ended: z.object({ step: z.string(), name: z.string(), why: z.string() }).nullable(),
    blocked: z.boolean(),
    /** Steps that concern it, and how it left those behind it. */
    steps: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        name: z.string(),
        perCase: z.boolean(),
        /** null: a fact that the scope reads is missing. */
        concerns: z.boolean().nullable(),
        left: z.enum(['passed', 'stopped']).nullable(),
      }),
    ),
    /** The present step of the edition. */
    step: named.nullable(),
    /** What is to be done about it, by whoever: by others only to those who may see the progress of the edition. */
    tasks: z.array(task),
    blockers: z.array(reason),
    /** Which further parts of the file the reader may open. */
    parts: z.array(z.string()),
  }),
});

const proof = z.object({
  id: z.string(),
  at: instant(),
  sha256: digest(),
  /** In the journal, from 0; null: it waits for its place, for a second at most. */
  place: z.int().nullable(),
});

/** The receipt of an act, for whoever did it: with its sealed place and the proof that it is in the tree. */
export const readReceipt = route({
  id: 'read-receipt',
  method: 'GET',
  path: '/receipts/{act}',
  title: { zh: '回执', en: 'A receipt' },
  access: { to: 'signed-in' },
  params: z.object({ act: idText() }),
  answer: proof.extend({
    act: z.string(),
    name: wording,
    edition: z.string().nullable(),
    article: cite().nullable(),
    /** RFC 6962: hashes from the leaf's neighbour to the root, in hex. */
    proof: z.object({ size: z.int(), root: digest(), path: z.array(digest()) }).nullable(),
    /** The entry as it was hashed: SHA-256(0x00 || entry) is the leaf. */
    entry: z.string(),
  }),
});

export const readJournal = route({
  id: 'read-journal',
  method: 'GET',
  path: '/editions/{edition}/journal',
  title: { zh: '卷宗日志', en: 'The journal of an edition' },
  access: { to: 'reader', of: 'journal' },
  params: inEdition,
  query: z.object({
    ...pageQuery(['at']),
    ...latestFirst,
    act: z.string().max(60).optional(),
    step: z.string().max(120).optional(),
    case: z.string().max(120).optional(),
    person: z.string().max(120).optional(),
  }),
  answer: pageOf(
    proof.extend({
      name: wording,
      by: z.object({ person: z.string(), body: z.string(), of: z.string().nullable(), name: z.string() }),
      /** The act with its payload. */
      act: z.looseObject({ act: z.string(), article: cite().nullable() }),
    }),
  ),
});

export const readCheckpoint = route({
  id: 'read-checkpoint',
  method: 'GET',
  path: '/checkpoint',
  title: { zh: '检查点', en: 'The latest checkpoint of the journal' },
  access: { to: 'anybody' },
  answer: z.object({ size: z.int(), root: digest(), at: instant().nullable() }),
});

/** What can be taken out as a file. */
export const exported = ['cases', 'vetting', 'standings', 'winners', 'journal', 'tasks'] as const;

export const exportList = route({
  id: 'export-list',
  method: 'GET',
  path: '/editions/{edition}/exports/{what}',
  title: { zh: '导出', en: 'Export a list' },
  access: { to: 'reader', of: 'progress' },
  params: inEdition.extend({ what: z.enum(exported) }),
  query: z.object({
    format: z.enum(['csv', 'xlsx']).default('csv'),
    lang: z.enum(['zh', 'en']).default('zh'),
    step: z.string().max(120).optional(),
  }),
  status: 200,
  streams: 'application/octet-stream',
});

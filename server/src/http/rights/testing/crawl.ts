import { type AnyRoute, addressOf } from '@heng/contract';
import { as, type CaseId } from '@heng/domain/language';
import { type EditionView, type Thing, things } from '@heng/domain/procedure';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Somebody, tokenOf } from '../../testing/place.ts';
import { type Canary, canariesIn } from './canaries.ts';
import type { Expected } from './standing.ts';

/** Ids of what a moment has, for the names in paths. */
export interface Found {
  readonly view: EditionView;
  /** Rows that routes name by an id of their own, with the case they are about; null: about none. */
  readonly rows: Readonly<Record<string, readonly { readonly id: string; readonly case: string | null }[]>>;
  /** Cases that everybody knows: published in a notice, or awarded. */
  readonly published: ReadonlySet<string>;
  readonly applicantOf: (one: string) => readonly string[];
  /** Applicants that have won before, here or elsewhere: the register is public. */
  readonly onRegister: ReadonlySet<string>;
  /** Files by id: what each is a part of. */
  readonly files: ReadonlyMap<string, { readonly thing: Thing; readonly case: CaseId }>;
}

export interface Visitor {
  readonly sort: string;
  /** null: nobody is signed in. */
  readonly by: Somebody | null;
  readonly may: Expected;
  /** Has nothing to do in the edition: asked at two moments only. */
  readonly isIdle: boolean;
}

/** An answer that is not the one written down. */
export interface Wrong {
  readonly moment: string;
  readonly who: string;
  readonly route: string;
  readonly of: string;
  readonly wrong: 'leak' | 'refusal' | 'fault';
  readonly what: string;
}

/** Open to fewer than the thing they are of: invitations are made, and seen, by the office alone. */
const narrower = ['list-invitations-to-edition'];
/** Streams are held open: who may follow them is tested where they are. */
const unasked: readonly string[] = ['follow-changes'];
/** May have nothing to show although it may be read. */
const mayBeMissing = [
  'read-consensus',
  'read-sheet-form',
  'read-sheets',
  'read-results',
  'read-ballot',
  'read-proceeding',
];

const kindsFor: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\/ballots\//, ['ballot', 'resolution']],
  [/\/standings\//, ['gate']],
  [/\/(?:ranked|candidates)\//, ['candidate-list']],
  [/./, ['review']],
];

/** Every way to fill in the names of a path; cases as given. */
function addresses(route: AnyRoute, found: Found, cases: readonly CaseId[]): readonly Record<string, string>[] {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return names.reduce<readonly Record<string, string>[]>(
    (all, name) =>
      all.flatMap((one) => valuesFor(route, name, found, cases).map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

function valuesFor(route: AnyRoute, name: string, { view, rows }: Found, cases: readonly CaseId[]): readonly string[] {
  if (name === 'edition') return [view.edition.id];
  if (name === 'case') return cases;
  if (name === 'step') {
    const [, kinds = []] = kindsFor.find(([path]) => path.test(route.path)) ?? [];
    const opened = view.pack.steps.filter(
      ({ id, kind }) =>
        kinds.includes(kind) && view.steps.some(({ step, openedAt }) => step === id && openedAt !== null),
    );
    return opened.slice(-2).map(({ id }) => id);
  }
  const schema = route.params?.shape[name];
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  const own = rows[name] ?? [];
  return (name === 'file' ? own.filter((one) => one.case === null || cases.includes(as<CaseId>(one.case))) : own).map(
    ({ id }) => id,
  );
}

/** Every value in an answer: what somebody knows who has read it. Numbers up to three digits, the platform's own words and the heads of a table are no knowledge of anybody. */
export function knowledgeIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (text: string): void => {
    if (!/^(?:\d{0,3}|[a-z]+(?:[-.][a-z-]+)*|✓)$/.test(text)) found.add(text);
  };
  const walk = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) walk(one);
    else if (value !== null) add(String(value as string | number | boolean));
  };
  try {
    walk(JSON.parse(text));
  } catch {
    for (const cell of text
      .split('\n')
      .slice(1)
      .join(',')
      .split(/[,\r]+/))
      walk(cell);
  }
  return found;
}

/** Asks every route as one visitor, and tells what differs from what is written down. */
export async function crawl(
  app: FastifyInstance,
  routes: readonly AnyRoute[],
  found: Found,
  moment: string,
  visitor: Visitor,
  cases: readonly CaseId[],
): Promise<{
  readonly asked: number;
  readonly wrong: readonly Wrong[];
  readonly answers: ReadonlyMap<string, string>;
}> {
  const wrong: Wrong[] = [];
  const answers = new Map<string, string>();
  let asked = 0;
  for (const route of routes) {
    if (route.method !== 'GET' || unasked.includes(route.id)) continue;
    for (const params of addresses(route, found, cases)) {
      const query = route.query !== null && 'size' in route.query.shape ? { size: '300' } : {};
      const answer = await app.inject({
        method: 'GET',
        url: `/api${addressOf(route, params, query)}`,
        headers: visitor.by ? { authorization: `Bearer ${tokenOf(visitor.by)}` } : {},
      });
      asked += 1;
      if (answer.statusCode === 200) answers.set(`${route.id} ${JSON.stringify(params)}`, answer.body);
      const tell = (kind: Wrong['wrong'], what: string) =>
        wrong.push({ moment, who: visitor.sort, route: route.id, of: JSON.stringify(params), wrong: kind, what });
      const judged = judge(route, params, answer.statusCode, answer.body, found, visitor);
      if (judged !== null) tell(judged.wrong, judged.what);
      // A receipt of one's own act, and the log of looks, tell of which case they are.
      if (told(route.id, answer.body, visitor)) continue;
      for (const leak of leaksIn(
        accessOf(route, params, found),
        answer.body + JSON.stringify(answer.headers),
        found,
        visitor,
      ))
        tell('leak', leak);
    }
  }
  return { asked, wrong, answers };
}

function told(route: string, body: string, { by }: Visitor): boolean {
  if (route === 'list-all-access') return by?.administrator === 'audit';
  return route === 'read-receipt' && by !== null && body.includes(JSON.stringify(by.person).replaceAll('"', '\\"'));
}

/** A file is a part of some thing, and read by whoever may read that. */
const accessOf = (route: AnyRoute, params: Readonly<Record<string, string>>, { files }: Found): AnyRoute['access'] => {
  const file = files.get(params.file ?? '');
  return file ? { to: 'reader', of: file.thing } : route.access;
};

function judge(
  route: AnyRoute,
  params: Readonly<Record<string, string>>,
  status: number,
  body: string,
  found: Found,
  { by, may }: Visitor,
): Pick<Wrong, 'wrong' | 'what'> | null {
  const got = (wanted: string) => `${status} instead of ${wanted}: ${body.slice(0, 120)}`;
  if (status >= 500) return { wrong: 'fault', what: got('an answer') };
  const { access } = route;
  if (access.to === 'anybody')
    return status === 401 || status === 403 ? { wrong: 'refusal', what: got('an answer') } : null;
  if (by === null) return status === 401 ? null : { wrong: 'leak', what: got('401') };
  if (access.to === 'administrator') {
    const holds =
      by.administrator !== undefined && by.administrator !== null && access.hands.includes(by.administrator);
    if (holds) return status === 200 ? null : { wrong: 'refusal', what: got('200') };
    return status === 403 ? null : { wrong: 'leak', what: got('403') };
  }
  const file = found.files.get(params.file ?? '');
  if (file) {
    if (!may.may(file.thing, file.case)) return status === 404 ? null : { wrong: 'leak', what: got('404') };
    return status === 200 ? null : { wrong: 'refusal', what: got('200') };
  }
  if (access.to !== 'reader') return null;
  const thing = access.of;
  if (narrower.includes(route.id) && may.edition(thing) && status === 403) return null;
  const verdict = allowed(thing, params, found, may);
  if (verdict === 'either') return null;
  if (verdict === 'list') return listed(route, status, body, found, may, access.of);
  if (verdict)
    return status === 200 || (status === 404 && mayBeMissing.includes(route.id))
      ? null
      : { wrong: 'refusal', what: got('200') };
  return status === 403 || status === 404 ? null : { wrong: 'leak', what: got('403 or 404') };
}

/** Whether the answer is to be given; a list always is, with what belongs in it. */
function allowed(
  thing: Thing,
  params: Readonly<Record<string, string>>,
  found: Found,
  may: Expected,
): boolean | 'either' | 'list' {
  const { view, rows } = found;
  const item = Object.entries(params).find(([name]) => name in rows && name !== 'applicant');
  const one = params.case ?? (item ? (rows[item[0]]?.find(({ id }) => id === item[1])?.case ?? null) : null);
  if (item && thing === 'report') return may.report(item[1]);
  if (things[thing].about === 'edition') return may.edition(thing);
  if (one === null) return item ? may.edition(thing) : 'list';
  if (!view.cases.some(({ id }) => id === one)) return false;
  if (may.either(as<CaseId>(one))) return 'either';
  return may.may(thing, as<CaseId>(one));
}

/** A list of all cases is whole, and no longer than that. */
function listed(
  route: AnyRoute,
  status: number,
  body: string,
  { view }: Found,
  may: Expected,
  thing: Thing,
): Pick<Wrong, 'wrong' | 'what'> | null {
  const mine = view.cases.filter(({ id }) => may.may(thing, id) && !may.either(id));
  if (status === 404 && mayBeMissing.includes(route.id)) return null;
  if (status === 403 || status === 404)
    return mine.length === 0 ? null : { wrong: 'refusal', what: `${status} for ${mine.length} cases` };
  if (status !== 200) return { wrong: 'refusal', what: `${status}: ${body.slice(0, 120)}` };
  if (route.id !== 'list-cases') return null;
  const { items, total } = JSON.parse(body) as { items: { id: string }[]; total: number };
  const missing = mine.filter(({ id }) => items.every((item) => item.id !== id));
  if (missing.length > 0) return { wrong: 'refusal', what: `${missing.map(({ id }) => id).join(', ')} missing` };
  return total === items.length ? null : { wrong: 'leak', what: `${total} counted, ${items.length} shown` };
}

/** Cases and canaries in an answer that must not be there, whatever the answer is. */
export function leaksIn(
  access: AnyRoute['access'],
  text: string,
  found: Pick<Found, 'view' | 'published' | 'applicantOf' | 'onRegister'>,
  { by, may }: Pick<Visitor, 'by' | 'may'>,
): readonly string[] {
  const { view, published, applicantOf } = found;
  const of = access.to === 'reader' ? access.of : null;
  const known = (one: string) =>
    published.has(one) ||
    may.may('case', as<CaseId>(one)) ||
    (of !== null && may.may(of, as<CaseId>(one))) ||
    may.either(as<CaseId>(one));
  const cases = new Set(view.cases.map(({ id }) => id as string));
  const named = new Set([...text.matchAll(/[\w-]+-case-\d+/g)].map(([id]) => id).filter((id) => cases.has(id)));
  const mentioned = of === 'people' && may.edition('people') ? [] : [...named].filter((one) => !known(one));
  const isTold = ({ thing, of: one }: Canary): boolean => {
    if (thing === 'name') return found.onRegister.has(one) || applicantOf(one).some(known);
    if (thing === 'message') return by?.person === one;
    if (thing === 'login') return by?.person === one || (by?.administrator ?? null) !== null;
    if (thing === 'invitation') return may.edition('progress') || (by?.administrator ?? null) !== null;
    if (thing === 'report') return may.report(one);
    if (thing === 'proceeding' || thing === 'people') return may.edition(thing);
    if (thing === 'draft') {
      const file = view.cases.find(({ id }) => id === one);
      return may.may('draft', as<CaseId>(one)) || (file?.submittedAt !== null && may.may('file', as<CaseId>(one)));
    }
    return may.may(thing, as<CaseId>(one));
  };
  const sung = canariesIn(text, view).filter((one) => !isTold(one));
  return [
    ...(mentioned.length > 0 ? [`names ${mentioned.join(', ')}`] : []),
    ...new Set(sung.map(({ thing, of: one }) => `canary of ${thing} ${one}`)),
  ];
}

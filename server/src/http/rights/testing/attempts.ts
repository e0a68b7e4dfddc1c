import { type AnyRoute, addressOf, type JsonSchema, jsonSchemaOf } from '@heng/contract';
import type { CaseId } from '@heng/domain/language';
import type { FastifyInstance } from 'fastify';
import { tokenOf } from '../../testing/place.ts';
import { type Found, leaksIn, type Visitor, type Wrong } from './crawl.ts';

/** Acts by which anybody speaks up about a case that is shown to all. */
const ofEverybody: readonly string[] = ['objection-filed', 'report-received'];
/** Anybody may withdraw from a case before they are given it: that is done, and no refusal. */
const done: readonly string[] = ['recusal-declared'];
/** Told to whoever has withdrawn, of their own recusal. */
const ownRecusal = /"(already-)?recused"/;

interface Asked {
  readonly route: AnyRoute;
  readonly body: unknown;
}

/**
 * What refusals tell: every act that names a case, tried on a case that is not there to see, in the seat that the visitor has and in one they have not; and
 * the same on a case that does not exist. Whoever tries learns nothing from the difference. Also what searching for foreign names gives, and the forms for everybody.
 */
export async function attempt(
  app: FastifyInstance,
  routes: readonly AnyRoute[],
  found: Found,
  moment: string,
  visitor: Visitor,
): Promise<{ readonly asked: number; readonly wrong: readonly Wrong[] }> {
  const { view } = found;
  const wrong: Wrong[] = [];
  let asked = 0;
  const send = async ({ route, body }: Asked, query: Record<string, string> = {}) => {
    asked += 1;
    const answer = await app.inject({
      method: route.method,
      url: `/api${addressOf(route, route.params && 'edition' in route.params.shape ? { edition: view.edition.id } : {}, query)}`,
      headers: {
        ...(visitor.by && { authorization: `Bearer ${tokenOf(visitor.by)}` }),
        ...(route.keyed && { 'idempotency-key': `attempt-${moment}-${visitor.sort.length}-${asked}` }),
      },
      ...(body !== null && { payload: body as object }),
    });
    const text = answer.body + JSON.stringify(answer.headers);
    const tell = (what: string) =>
      wrong.push({
        moment,
        who: visitor.sort,
        route: route.id,
        of: JSON.stringify(body ?? query),
        wrong: 'leak',
        what,
      });
    return { answer, text, tell };
  };

  const foreign = view.cases.find(
    ({ id, applicant }) =>
      !visitor.may.may('case', id) &&
      !visitor.may.either(id) &&
      !found.published.has(id) &&
      !found.onRegister.has(applicant),
  );
  if (!foreign) return { asked, wrong };
  const absent = `${view.edition.id}-case-9999` as CaseId;
  const own = view.members.find(({ person }) => person === visitor.by?.person);
  const office = view.members.find(({ body }) => view.pack.bodies[body]?.role === 'office');
  const seats = [own, office].flatMap((one) => (one ? [{ body: one.body, of: one.of }] : []));
  for (const route of routes) {
    if (route.body === null || done.includes(route.id)) continue;
    const schema = jsonSchemaOf(route.body, 'input');
    if (route.access.to === 'actor' && namesCase(schema) && visitor.by !== null) {
      // In the wrong seat, on a case that is theirs to see: told of that one at most.
      const mine = view.cases.find(({ id }) => visitor.may.may('case', id));
      if (own && mine && !visitor.may.edition('progress')) {
        const tried = await send({ route, body: { ...(sample(schema, view, mine.id) as object), as: seats[0] } });
        if (tried.answer.statusCode >= 400)
          for (const leak of leaksIn(route.access, tried.text, found, visitor)) tried.tell(leak);
      }
      for (const as of seats) {
        const on = (one: CaseId) => send({ route, body: { ...(sample(schema, view, one) as object), as } });
        const there = await on(foreign.id);
        for (const leak of leaksIn(route.access, there.text.replaceAll(foreign.id, ''), found, visitor))
          there.tell(leak);
        if (there.answer.statusCode < 400) there.tell(`${there.answer.statusCode}: done`);
        if (ofEverybody.includes(route.id) || ownRecusal.test(there.text)) continue;
        const nowhere = await on(absent);
        const plain = (text: string) => text.replaceAll(absent, '').replaceAll(foreign.id, '');
        if (plain(there.answer.body) !== plain(nowhere.answer.body))
          there.tell(`${there.answer.body.slice(0, 200)} and not ${nowhere.answer.body.slice(0, 200)}`);
      }
    } else if (route.access.to === 'anybody' && route.path.startsWith('/public/') && visitor.by === null) {
      const there = await send({ route, body: { ...(sample(schema, view, foreign.id) as object) } });
      for (const leak of leaksIn(route.access, there.text.replaceAll(foreign.id, ''), found, visitor)) there.tell(leak);
    }
  }
  for (const route of routes) {
    if (route.method !== 'GET' || route.query === null || !('q' in route.query.shape)) continue;
    if (Object.keys(route.params?.shape ?? {}).some((name) => name !== 'edition')) continue;
    if (route.access.to === 'reader' && route.access.of === 'people') continue; // people are no applicants
    const { answer, tell } = await send({ route, body: null }, { q: `canary~name~${foreign.applicant}~` });
    if (answer.statusCode !== 200) continue;
    const { total } = answer.json() as { total?: number };
    if (total !== undefined && total > 0) tell(`${total} found`);
  }
  return { asked, wrong };
}

const namesCase = (schema: JsonSchema): boolean => /"ref":"case"/.test(JSON.stringify(schema));

/** A value that fits, with this case wherever one is named. */
function sample(schema: JsonSchema, view: Found['view'], one: CaseId): unknown {
  const branches = (schema.anyOf ?? schema.oneOf) as readonly JsonSchema[] | undefined;
  if (branches) return sample(branches[0] ?? {}, view, one);
  if ('const' in schema) return schema.const;
  if ('default' in schema && !('ref' in schema)) return schema.default;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  switch (schema.type) {
    case 'string':
      return sampleText(schema, view, one);
    case 'integer':
    case 'number':
      return Math.max(1, Number(schema.minimum ?? 1));
    case 'boolean':
      return false;
    case 'array':
      return [sample((schema.items ?? {}) as JsonSchema, view, one)];
    case 'object': {
      const { properties = {}, required = [] } = schema as {
        properties?: Record<string, JsonSchema>;
        required?: readonly string[];
      };
      return Object.fromEntries(
        Object.entries(properties).flatMap(([name, part]) =>
          required.includes(name) || namesCase(part) ? [[name, sample(part, view, one)]] : [],
        ),
      );
    }
    default:
      return null;
  }
}

function sampleText(schema: JsonSchema, view: Found['view'], one: CaseId): string {
  const { ref, kinds, format, pattern } = schema as {
    ref?: string;
    kinds?: readonly string[];
    format?: string;
    pattern?: string;
  };
  if (ref === 'case') return one;
  if (ref === 'edition') return view.edition.id;
  if (ref === 'person') return view.members[0]?.person ?? 'x';
  if (ref === 'applicant') return view.cases[0]?.applicant ?? 'x';
  if (ref === 'notice') return view.notices[0]?.id ?? 'x';
  if (ref === 'step') return view.pack.steps.find(({ kind }) => kinds?.includes(kind) ?? true)?.id ?? 'x';
  if (ref === 'body') return Object.keys(view.pack.bodies)[0] ?? 'x';
  if (format === 'date' || pattern?.startsWith('^[12]')) return '2026-03-02';
  if (pattern?.includes('[0-9a-f]{64}')) return 'a'.repeat(64);
  return pattern?.startsWith('^\\d') ? '1' : 'x';
}

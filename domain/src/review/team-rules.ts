import type { PersonId, Refusal } from '../language/index.ts';
import { articleOf, type Block, type Body, type Marks, type ResolvedPack } from '../regulation/index.ts';
import { no } from './refusals.ts';
import { combinationOf, hasSheets, type ReviewStep } from './sheet-form.ts';
import { membersAtWork, type ReviewedCase, type Team } from './state.ts';

interface Seat {
  readonly seat: string;
}

/** A rule about a team that is not kept, and who may depart from it with reasons; null: nobody. */
export interface Breach {
  readonly field: string;
  readonly soft: string | null;
  readonly refusal: Refusal;
}

/** The body whose rules bind the teams of this one: itself, or the team body that a reviewing body creates. */
export function teamBodyOf({ bodies }: ResolvedPack, id: string): Block<Body> | undefined {
  const body = bodies[id];
  const made = Object.values(bodies).find(({ role, created_by: by }) => role === 'team' && by === id);
  return body?.role === 'team' ? body : (made ?? body);
}

/** Every rule about the size and the seats of a team that is not kept. A rule limited to some steps binds the teams that serve one of them. */
export function teamBreaches(
  body: Block<Body>,
  steps: readonly ReviewStep[],
  members: readonly Seat[],
): readonly Breach[] {
  return [...sizeBreaches(body, steps, members.length), ...seatBreaches(body, steps, members)];
}

function sizeBreaches(body: Block<Body>, steps: readonly ReviewStep[], count: number): readonly Breach[] {
  const { size } = body;
  if (!size || 'decided_by' in size || 'external' in size || !binds(size.at, steps)) return [];
  const { at_least: least, at_most: most, odd } = size;
  const breach = (field: string, code: 'team-too-small' | 'team-too-large' | 'team-not-odd', limit: object = {}) => ({
    field: `size.${field}`,
    soft: softBy(size, field) ?? softBy(body, 'size'),
    refusal: no(code, articleOf(size, field) ?? articleOf(body, 'size'), { body: body.name, count, ...limit }),
  });
  return [
    ...(least !== undefined && count < least ? [breach('at_least', 'team-too-small', { least })] : []),
    ...(most !== undefined && count > most ? [breach('at_most', 'team-too-large', { most })] : []),
    ...(odd === true && count % 2 === 0 ? [breach('odd', 'team-not-odd')] : []),
  ];
}

function seatBreaches(body: Block<Body>, steps: readonly ReviewStep[], members: readonly Seat[]): readonly Breach[] {
  const rules = (body.seats ?? []).filter(({ at }) => binds(at, steps));
  return rules.flatMap((rule) => {
    const count = members.filter(({ seat }) => seat === rule.seat).length;
    const least = rule.exactly ?? rule.at_least ?? 0;
    const most = rule.exactly ?? rule.at_most ?? null;
    if (count >= least && (most === null || count <= most)) return [];
    const field = rule.exactly !== undefined ? 'exactly' : count < least ? 'at_least' : 'at_most';
    const article = articleOf(rule, field) ?? articleOf(body, 'seats');
    const facts = { body: body.name, seat: rule.seat, least, most, count };
    return [
      { field: `seats.${rule.seat}.${field}`, soft: softBy(rule, field), refusal: no('team-seats', article, facts) },
    ];
  });
}

/**
 * Never two leaders; and one at least where the team agrees under its leader: an arrangement of the platform, where the regulation names none.
 * Seats that the body does not have are refused.
 */
export function leadership(
  body: Block<Body>,
  steps: readonly ReviewStep[],
  members: readonly Seat[],
): readonly Refusal[] {
  const article = articleOf(body, 'seats');
  const count = members.filter(({ seat }) => seat === 'leader').length;
  const isRuled = (body.seats ?? []).some(({ seat, at }) => seat === 'leader' && binds(at, steps));
  const needed = steps.some((step) => hasSheets(step) && combinationOf(step) === 'consensus');
  const seats = new Set(['leader', 'member', ...(body.seats ?? []).map(({ seat }) => seat)]);
  const unknown = [...new Set(members.map(({ seat }) => seat))].filter((seat) => !seats.has(seat));
  return [
    ...(!isRuled && (count > 1 || (needed && count === 0)) ? [no('team-leader', null, { count })] : []),
    ...unknown.map((seat) => no('team-seat-unknown', article, { body: body.name, seat })),
  ];
}

/**
 * The refusal of a team that has become too small for a case in a step: those who have neither left nor withdrawn are fewer than its body's least.
 * A team that was lawfully formed smaller, by a departure on record, is held to the size it was formed with.
 */
export function teamTooSmall(
  pack: ResolvedPack,
  step: ReviewStep,
  team: Team,
  { number, recused }: Pick<ReviewedCase, 'number' | 'recused'>,
): Refusal | false {
  const body = teamBodyOf(pack, team.body);
  const size = body?.size;
  if (!body || !size || 'decided_by' in size || 'external' in size || !binds(size.at, [step])) return false;
  const least = Math.min(size.at_least ?? 0, team.members.length);
  const count = membersAtWork(team, recused).length;
  const article = articleOf(size, 'at_least') ?? articleOf(body, 'size');
  return count < least && no('team-too-small', article, { body: body.name, count, least, number });
}

/** Whether this team can still bring a case to an end: somebody leads it, and it is large enough. Else the case may have a new one. */
export function canGoOn(
  pack: ResolvedPack,
  step: ReviewStep,
  team: Team,
  one: Pick<ReviewedCase, 'number' | 'recused'>,
): boolean {
  return canLead(team, one.recused) && teamTooSmall(pack, step, team, one) === false;
}

/** A team that has lost its leader for a case can bring it to no end. */
function canLead(team: Team, recused: readonly PersonId[]): boolean {
  const atWork = membersAtWork(team, recused);
  return team.members.some(({ seat }) => seat === 'leader')
    ? atWork.some(({ seat }) => seat === 'leader')
    : atWork.length > 0;
}

/** One team to each step, or one for the whole edition, where that is laid down. */
export function reach(pack: ResolvedPack, id: string, steps: readonly ReviewStep[]): readonly Refusal[] {
  const body = teamBodyOf(pack, id);
  if (!body) return [];
  const article = articleOf(body, 'team');
  if (body.team === 'per-step' && steps.length > 1) return [no('team-serves-one-step', article, { body: body.name })];
  const makers = [id, pack.bodies[id]?.created_by];
  const missing = pack.steps.filter(
    (step) =>
      step.kind === 'review' &&
      [step.by].flat().some((by) => makers.includes(by)) &&
      !steps.some((served) => served.id === step.id),
  );
  return body.team === 'edition' && missing.length > 0
    ? [no('team-serves-all-steps', article, { body: body.name, missing: missing.map(({ name }) => name) })]
    : [];
}

const binds = (at: readonly string[] | undefined, steps: readonly ReviewStep[]): boolean =>
  at === undefined || steps.some(({ id }) => at.includes(id));

const softBy = (block: Marks, field: string): string | null => block.soft?.[field] ?? null;

import { as, type BodyId, type CaseId, type StepId } from '@heng/domain/language';
import { type CaseView, type EditionView, isStanding, needsTeam } from '@heng/domain/procedure';
import type { Body, Step } from '@heng/domain/regulation';
import { hasSheets, reviewersOf, teamBodyOf } from '@heng/domain/review';

const usualSize = 5;

type Review = Extract<Step, { kind: 'review' }>;

/**
 * A team for as many waiting cases as there are teams to make of the pool: one leader, the seats that the regulation asks for, nobody with an interest in
 * any of them. Also in place of one that can go on no more.
 */
export function teamFor(view: EditionView, step: StepId, first: CaseId) {
  const def = view.pack.steps.find(({ id }) => id === step);
  if (def?.kind !== 'review') throw new Error(`${step} is no review`);
  const id = reviewersOf(view, def).find((body) => view.members.some((member) => member.body === body)) ?? '';
  const body = teamBodyOf(view.pack, id);
  const size = sizeOf(body);
  const pool = view.members.filter((member) => member.body === id).map(({ person }) => person);
  const waiting = view.cases.filter(
    (one) => isStanding(one) && !one.blocked && one.inScope[step] !== false && lacksTeam(view, def, one),
  );
  const teams = Math.max(1, Math.floor(pool.length / size));
  const used = new Set(view.cases.flatMap((one) => (one.teams[step] ? [one.teams[step].id] : []))).size;
  const cases = waiting.filter((_, index) => index % Math.max(1, teams - used) === 0 || waiting[index]?.id === first);
  const able = pool.filter((person) => !cases.some(({ recused }) => recused.includes(person)));
  const start = (used * size) % Math.max(1, pool.length);
  const seats = seatsOf(body, Math.min(size, able.length));
  const members = seats.flatMap((seat, index) => {
    const person = able[(start + index) % able.length];
    return person === undefined ? [] : [{ person, seat }];
  });
  return {
    body: as<BodyId>(id),
    steps: servedBy(view, def, body, cases).map((own) => as<StepId>(own.id)),
    members,
    cases: cases.map((one) => one.id),
  };
}

/** The usual number, within what is laid down; odd, so that it is lawful where that is. */
function sizeOf(body: Body | undefined): number {
  const bounds = body?.size && !('decided_by' in body.size) && !('external' in body.size) ? body.size : {};
  return Math.max(bounds.at_least ?? 1, Math.min(usualSize, bounds.at_most ?? usualSize));
}

/** A leader, then what other seats the regulation asks for, then members. */
function seatsOf(body: Body | undefined, size: number): readonly string[] {
  const asked = (body?.seats ?? [])
    .filter(({ seat }) => seat !== 'leader' && seat !== 'member')
    .flatMap(({ seat, exactly, at_least: least }) => Array.from({ length: exactly ?? least ?? 0 }, () => seat));
  const named = ['leader', ...asked];
  return [...named, ...Array.from({ length: Math.max(0, size - named.length) }, () => 'member')].slice(0, size);
}

/** The same team goes on to the next review, as most cities do, unless the regulation has one for each step. */
function servedBy(view: EditionView, def: Review, body: Body | undefined, cases: readonly CaseView[]): readonly Step[] {
  if (body?.team === 'per-step') return [def];
  return view.pack.steps.filter(
    (other) =>
      other.kind === 'review' &&
      hasSheets(other) &&
      String(other.by) === String(def.by) &&
      view.steps.find((state) => state.step === other.id)?.closedAt === null &&
      cases.every((one) => one.inScope[other.id] !== false && lacksTeam(view, other, one)),
  );
}

const lacksTeam = ({ pack }: EditionView, step: Review, one: CaseView): boolean => needsTeam(pack, step, one);

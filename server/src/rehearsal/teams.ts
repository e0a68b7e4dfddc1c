import { as, type BodyId, type CaseId, type StepId } from '@heng/domain/language';
import { type CaseView, type EditionView, isStanding, needsTeam } from '@heng/domain/procedure';

const teamSize = 5;

/**
 * A team for as many waiting cases as there are teams to make of the pool: one leader, nobody with an interest in any of them.
 * Also in place of one that can go on no more.
 */
export function teamFor(view: EditionView, step: StepId, first: CaseId) {
  const def = view.pack.steps.find(({ id }) => id === step);
  const body = (Array.isArray(def?.by) ? def.by[0] : def?.by) ?? '';
  const size = view.pack.bodies[body]?.size;
  const most = size && 'at_most' in size ? (size.at_most ?? teamSize) : teamSize;
  const pool = view.members.filter((member) => member.body === body).map(({ person }) => person);
  const waiting = view.cases.filter(
    (one) => isStanding(one) && !one.blocked && one.inScope[step] !== false && lacksTeam(view, step, one),
  );
  const teams = Math.max(1, Math.floor(pool.length / Math.min(teamSize, most)));
  const used = new Set(view.cases.flatMap((one) => (one.teams[step] ? [one.teams[step].id] : []))).size;
  const cases = waiting.filter((_, index) => index % Math.max(1, teams - used) === 0 || waiting[index]?.id === first);
  const able = pool.filter((person) => !cases.some(({ recused }) => recused.includes(person)));
  const start = (used * teamSize) % Math.max(1, pool.length);
  const members = Array.from(
    { length: Math.min(teamSize, most, able.length) },
    (_, index) => able[(start + index) % able.length] ?? able[0],
  ).flatMap((person, index) => (person === undefined ? [] : [{ person, seat: index === 0 ? 'leader' : 'member' }]));
  // The same team goes on to the site, as most cities do; the regulation leaves it open.
  const steps = view.pack.steps.filter(
    (other) =>
      other.kind === 'review' &&
      other.sheet !== 'not-scored' &&
      other.by === def?.by &&
      view.steps.find((state) => state.step === other.id)?.closedAt === null &&
      cases.every((one) => lacksTeam(view, as<StepId>(other.id), one)),
  );
  return {
    body: as<BodyId>(body),
    steps: steps.map(({ id }) => as<StepId>(id)),
    members,
    cases: cases.map(({ id }) => id),
  };
}

function lacksTeam({ pack }: EditionView, id: StepId, one: CaseView): boolean {
  const step = pack.steps.find((candidate) => candidate.id === id);
  return step?.kind === 'review' && needsTeam(pack, step, one);
}

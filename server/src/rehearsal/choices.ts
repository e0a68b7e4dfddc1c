import { majorityOf } from '@heng/domain/deliberation';
import { holdersOf } from '@heng/domain/edition';
import type { Actor, CaseId, Refusal, StepId, TierId } from '@heng/domain/language';
import { type CaseView, type EditionView, isVotedOn } from '@heng/domain/procedure';
import { listsWinners } from '../deliberation/acts.ts';
import type { Choice } from '../deliberation/ballot-box/store.ts';
import { closesGate } from '../ranking/acts.ts';
import { perform } from './perform.ts';
import { qualityOf } from './sheets.ts';
import type { Done, Stage } from './stage.ts';

/** One member's slips: the better the candidate, the surer a yes. The choice goes into the box and nowhere else. */
export async function choicesOf(stage: Stage, view: EditionView, by: Actor, step: StepId) {
  const member = by.person;
  const random = stage.random.for(`vote/${step}/${member}`);
  const candidates = await stage.world.ballotCandidates(by, step);
  return view.cases
    .filter(({ id, recused }) => candidates.includes(id) && !recused.includes(member))
    .map((one) => {
      const quality = qualityOf(stage, one);
      const roll = random.below(100);
      const choice: Choice = roll < quality + 8 ? 'yes' : roll < quality + 12 ? 'abstain' : 'no';
      return { case: one.id, choice };
    });
}

/** Candidates a ballot goes without: an objection to them is open. */
export const leftOut = (view: EditionView, step: StepId): readonly CaseId[] =>
  view.cases.filter((one) => one.blocked && isCandidate(view, step, one)).map(({ id }) => id);

function isCandidate(view: EditionView, step: StepId, one: CaseView): boolean {
  const def = view.pack.steps.find(({ id }) => id === step);
  return def?.kind === 'ballot' && isVotedOn(view, def, one);
}

/**
 * The minutes of a meeting, as its secretary would bring them: all members were there, and those without an interest voted. Where the regulation lays down
 * a majority the outcome follows from the votes; else the body declares it, and carries the better candidates.
 */
export function minutesOf(stage: Stage, view: EditionView, step: StepId) {
  const def = view.pack.steps.find(({ id }) => id === step);
  const bodies = def ? holdersOf(def) : [];
  const members = [...new Set(view.members.filter(({ body }) => bodies.includes(body)).map(({ person }) => person))];
  const counts = def?.kind === 'resolution' && majorityOf(def.carried_by) !== null;
  const here = def?.kind === 'resolution' ? view.cases.filter((one) => isVotedOn(view, def, one)) : [];
  return {
    step,
    document: null,
    day: stage.clock.today,
    present: members,
    outcomes: here
      .filter(({ blocked }) => !blocked)
      .map((one) => {
        const able = members.filter((member) => !one.recused.includes(member));
        const random = stage.random.for(`resolution/${step}/${one.id}`);
        const yes = able.filter(() => random.below(100) < qualityOf(stage, one) + 8).length;
        const votes = { yes, no: able.length - yes, abstain: 0, invalid: 0 };
        return counts
          ? { case: one.id, votes, carried: null }
          : { case: one.id, votes: null, carried: yes * 2 >= able.length };
      }),
    without: here.filter(({ blocked }) => blocked).map(({ id }) => id),
  };
}

/** Closes a gate; where a rule of it asks for somebody's judgement, the better applicants are found to go on. */
export async function closesGateWith(stage: Stage, view: EditionView, by: Actor, step: StepId): Promise<Done> {
  const first = await perform(stage, by, closesGate, { step, findings: [] });
  if (first.ok || !first.reasons.every(({ code }) => code === 'gate-needs-finding')) return first;
  const findings = first.reasons.flatMap(({ facts }) => {
    const one = view.cases.find(({ number }) => number === facts.number);
    if (!one) return [];
    const finding = qualityOf(stage, one) >= goesOn ? ('holds' as const) : ('does-not-hold' as const);
    return [{ case: one.id, rule: String(facts.rule), finding, reasons: '样例：依据评审报告认定。' }];
  });
  return perform(stage, by, closesGate, { step, findings });
}

/** Percent of quality from which an invented office lets an applicant go on. */
const goesOn = 55;

/** How often a list is mended by what its refusal proposes before it counts as stuck. */
const mendings = 6;

/** First everybody who was carried; where that is more than the seats, what the refusal proposes, and the committee's own decision between equals. */
export async function listsCarried(stage: Stage, by: Actor, step: StepId): Promise<Done> {
  const carried = await stage.world.carried(by, step);
  const tiers = [...new Set(carried.map(({ tier }) => tier))];
  let lists: Lists = tiers.map((tier) => ({
    tier,
    cases: carried.flatMap((one) => (one.tier === tier ? [one.case] : [])),
  }));
  let decision: { readonly document: string; readonly reasons: string } | null = null;
  for (let mended = 0; ; mended += 1) {
    const done = await perform(stage, by, listsWinners, { step, lists, departure: null, decision });
    if (done.ok || mended === mendings) return done;
    lists = done.reasons.reduce(trim, lists);
    const open = done.reasons.some(({ code, facts }) => code === 'order-undecided' || named(facts.tied).length > 0);
    if (open) decision = { document: '样例决议', reasons: '样例：得票和总分均相同，由全体会议决议。' };
  }
}

type Lists = readonly { readonly tier: TierId; readonly cases: readonly CaseId[] }[];

const named = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

function trim(lists: Lists, { code, facts }: Refusal): Lists {
  const without = (gone: (id: string) => boolean): Lists =>
    lists.map(({ tier, cases }) => ({ tier, cases: cases.filter((id) => !gone(id)) }));
  if (code === 'candidate-barred') return without((id) => id === facts.case);
  if (code !== 'over-quota' && code !== 'seats-reserved') return lists;
  const room = Number(facts.most) - named(facts.proposed).length;
  const kept = [...named(facts.proposed), ...named(facts.tied).slice(0, Math.max(0, room))];
  return without((id) => named(facts.listed).includes(id) && !kept.includes(id));
}

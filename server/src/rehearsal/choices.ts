import {
  type Actor,
  as,
  type CaseId,
  type PersonId,
  type Refusal,
  type StepId,
  type TierId,
} from '@heng/domain/language';
import { type EditionView, isStanding } from '@heng/domain/procedure';
import type { ResolvedPack } from '@heng/domain/regulation';
import { listsWinners } from '../deliberation/acts.ts';
import type { Choice } from '../deliberation/ballot-box/store.ts';
import { perform } from './perform.ts';
import type { Done, Stage } from './stage.ts';
import { loadCarried, loadRanked } from './store.ts';

/** How many more candidates than seats an invented office puts before the committee. */
const beyondSeats = 1;

/** Candidates in the order of the ranking: for each tier its seats and a little more, the best tier first. */
export async function listedCandidates(stage: Stage, view: EditionView, step: StepId) {
  const ids = await loadRanked(stage.desk, stage.edition);
  const standing = new Set(view.cases.filter(isStanding).map(({ id }) => id as string));
  const ranked = ids.filter((id) => standing.has(id));
  let taken = 0;
  const lists = Object.keys(view.pack.tiers).map((tier) => {
    const seats = seatsOf(view, tier) + beyondSeats;
    const cases = ranked.slice(taken, taken + seats);
    taken += seats;
    return { tier: as<TierId>(tier), cases };
  });
  return { step, lists, reasons: [] };
}

/** The cap of a tier alone; 3 where there is none, so that the list ends somewhere. */
function seatsOf(view: EditionView, tier: string): number {
  const cap = view.pack.quotas.find((quota) => quota.for?.tiers?.length === 1 && quota.for.tiers[0] === tier)?.at_most;
  return typeof cap === 'number' ? cap : 3;
}

/** One member's slips: the better the candidate, the surer a yes. The choice goes into the box and nowhere else. */
export function choicesOf(stage: Stage, view: EditionView, member: PersonId) {
  const random = stage.random.for(`vote/${member}`);
  return view.cases
    .filter((one) => isStanding(one) && one.tier !== null && !one.blocked && !one.recused.includes(member))
    .map((one) => {
      const quality = stage.applicants.find(({ id }) => id === one.applicant)?.quality ?? 60;
      const roll = random.below(100);
      const choice: Choice = roll < quality + 8 ? 'yes' : roll < quality + 12 ? 'abstain' : 'no';
      return { case: one.id, choice };
    });
}

/** First everybody who was carried; where that is more than the seats, what the refusal proposes, and the committee's own decision between equals. */
export async function listsCarried(stage: Stage, by: Actor, step: StepId): Promise<Done> {
  const { desk, edition, pack } = stage;
  const carried = await loadCarried(desk, edition, step);
  const all = Object.keys(pack.tiers).map((tier) => ({
    tier: as<TierId>(tier),
    cases: carried.flatMap((one) => (one.tier === tier ? [one.case] : [])),
  }));
  const first = await perform(stage, by, listsWinners, { step, lists: all, departure: null, decision: null });
  if (first.ok) return first;
  const lists = first.reasons.reduce<Lists>((left, reason) => trim(pack, left, reason), all);
  const tied = first.reasons.some(({ facts }) => Array.isArray(facts.tied) && facts.tied.length > 0);
  const decision = tied ? { document: '样例决议', reasons: '样例：得票和总分均相同，由全体会议决议。' } : null;
  return perform(stage, by, listsWinners, { step, lists, departure: null, decision });
}

type Lists = readonly { readonly tier: TierId; readonly cases: readonly CaseId[] }[];

function trim(pack: ResolvedPack, lists: Lists, { code, facts }: Refusal): Lists {
  if (code === 'candidate-barred')
    return lists.map(({ tier, cases }) => ({ tier, cases: cases.filter((id) => id !== facts.case) }));
  if (code !== 'over-quota') return lists;
  const tiers = pack.quotas.find(({ id }) => id === facts.quota)?.for?.tiers ?? Object.keys(pack.tiers);
  const named = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
  const room = Number(facts.most) - named(facts.proposed).length;
  const kept = [...named(facts.proposed), ...named(facts.tied).slice(0, Math.max(0, room))];
  return lists.map(({ tier, cases }) =>
    tiers.includes(tier) ? { tier, cases: cases.filter((id) => kept.includes(id)) } : { tier, cases },
  );
}

import { type Frame, holdersOf, nameOf, notOrganiser, stepNotOpen, wrongBody } from '../edition/index.ts';
import {
  type BodyId,
  type CaseId,
  dayOf,
  type Instant,
  type Refusal,
  type Result,
  type StepId,
  type TierId,
  unless,
} from '../language/index.ts';
import {
  articleOf,
  breachesOf,
  factsMissing,
  isOffered,
  type QuotaBreach,
  type QuotaEntry,
  type QuotaLaw,
  shortfallsOf,
  trimToQuotas,
  vacanciesOf,
} from '../regulation/index.ts';
import type { DeliberationAct } from './acts.ts';
import { no } from './refusals.ts';
import { makesWinners, votingStepOf } from './voting-step.ts';
import { barredOf, inOrderOfVotes, seatOf, type TalliedCase } from './winners-order.ts';

/** The counted ballot, and what stands on its result. */
export interface WinnersPlan {
  readonly frame: Frame;
  readonly opened: boolean;
  readonly counted: boolean;
  readonly listed: boolean;
  /** Candidates of the ballot that still stand. */
  readonly tallied: readonly TalliedCase[];
  /** All applications, where a quota is a share of them. */
  readonly field: QuotaLaw['field'];
}

export interface ListWinners {
  readonly step: StepId;
  readonly lists: readonly { readonly tier: TierId; readonly cases: readonly CaseId[] }[];
  /** Over a soft cap: who departs from it, in which document, why. */
  readonly departure: { readonly by: BodyId; readonly document: string; readonly reasons: string } | null;
  /** Where the regulation does not say who goes first: what the body itself has decided. */
  readonly decision: { readonly document: string; readonly reasons: string } | null;
}

type WinnersListed = Extract<DeliberationAct, { act: 'winners-listed' }>;

/**
 * Makes the list of intended winners: carried candidates only, each in its own tier (or one of those it stands for, where no list has placed it), under every quota. A list over a hard cap is refused and the lawful
 * one proposed, by votes, then by total; over a soft cap it needs the body that may depart. What is equal, or to be taken otherwise, the body decides.
 * Whoever a disqualifier bars by now is not listed, and the seat is for the next who was carried. Fewer than the seats leaves seats empty; nobody falls to another tier. Where no majority is laid down, the body declares the outcome by this list.
 */
export function listWinners(plan: WinnersPlan, command: ListWinners, at: Instant): Result<WinnersListed, Refusal> {
  const { frame, tallied } = plan;
  const { pack } = frame;
  const step = votingStepOf(pack, command.step);
  const article = articleOf(step);
  const law: QuotaLaw = { quotas: pack.quotas, counts: 'winners', field: plan.field };
  const named = command.lists.flatMap(({ cases }) => cases);
  const seats = new Map(
    tallied.flatMap((own) => {
      const tier = tierIn(own, command);
      return tier === null ? [] : [[own.case, seatOf(pack, { ...own, tier }, dayOf(at))] as const];
    }),
  );
  const listed = [...new Set(named)].flatMap((name) => seats.get(name) ?? []);
  const twice = named.filter((name, index) => named.indexOf(name) < index);
  const unknown = named.filter((name) => !seats.has(name));
  const barred = barredOf(frame, step, tallied, dayOf(at));
  const able = ableOf(plan, barred);
  const declares = tallied.some(({ carried }) => carried === null);
  return unless<WinnersListed, Refusal>(
    [
      declares ? wrongBody(frame, step) : notOrganiser(frame, step),
      stepNotOpen(frame, step),
      !makesWinners(pack, step) && no('decides-no-winners', article, { name: step.name }),
      !plan.opened && no('ballot-not-opened', article, { name: step.name }),
      plan.opened && !plan.counted && no('ballot-not-counted', article, { name: step.name }),
      plan.listed && no('winners-already-listed', article),
      twice.length > 0 && no('listed-twice', null, { cases: twice }),
      unknown.length > 0 && no('not-voted-on', article, { cases: unknown }),
      ...tierMixed(frame, tallied, command),
      ...notCarried(tallied, named, articleOf(step, 'carried_by')),
      ...barred.filter(({ facts }) => named.some((name) => name === facts.case)),
      ...seatsUnknown(plan, law, listed),
      ...overQuota(able, law, listed, command),
      ...orderOpen(able, law, seats, command),
    ],
    () => ({
      act: 'winners-listed',
      article,
      step: command.step,
      lists: command.lists,
      vacant: vacantSeats(frame, law, listed),
      short: shortfallsOf(law, listed),
      departure: breachesOf(law, listed).length > 0 && command.departure ? pick(command.departure) : null,
      decision: command.decision && { document: command.decision.document },
    }),
  );
}

/** The same without those who are barred: what is proposed leaves them out. */
const ableOf = (plan: WinnersPlan, barred: readonly Refusal[]): WinnersPlan => ({
  ...plan,
  tallied: plan.tallied.filter((own) => !barred.some(({ facts }) => facts.case === own.case)),
});

const pick = ({ by, document }: NonNullable<ListWinners['departure']>) => ({ by, document });

/** Seats of each tier that stay empty under this list. */
export function vacantSeats(
  { pack }: Pick<Frame, 'pack'>,
  law: QuotaLaw,
  listed: readonly QuotaEntry[],
): Record<string, number | null> {
  const tiers = Object.entries(pack.tiers).filter(([, tier]) => isOffered(tier));
  return Object.fromEntries(tiers.map(([tier]) => [tier, vacanciesOf(law, listed, tier, Object.keys(pack.tracks))]));
}

/** The tier a case is seated in: where a list has placed it, else where this one does, else the first it stands for. */
const tierIn = ({ case: name, tier, tiers }: TalliedCase, { lists }: ListWinners): TierId | null =>
  tier ?? lists.find(({ cases }) => cases.includes(name))?.tier ?? tiers[0] ?? null;

function tierMixed({ pack }: Frame, tallied: readonly TalliedCase[], { lists }: ListWinners): readonly Refusal[] {
  return lists.flatMap(({ tier, cases }) => {
    const others = tallied
      .filter((own) => cases.includes(own.case) && !(own.tier === null ? own.tiers : [own.tier]).includes(tier))
      .map((own) => own.case);
    return others.length > 0
      ? [no('wrong-tier', null, { tier, name: pack.tiers[tier]?.name ?? tier, cases: others })]
      : [];
  });
}

const notCarried = (
  tallied: readonly TalliedCase[],
  named: readonly CaseId[],
  article: Refusal['article'],
): readonly Refusal[] =>
  tallied
    .filter((own) => named.includes(own.case) && own.carried === false)
    .map((own) => no('not-carried', article, { case: own.case, yes: own.yes, needed: own.needed }));

/** Whether a seat is taken, or a quota applies, can be told for everybody on the list. */
function seatsUnknown(
  { frame }: WinnersPlan,
  law: QuotaLaw,
  listed: readonly ReturnType<typeof seatOf>[],
): readonly Refusal[] {
  const matters = frame.pack.receives.some(({ takes_seat }) => takes_seat === false);
  return [
    ...(matters ? listed : [])
      .filter(({ open }) => open !== null)
      .map((own) => no('row-undecided', null, { case: own.case, row: own.open })),
    ...factsMissing(law, listed).map((missing) => no('quota-fact-missing', null, missing)),
  ];
}

function overQuota(
  plan: WinnersPlan,
  law: QuotaLaw,
  listed: readonly QuotaEntry[],
  { departure }: ListWinners,
): readonly Refusal[] {
  const breaches = breachesOf(law, listed);
  if (breaches.length === 0) return [];
  const lawful = trimmed(plan, law, listed);
  const within = (entries: readonly QuotaEntry[], { cases }: QuotaBreach): readonly CaseId[] =>
    entries.map((entry) => entry.case).filter((name) => cases.includes(name));
  return breaches.flatMap((breach) => {
    const { quota, most, taken, article, soft } = breach;
    const facts = {
      quota,
      seats_of: seatsOf(plan.frame, quota),
      may_depart: soft === null ? null : nameOf(plan.frame.pack, soft),
    };
    if (soft !== null && departure?.by === soft)
      return isGiven(departure) ? [] : [no('decision-unreasoned', article, facts)];
    if (soft !== null && departure) return [no('departure-not-yours', article, facts)];
    const proposed = within(lawful.kept, breach);
    const tied = within(lawful.tied, breach);
    const code = breach.field === 'reserved' ? 'seats-reserved' : 'over-quota';
    return [no(code, article, { ...facts, most, taken, listed: breach.cases, proposed, tied })];
  });
}

/** The seats of a quota by the names of their tiers; by its id, where it is laid down for all of them alike. */
function seatsOf({ pack }: Frame, id: string): readonly string[] {
  const tiers = pack.quotas.find((quota) => quota.id === id)?.for?.tiers ?? [];
  return tiers.length > 0 ? tiers.map((tier) => pack.tiers[tier]?.name ?? tier) : [id];
}

/** Who was carried and is left out, though the order of votes and totals would give a seat, or though nothing tells it from one who has the seat. */
function orderOpen(
  plan: WinnersPlan,
  law: QuotaLaw,
  seats: ReadonlyMap<CaseId, QuotaEntry>,
  command: ListWinners,
): readonly Refusal[] {
  const { frame, tallied } = plan;
  const named = command.lists.flatMap(({ cases }) => cases);
  const carried = tallied.filter((own) => own.carried === true).flatMap((own) => seats.get(own.case) ?? []);
  const { kept, tied } = trimmed(plan, law, carried);
  const left = kept.filter((own) => !named.includes(own.case)).map((own) => own.case);
  const chosen = tied.filter((own) => named.includes(own.case)).length;
  const facts = { body: holdersOf(votingStepOf(frame.pack, command.step)).map((body) => nameOf(frame.pack, body)) };
  if (command.decision) return isGiven(command.decision) ? [] : [no('decision-unreasoned', null)];
  return [
    ...(left.length > 0 ? [no('carried-left-out', null, { ...facts, cases: left })] : []),
    ...(chosen > 0 && chosen < tied.length
      ? [no('order-undecided', null, { ...facts, cases: tied.map((own) => own.case) })]
      : []),
  ];
}

const isGiven = ({ document, reasons }: { readonly document: string; readonly reasons: string }): boolean =>
  document.trim() !== '' && reasons.trim() !== '';

function trimmed({ tallied }: WinnersPlan, law: QuotaLaw, entries: readonly QuotaEntry[]) {
  const groups = inOrderOfVotes(tallied).map((group) =>
    group.flatMap((own) => entries.find((entry) => entry.case === own.case) ?? []),
  );
  return trimToQuotas(law, groups);
}

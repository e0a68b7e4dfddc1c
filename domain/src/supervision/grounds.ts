import { type Calendar, lastDayOf } from '../calendar/index.ts';
import { bodiesOf } from '../edition/index.ts';
import type { Cite, Day, Instant } from '../language/index.ts';
import type { CaseState } from '../notice/index.ts';
import {
  type Answer,
  answer,
  articleAt,
  articleOf,
  type Block,
  barFrom,
  type FactValue,
  type Finding,
  itemName,
  lookUp,
  type Measure,
  noFacts,
  type ResolvedPack,
  type Rule,
  type RuleContext,
  type RuleFacts,
  type RuleOutcome,
  ruleContext,
  type Sanction,
  standsFor,
} from '../regulation/index.ts';
import type { ImposedMeasure } from './acts.ts';
import { type AwardFile, amountOf, governmentOf, type Proceeding, rowOf, type Subject } from './state.ts';

/**
 * What rules read about a winner today: the facts of the application, records of what has happened since added to them, and what is on record about
 * duties. `since`: only what was recorded after this instant, as for a second proceeding on a ground that was looked into before.
 */
export function factsAfter(
  pack: ResolvedPack,
  { facts, duties, events }: Pick<AwardFile, 'facts' | 'duties' | 'events'>,
  findings: Readonly<Record<string, Finding>>,
  since: Instant | null = null,
): RuleFacts {
  const isNew = ({ recordedAt }: { readonly recordedAt: Instant }) => since === null || recordedAt > since;
  const known: Record<string, FactValue | null> = { ...facts.facts };
  if (since !== null) for (const [fact, value] of Object.entries(known)) if (Array.isArray(value)) known[fact] = [];
  for (const { fact, value } of events.filter(isNew)) {
    const before = known[fact];
    known[fact] = Array.isArray(value) ? [...(Array.isArray(before) ? before : []), ...value] : value;
  }
  const obligations = duties.filter(isNew).flatMap(({ duty, is, on }) => (is === 'done' ? [] : [{ duty, is, on }]));
  return { ...facts, facts: known, findings: ofSanctions(pack, findings), obligations };
}

/** Up to when proceedings on a sanction have looked into everything: the end of the last one. null: none has ended. */
export const lookedInto = (proceedings: readonly Pick<Proceeding, 'decision' | 'droppedAt'>[]): Instant | null =>
  proceedings
    .flatMap(({ decision, droppedAt }) => decision?.at ?? droppedAt ?? [])
    .toSorted()
    .at(-1) ?? null;

/** Findings of the application's own vetting are about other rules. */
const ofSanctions = (pack: ResolvedPack, findings: Readonly<Record<string, Finding>>) =>
  Object.fromEntries(Object.entries(findings).filter(([path]) => lookUp(pack, path) !== undefined));

/** A winner as rules of sanctions see it. */
export function subjectOfAward(
  pack: ResolvedPack,
  award: AwardFile,
  findings: Readonly<Record<string, Finding>>,
  since: Instant | null = null,
): Subject {
  const { applicant, track, kind, tier, awardedOn } = award;
  const anchors = awardedOn === null ? award.anchors : { ...award.anchors, award: awardedOn };
  return { award, applicant, track, kind, tiers: [tier], anchors, facts: factsAfter(pack, award, findings, since) };
}

/** An applicant as rules of sanctions see it. */
export function subjectOfCase(
  pack: ResolvedPack,
  file: CaseState,
  anchors: Subject['anchors'],
  findings: Readonly<Record<string, Finding>>,
): Subject {
  const { applicant, track, kind } = file;
  const tiers = standsFor(pack, file);
  const facts = { ...file.facts, findings: ofSanctions(pack, findings), obligations: [] };
  return { award: null, applicant, track, kind, tiers, anchors, facts };
}

/** A person or a body: what is against them is for people to find. */
export const subjectOfOther = (findings: Readonly<Record<string, Finding>>): Subject => ({
  award: null,
  applicant: null,
  track: '',
  kind: '',
  tiers: [],
  anchors: {},
  facts: { ...noFacts, findings, obligations: [] },
});

const contextAt = (
  pack: ResolvedPack,
  sanction: Block<Sanction>,
  { track, kind, tiers, anchors }: Subject,
  day: Day,
  path: string,
): RuleContext => ({
  ...ruleContext({ pack, day, anchors: { ...anchors, decision: day }, track, kind, tiers }, path, sanction),
  within: sanction.within ?? null,
});

/** What each ground of a sanction answers on this day, by path, with its window and the days it counts from. */
export function groundsOf(
  pack: ResolvedPack,
  sanction: Block<Sanction>,
  subject: Subject,
  day: Day,
): readonly RuleOutcome[] {
  return sanction.grounds.map((ground, i) => {
    const path = `sanctions.${sanction.id}.grounds.${itemName(ground, i)}`;
    return answer(ground, subject.facts, contextAt(pack, sanction, subject, day, path));
  });
}

/** A measure that may follow, and whether the condition it hangs on holds or is still open. */
export interface Following {
  readonly measure: Measure;
  readonly path: string;
  /** What its `when` answered; null: it has none. */
  readonly condition: RuleOutcome | null;
}

/**
 * The measures that follow where a ground holds: all but those whose condition is known not to be met, and those of which nothing is left, as of a title
 * that is revoked already. No ground that holds, no measure.
 */
export function measuresOf(
  pack: ResolvedPack,
  sanction: Block<Sanction>,
  grounds: readonly RuleOutcome[],
  subject: Subject,
  day: Day,
): readonly Following[] {
  if (!grounds.some(holds)) return [];
  const excluded: readonly Answer[] = ['does-not-hold', 'not-applicable'];
  return sanction.measures
    .map((measure, i) => ({ measure: leftOf(pack, measure, subject.award), place: itemName(measure, i) }))
    .flatMap(({ measure, place }) => (measure === null ? [] : [{ measure, place }]))
    .map(({ measure, place }): Following => {
      const path = `sanctions.${sanction.id}.measures.${place}`;
      const context = contextAt(pack, sanction, subject, day, `${path}.when`);
      return { measure, path, condition: measure.when ? answer(measure.when, subject.facts, context) : null };
    })
    .filter(({ condition }) => condition === null || !excluded.includes(condition.answer));
}

/** What is left of a measure against an award: a title is taken once, and only what was given is asked back. null: nothing. */
function leftOf(pack: ResolvedPack, measure: Measure, award: AwardFile | null): Measure | null {
  if (award === null) return measure;
  if (measure.do === 'revoke-title') return award.revokedOn === null ? measure : null;
  if (measure.do !== 'recover') return measure;
  const what = measure.what.filter((item) => wasGiven(pack, award, item));
  return what.length === 0 ? null : { ...measure, what };
}

/** Whether an item came with the award. Where the award table does not say which honours do, what the regulation asks back is taken as given: silence is no no. */
function wasGiven(pack: ResolvedPack, award: AwardFile, item: string): boolean {
  if (item === 'money') return amountOf(award.money) !== 0;
  const { honours } = rowOf(pack, award.row);
  return !Array.isArray(honours) || honours.includes(item);
}

export const holds = (outcome: RuleOutcome): boolean => outcome.answer === 'holds';
export const isOpenAnswer = ({ answer: said }: Pick<RuleOutcome, 'answer'>): boolean =>
  said === 'needs-judgement' || said === 'fact-missing';

/** A measure as it is imposed on this day. `correctBy`: the day the deciding body has set for a correction, where the regulation has no length. */
export function imposed(
  pack: ResolvedPack,
  sanction: Block<Sanction>,
  { measure, path }: Following,
  subject: Subject,
  { day, correctBy, calendar }: { readonly day: Day; readonly correctBy: Day | null; readonly calendar: Calendar },
): ImposedMeasure {
  const plain = {
    do: measure.do,
    article: articleAt(pack, path) ?? articleOf(sanction),
    what: [],
    bar: null,
    due: null,
  };
  switch (measure.do) {
    case 'recover':
      return { ...plain, what: measure.what };
    case 'bar':
      return { ...plain, bar: barFrom(measure, pack.regulation.programme, day, subject.anchors) };
    case 'order-correction':
      return {
        ...plain,
        due: typeof measure.within === 'string' ? lastDayOf(calendar, day, measure.within).last : correctBy,
      };
    default:
      return plain;
  }
}

/** Who asks; where the regulation names nobody, the deciding body starts by itself. */
export const askersOf = ({ asked_by, decided_by }: Sanction): readonly string[] =>
  asked_by === null || asked_by === decided_by ? [] : [asked_by];

/** Who decides; where the regulation names nobody, the government or the office. */
export const decidersOf = (pack: ResolvedPack, { decided_by }: Sanction): readonly string[] =>
  decided_by === null ? [...governmentOf(pack), ...bodiesOf(pack, 'office')] : [decided_by];

/** Who finds on a ground or condition: the body its rule names, else who asks, else who decides, else the office. */
export function groundFinders(pack: ResolvedPack, sanction: Sanction, path: string): readonly string[] {
  const by = namedFinder(pack, path) ?? sanction.asked_by ?? sanction.decided_by;
  return by === null ? bodiesOf(pack, 'office') : [by];
}

/** The article that says who finds: of the body the rule names, else of who asks or decides; where nobody is named, the article of the rule. */
export function finderArticle(pack: ResolvedPack, sanction: Block<Sanction>, path: string): Cite | null {
  if (namedFinder(pack, path) !== null) return articleAt(pack, `${path}.by`);
  if (sanction.asked_by !== null) return articleOf(sanction, 'asked_by');
  return sanction.decided_by === null ? articleAt(pack, path) : articleOf(sanction, 'decided_by');
}

function namedFinder(pack: ResolvedPack, path: string): string | null {
  const rule = lookUp(pack, path) as Rule | undefined;
  return rule?.rule === 'judgement' ? rule.by : null;
}

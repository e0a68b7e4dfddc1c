import { type Day, parseDay, parseExact } from '../language/index.ts';
import type { Answer, Attribute, Fact, Id, ResolvedPack, RuleBase, Scalar } from './pack.ts';

/** Whose facts a rule reads. */
export type About = NonNullable<RuleBase['about']>;

/** One entry of a fact that is a list of records: a date, for a state also `until` (cured), and what else the fact asks. */
export type RecordEntry = Readonly<Record<Id, Scalar | null>>;

/** A yes or no, a date, a number, a text; figures by year (`{ 2023: 5 }`); or records. */
export type FactValue = Scalar | Readonly<Record<string, Scalar | null>> | readonly RecordEntry[];

/** What a person decided for a rule that needs judgement. */
export type Finding = Extract<Answer, 'holds' | 'does-not-hold' | 'not-applicable'>;

/** An award on the register. Editions are counted back from the present one: 1 is the last edition, null where that is not known. */
export interface PastAward {
  readonly tier: Id;
  readonly awardedOn: Day;
  readonly revokedOn: Day | null;
  readonly editionsAgo: number | null;
}

/** Another application that was made under the same or another programme; one that has ended no longer stands. */
export interface OtherApplication {
  readonly track: Id;
  readonly sameEdition: boolean;
  readonly year: number;
  readonly stands: boolean;
}

/** What a winner did about a duty, or about a use of the money or the title. */
export interface DutyEvent {
  readonly duty: Id;
  readonly is: 'missed' | 'refused' | 'breached';
  readonly on: Day | null;
}

/** All that rules read about one case: a plain value, built from tables or from an example. What is absent is not known; that is never "no". */
export interface RuleFacts {
  /** By id of the fact; about somebody else by `employer.incidents`. Absent or null: nobody has answered. */
  readonly facts: Readonly<Record<string, FactValue | null>>;
  /** Documents on file; `validUntil` null: without end, absent: not known. */
  readonly documents: Readonly<Record<Id, { readonly validUntil?: Day | null }>>;
  /** Bodies that have recommended. */
  readonly recommendedBy: readonly Id[];
  /** Bodies of many of which one has recommended, and the facts do not tell whether it was the one for this applicant. */
  readonly recommendedUnmatched: readonly Id[];
  /** The application is handed in: a document or recommendation that is not on file is not there. Before, it is merely missing yet. */
  readonly submitted: boolean;
  /** By path of the rule. */
  readonly findings: Readonly<Record<string, Finding>>;
  /** By whose and which programme, see `registerKey`. Absent: that register has not been asked. */
  readonly awards: Readonly<Record<string, readonly PastAward[]>>;
  /** The same way. */
  readonly applications: Readonly<Record<string, readonly OtherApplication[]>>;
  /** null: the record of duties has not been asked. */
  readonly obligations: readonly DutyEvent[] | null;
  /** Exact points by total or step; null: not scored. */
  readonly scores: Readonly<Record<Id, string | null>>;
  /** Place in a ranking, by what is ranked (`total`), or by that and the list it is ranked in (`total.tier`). */
  readonly places: Readonly<Record<string, number>>;
  /** Seats that a margin is measured by. */
  readonly seats: number | null;
}

/** Nothing is known yet. Examples and tests put in what they give. */
export const noFacts: RuleFacts = {
  facts: {},
  documents: {},
  recommendedBy: [],
  recommendedUnmatched: [],
  submitted: false,
  findings: {},
  awards: {},
  applications: {},
  obligations: null,
  scores: {},
  places: {},
  seats: null,
};

export const registerKey = (about: About, programme: Id): string => `${about}.${programme}`;

export const factKey = (about: About, fact: Id): string => (about === 'applicant' ? fact : `${about}.${fact}`);

/** Whose facts a rule may read besides the applicant's own. */
const others: readonly string[] = ['parent', 'subsidiary', 'group', 'employer', 'employee', 'head'] satisfies About[];

/** The question with this id, `employer.incidents` being the same one about somebody else; null: there is none. */
export function factNamed({ facts }: Pick<ResolvedPack, 'facts'>, id: string): Fact | null {
  const dot = id.lastIndexOf('.');
  const name = id.slice(dot + 1);
  const isAsked = Object.hasOwn(facts, name) && (dot < 0 || others.includes(id.slice(0, dot)));
  return isAsked ? (facts[name] ?? null) : null;
}

/** One answer to a fact, and who gave it. */
export interface FactAnswer {
  readonly fact: string;
  readonly source: Fact['from'][number];
  readonly value: FactValue | null;
}

const isRecords = (fact: Fact): boolean => typeof fact.type === 'object' && 'records' in fact.type;

/**
 * Of several answers the one that counts: the first in the order the fact's `from` gives, an answer of nobody named there counts for nothing.
 * Records are added up instead, since each office knows of its own. Where all departments that were asked have `answered`, or the office has, records that
 * are theirs to report and that none reported are none: an empty list.
 */
export function chooseFacts(
  pack: ResolvedPack,
  answers: readonly FactAnswer[],
  answered: readonly FactAnswer['source'][],
): Record<string, FactValue> {
  const chosen: Record<string, FactValue> = {};
  for (const id of new Set([...Object.keys(pack.facts), ...answers.map(({ fact }) => fact)])) {
    const fact = factNamed(pack, id);
    if (!fact) continue;
    const given = fact.from.flatMap((from) => answers.filter((a) => a.fact === id && a.source === from));
    const values = given.map(({ value }) => value).filter((value) => value !== null);
    const [first] = values;
    if (isRecords(fact)) {
      const asked = !id.includes('.') && fact.from.some((source) => answered.includes(source));
      if (first !== undefined || asked) chosen[id] = values.flatMap((value) => (Array.isArray(value) ? value : []));
    } else if (first !== undefined) chosen[id] = first;
  }
  return chosen;
}

/** Whether a value is an answer to this fact at all: the right type, only attributes and choices the fact knows. Null answers nothing and fits. */
export function fitsFact(pack: ResolvedPack, fact: Fact, value: unknown): value is FactValue | null {
  const { type } = fact;
  if (value === null) return true;
  if (type === 'yearly-number' || type === 'yearly-rank') return fitsYears(pack, 'number', value);
  if (typeof type === 'object' && 'yearly' in type) return fitsYears(pack, type.yearly, value);
  if (typeof type !== 'object' || !('records' in type)) return fitsAttribute(pack, type, value);
  const { records } = type;
  const isEntry = (entry: unknown): boolean =>
    isMap(entry) &&
    Object.entries(entry).every(
      ([key, item]) => Object.hasOwn(records, key) && fitsAttribute(pack, records[key], item),
    );
  return Array.isArray(value) && value.every(isEntry);
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fitsYears = (pack: ResolvedPack, type: Attribute, value: unknown): boolean =>
  isMap(value) &&
  Object.entries(value).every(([year, item]) => /^\d{4}$/.test(year) && fitsAttribute(pack, type, item));

function fitsAttribute(pack: ResolvedPack, type: Attribute | undefined, value: unknown): boolean {
  if (type === undefined) return false;
  if (value === null) return true;
  if (type === 'yes-no') return typeof value === 'boolean';
  if (type === 'number') {
    return (typeof value === 'number' || typeof value === 'string') && parseExact(value) !== null;
  }
  if (typeof value !== 'string') return false;
  // Neither a database nor canonical JSON can hold the other texts.
  if (type === 'text') return !value.includes('\0') && value.isWellFormed();
  if (type === 'date') return parseDay(value) !== null;
  if ('choices' in type) return Object.hasOwn(type.choices, value);
  return (pack.scales[type.scale] ?? []).some(({ id }) => id === value);
}

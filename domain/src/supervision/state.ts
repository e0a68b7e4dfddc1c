import { bodiesOf, type Frame } from '../edition/index.ts';
import type {
  ActId,
  ApplicantId,
  AwardId,
  CaseId,
  Day,
  Instant,
  PersonId,
  ProceedingId,
  Refusal,
  ReportId,
  TierId,
} from '../language/index.ts';
import { recusedFrom } from '../people/index.ts';
import type {
  Block,
  CaseContext,
  FactValue,
  Finding,
  Receives,
  ResolvedPack,
  RuleFacts,
  Sanction,
} from '../regulation/index.ts';
import type { ImposedMeasure, ReportSubject, Target } from './acts.ts';
import { no } from './refusals.ts';

/** What is on record about a duty, or about a use of the money or the title. */
export interface DutyRecord {
  readonly duty: string;
  readonly is: 'done' | 'missed' | 'refused' | 'breached';
  /** 1 for the first time it fell due; null where it is neither counted nor dated, and for refused and breached. */
  readonly time: number | null;
  /** Done, refused or breached on this day; for missed, the day it was due. */
  readonly on: Day;
  readonly recordedAt: Instant;
}

/** What a department or the office has reported about a winner since the award: the value of one fact. */
export interface ReportedEvent {
  /** The act it was reported by. */
  readonly id: ActId;
  readonly fact: string;
  readonly value: FactValue;
  readonly recordedAt: Instant;
}

/** Whole units of the pack's currency. */
export interface AwardMoney {
  /** By the award table; null: no amount there. */
  readonly settled: number | null;
  /** By a decision since; null: none. */
  readonly decided: number | null;
  /** The date of that decision. */
  readonly decidedOn: Day | null;
  readonly paid: number;
  /** Reported as spent. */
  readonly used: number;
}

/** 获奖档案 one award with all that belongs to the years after it. */
export interface AwardFile {
  readonly id: AwardId;
  readonly case: CaseId;
  readonly applicant: ApplicantId;
  readonly track: string;
  readonly kind: string;
  readonly tier: TierId;
  /** The row of the award table it was settled by. */
  readonly row: string;
  /** The award date; null: not announced. */
  readonly awardedOn: Day | null;
  /** null: it stands. */
  readonly revokedOn: Day | null;
  /** `application`, and steps that are over; `award` is added. */
  readonly anchors: CaseContext['anchors'];
  /** Of the application, with the registers. */
  readonly facts: RuleFacts;
  readonly duties: readonly DutyRecord[];
  readonly events: readonly ReportedEvent[];
  readonly money: AwardMoney;
}

/** An award, and who acts on it. */
export interface AwardPlace {
  readonly frame: Frame;
  /** Who has withdrawn from the case it was given for. */
  readonly recused: readonly PersonId[];
  readonly award: AwardFile;
}

/** What a deciding body has decided. */
export interface Decision {
  readonly imposed: boolean;
  readonly measures: readonly ImposedMeasure[];
  /** Its date: bars count from it. */
  readonly day: Day;
  /** When it was put on record: what was known by then has been looked into. */
  readonly at: Instant;
}

export interface Recovered {
  readonly what: string;
  readonly amount: number | null;
}

/** 查处 one proceeding as it stands. */
export interface Proceeding {
  readonly id: ProceedingId;
  readonly sanction: string;
  readonly target: Target;
  readonly openedAt: Instant;
  /** By path of the ground or condition. */
  readonly findings: Readonly<Record<string, Finding>>;
  readonly askedAt: Instant | null;
  readonly droppedAt: Instant | null;
  readonly decision: Decision | null;
  readonly publishedOn: Day | null;
  /** What has come back of the award, by this decision or another on the same award: nothing comes back twice. */
  readonly recovered: readonly Recovered[];
  readonly correction: { readonly reportedOn: Day | null; readonly met: boolean | null };
}

/** What rules read about whoever a proceeding is against. */
export interface Subject {
  readonly award: AwardFile | null;
  readonly applicant: ApplicantId | null;
  readonly track: string;
  readonly kind: string;
  readonly tiers: readonly string[];
  readonly anchors: CaseContext['anchors'];
  readonly facts: RuleFacts;
}

export interface ProceedingPlace {
  readonly frame: Frame;
  /** Who has withdrawn from the case it is about; empty where it is about none. */
  readonly recused: readonly PersonId[];
  readonly proceeding: Proceeding;
  readonly subject: Subject;
}

/** 举报 one report as it stands. */
export interface Report {
  readonly id: ReportId;
  readonly channel: string;
  readonly about: ReportSubject | null;
  readonly receivedAt: Instant;
  /** What the channel demands and has not come; empty: complete. */
  readonly missing: readonly string[];
  readonly due: Day | null;
  readonly answeredAt: Instant | null;
}

export interface ReportPlace {
  readonly frame: Frame;
  /** Who has withdrawn from the case it is about; empty where it is about none. */
  readonly recused: readonly PersonId[];
  readonly report: Report;
}

/** The bodies that are the government itself, not one of many below it. */
export const governmentOf = (pack: ResolvedPack): readonly string[] =>
  Object.entries(pack.bodies).flatMap(([id, { role, many }]) => (role === 'government' && many !== true ? [id] : []));

/** The sanction with this id; a wrong id in our own record is a fault. */
export function sanctionOf(pack: ResolvedPack, id: string): Block<Sanction> {
  const sanction = pack.sanctions.find((candidate) => candidate.id === id);
  if (!sanction) throw new Error(`the pack of ${pack.regulation.id} has no sanction ${id}`);
  return sanction;
}

/** The row of the award table an award was settled by. */
export function rowOf(pack: ResolvedPack, id: string): Block<Receives> {
  const row = pack.receives.find((candidate) => candidate.id === id);
  if (!row) throw new Error(`the award table of ${pack.regulation.id} has no row ${id}`);
  return row;
}

/** What has been paid can be owed back; what may still be paid is the rest of this. Null: no amount is decided. */
export const amountOf = ({ settled, decided }: AwardMoney): number | null => decided ?? settled;

/** Nothing is asked of an award before it is announced, and nothing more from the day it is revoked. */
export function notHeld({ awardedOn, revokedOn }: AwardFile, day: Day): Refusal | false {
  if (awardedOn === null) return no('award-not-announced', null);
  return revokedOn !== null && day >= revokedOn && no('award-revoked', null, { revoked: revokedOn });
}

/** A day on record lies between the award and today. */
export function wrongDay({ awardedOn }: Pick<AwardFile, 'awardedOn'>, on: Day, today: Day): Refusal | false {
  if (on > today) return no('day-not-come', null, { day: on });
  return awardedOn !== null && on < awardedOn && no('before-the-award', null, { day: on, awarded: awardedOn });
}

/** A winner acts on its own award only. */
export const notYourAward = ({ frame: { actor }, award }: AwardPlace): Refusal | false =>
  actor.body === 'applicant' && actor.of !== award.applicant && no('not-your-award', null, { body: actor.body });

/**
 * These bodies, the office in place of those that were dissolved with the edition: what they left open would else never end. The regulations that dissolve
 * a body do not say who takes over; the office does the daily work.
 */
export const heirsOf = (place: LawAndEdition, bodies: readonly string[]): readonly string[] => [
  ...new Set(bodies.flatMap((body) => (isDissolved(place, body) ? bodiesOf(place.pack, 'office') : [body]))),
];

/** The body lasted one edition, and that is over. */
export const isDissolved = ({ pack, edition }: LawAndEdition, body: string): boolean =>
  edition.closedAt !== null && pack.bodies[body]?.lasts === 'edition';

/** The regulation of an edition, and whether that is over. */
export interface LawAndEdition {
  readonly pack: ResolvedPack;
  readonly edition: Pick<Frame['edition'], 'closedAt'>;
}

/** Whoever has withdrawn from a case handles nothing that is about it; nobody handles what is against themselves. */
export function hasWithdrawn(
  { frame: { pack, actor }, recused }: { readonly frame: Frame; readonly recused: readonly PersonId[] },
  target: Target | null = null,
): Refusal | false {
  return recusedFrom(pack, target !== null && 'person' in target ? [...recused, target.person] : recused, actor.person);
}

/** The named body, or for a winner the party that applied: it has no other. */
export const partyOf = (by: string): string => (by === 'winner' ? 'applicant' : by);

export const isAmount = (amount: number): boolean => Number.isSafeInteger(amount) && amount > 0;

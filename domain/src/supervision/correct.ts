import { bodiesOf, notAllowed } from '../edition/index.ts';
import {
  dayOf,
  type Instant,
  isDigest,
  type ProceedingId,
  type Refusal,
  type Result,
  unless,
} from '../language/index.ts';
import type { SupervisionAct } from './acts.ts';
import { decidersOf } from './grounds.ts';
import { measuresWith } from './proceeding.ts';
import { no } from './refusals.ts';
import { hasWithdrawn, heirsOf, type ProceedingPlace, sanctionOf } from './state.ts';

export interface ReportCorrection {
  readonly proceeding: ProceedingId;
  readonly sha256: string;
}

export interface JudgeCorrection {
  readonly proceeding: ProceedingId;
  readonly met: boolean;
  /** Kept in the table; the act has none. */
  readonly reasons: string;
}

type CorrectionReported = Extract<SupervisionAct, { act: 'correction-reported' }>;
type CorrectionJudged = Extract<SupervisionAct, { act: 'correction-judged' }>;

/** 报告改正: whoever was ordered to, or for a person or body the office, reports that it is done. What comes after the day counts, and is marked late. */
export function reportCorrection(
  place: ProceedingPlace,
  { sha256 }: ReportCorrection,
  at: Instant,
): Result<CorrectionReported, Refusal> {
  const { frame, proceeding, subject } = place;
  const { actor } = frame;
  const [order] = measuresWith(proceeding, 'order-correction');
  const party = subject.applicant === null ? bodiesOf(frame.pack, 'office') : ['applicant'];
  const due = order?.due ?? null;
  return unless<CorrectionReported, Refusal>(
    [
      notAllowed(frame, party, order?.article ?? null),
      actor.body === 'applicant' && actor.of !== subject.applicant && no('not-your-award', null, { body: actor.body }),
      !order && no('nothing-to-correct', null),
      proceeding.correction.met !== null && no('correction-judged', null),
      !isDigest(sha256) && no('digest-unfit', null),
    ],
    () => ({
      act: 'correction-reported',
      article: order?.article ?? null,
      proceeding: proceeding.id,
      sha256,
      late: due !== null && dayOf(at) > due,
      due,
    }),
  );
}

/**
 * 验收改正: the body that ordered it finds, with reasons, whether it is met: once it is reported, or once its day is over without a report. An order without
 * a last day may be found not met at any time: else it could stay open for ever.
 */
export function judgeCorrection(
  place: ProceedingPlace,
  { met, reasons }: JudgeCorrection,
  at: Instant,
): Result<CorrectionJudged, Refusal> {
  const { frame, proceeding } = place;
  const [order] = measuresWith(proceeding, 'order-correction');
  const article = order?.article ?? null;
  const { reportedOn } = proceeding.correction;
  const due = order?.due ?? null;
  const isOver = due === null || dayOf(at) > due;
  return unless<CorrectionJudged, Refusal>(
    [
      notAllowed(frame, heirsOf(frame, decidersOf(frame.pack, sanctionOf(frame.pack, proceeding.sanction))), article),
      hasWithdrawn(place, proceeding.target),
      !order && no('nothing-to-correct', null),
      order !== undefined && proceeding.correction.met !== null && no('correction-judged', null),
      order !== undefined && reportedOn === null && (met || !isOver) && no('correction-not-reported', article, { due }),
      reasons.trim() === '' && no('ground-without-reasons', null),
    ],
    () => ({ act: 'correction-judged', article, proceeding: proceeding.id, met }),
  );
}

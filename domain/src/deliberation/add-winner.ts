import { type Frame, notOrganiser, wrongBody } from '../edition/index.ts';
import type { CaseId, Instant, Refusal, Result, StepId } from '../language/index.ts';
import { dayOf, refuse, unless } from '../language/index.ts';
import { replacementForbidden } from '../notice/index.ts';
import { articleOf, breachesOf, type QuotaLaw, shortfallsOf } from '../regulation/index.ts';
import type { DeliberationAct } from './acts.ts';
import { vacantSeats } from './list-winners.ts';
import { no } from './refusals.ts';
import { isAnnounced, votingStepOf } from './voting-step.ts';
import { barredOf, type SeatedCase, seatOf } from './winners-order.ts';

/** The winners after their notice: who is still listed, who lost the seat at which notice, and who was carried and had no seat. */
export interface WinnersNow {
  readonly frame: Frame;
  readonly listed: readonly SeatedCase[];
  readonly failed: readonly { readonly step: StepId; readonly case: CaseId }[];
  /** `late`: the vote on it was held after the list was made, since an objection was open before. */
  readonly passedOver: readonly (SeatedCase & { readonly late?: boolean })[];
  readonly field: QuotaLaw['field'];
}

export interface AddWinner {
  readonly step: StepId;
  readonly case: CaseId;
  /** The new decision of the body that votes; null: there is none. */
  readonly decision: { readonly document: string; readonly reasons: string } | null;
}

type WinnersListed = Extract<DeliberationAct, { act: 'winners-listed' }>;

/**
 * 递补: puts another case on the list of winners after a notice has cost somebody the seat, or one on whom the vote could be held only after the list was made. Nobody moves up by itself: it takes a new decision of the body
 * that votes, on one who was carried and had no seat, under every cap; and the notice is held anew, unless the regulation lets it be. Where the regulation
 * forbids it the seat stays empty. A refusal says which seats are, by tier.
 */
export function addWinner(state: WinnersNow, command: AddWinner, at: Instant): Result<WinnersListed, Refusal> {
  const { frame, listed, failed, field } = state;
  const { pack } = frame;
  const { decision } = command;
  const step = votingStepOf(pack, command.step);
  const law: QuotaLaw = { quotas: pack.quotas, counts: 'winners', field };
  const seated = listed.map((own) => seatOf(pack, own, dayOf(at)));
  const seats = vacantSeats(frame, law, seated);
  const vacant = Object.entries(seats).flatMap(([tier, free]) => (free === null ? [] : [`${tier}: ${free}`]));
  const facts = { case: command.case, vacant };
  const forbidden = replacementForbidden(pack, failed, [command.case]);
  if (forbidden || decision === null) {
    const wrong = notOrganiser(frame, step);
    const law = forbidden && { ...forbidden, facts: { ...forbidden.facts, vacant } };
    return refuse(...(wrong ? [wrong] : []), law || no('new-decision-needed', articleOf(step), facts));
  }
  const own = state.passedOver.find((one) => one.case === command.case);
  const seatedAfter = own ? [...seated, seatOf(pack, own, dayOf(at))] : seated;
  const isOver = breachesOf(law, seatedAfter).some(({ cases }) => cases.includes(command.case));
  return unless<WinnersListed, Refusal>(
    [
      wrongBody(frame, step),
      isAnnounced(frame) && no('winners-announced', articleOf(step), facts),
      failed.length === 0 && own?.late !== true && no('no-seat-lost', articleOf(step), facts),
      !own && no('not-passed-over', articleOf(step), facts),
      isOver && no('no-seat-free', articleOf(step), facts),
      ...barredOf(frame, step, own ? [{ ...own, tiers: [own.tier] }] : [], dayOf(at)),
      (decision.document.trim() === '' || decision.reasons.trim() === '') && no('decision-unreasoned', null),
    ],
    () => ({
      act: 'winners-listed',
      article: articleOf(step),
      step: command.step,
      lists: own ? [{ tier: own.tier, cases: [own.case] }] : [],
      vacant: vacantSeats(frame, law, seatedAfter),
      short: shortfallsOf(law, seatedAfter),
      departure: null,
      decision: { document: decision.document },
    }),
  );
}

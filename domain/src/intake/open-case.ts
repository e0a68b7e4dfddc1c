import { type Frame, notAllowed } from '../edition/index.ts';
import type { CaseId, Instant, PersonId, Refusal, Result } from '../language/index.ts';
import { unless } from '../language/index.ts';
import { notYourCase } from '../notice/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { IntakeAct } from './acts.ts';
import { applicationStepFor, notTaking } from './application-step.ts';
import { barredFrom, type StandingBar } from './barred.ts';
import { againstTier, seekerOf, type TierChoice } from './choose-tier.ts';
import { no } from './refusals.ts';

export interface OpenCase extends TierChoice {
  readonly case: CaseId;
}

export interface CasePlace {
  readonly frame: Frame;
  /** The next number in the edition. */
  readonly next: number;
  /** Number of the application this applicant has in this track; null: none. */
  readonly taken: number | null;
  /** Those who act for this applicant in this edition, by the same party as the actor; empty: nobody yet. */
  readonly agents: readonly PersonId[];
  /** On record against the applicant, or anybody who applies with it. */
  readonly bars: readonly StandingBar[];
}

type CaseOpened = Extract<IntakeAct, { act: 'case-opened' }>;

/**
 * 立卷: an applicant's agent, or its parent, starts an application after the announcement and before the closing day has ended. Own notices and the
 * parent's check belong to its file. Whoever is the first to open for an applicant acts for it in this edition.
 */
export function openCase(place: CasePlace, command: OpenCase, at: Instant): Result<CaseOpened, Refusal> {
  const { frame, agents } = place;
  const track = frame.pack.tracks[command.track];
  const step = applicationStepFor(frame.pack, seekerOf(command));
  return unless<CaseOpened, Refusal>(
    [
      // Nobody acts for an applicant before its case is opened: the seat comes with this act.
      notAllowed({ ...frame, seated: true }, ['applicant', 'parent'], step && articleOf(step, 'by')),
      notYourCase(frame, command),
      agents.length > 0 &&
        !agents.includes(frame.actor.person) &&
        no('not-the-agent', null, { person: frame.actor.person }),
      !track && no('no-such-track', null, { track: command.track }),
      track &&
        !Object.hasOwn(track.kinds, command.kind) &&
        no('no-such-kind', articleOf(track), {
          track: track.name,
          kind: command.kind,
          kinds: Object.values(track.kinds),
        }),
      track && step === null && no('no-application-step', null, { track: track.name }),
      ...(track ? againstTier(frame.pack, command) : []),
      ...(step ? notTaking(frame, step, at) : []),
      ...barredFrom(frame, place.bars, at),
      place.taken !== null && no('case-exists', null, { track: track?.name ?? command.track, number: place.taken }),
    ],
    () => ({
      act: 'case-opened',
      article: step && articleOf(step),
      number: place.next,
      ...command,
      tier: command.tier ?? null,
      partners: command.partners ?? [],
    }),
  );
}

import { bodiesOf, editionRefusals, type Frame, nameOf, notAllowed, stateOf, stepOf } from '../edition/index.ts';
import {
  as,
  type BodyId,
  type CaseId,
  dayOf,
  type Instant,
  isDigest,
  type Refusal,
  type Result,
  refusalsOf,
  unless,
} from '../language/index.ts';
import { applies, caseOver, contextOf, notYourCase, ownStepsWaiting } from '../notice/index.ts';
import { articleOf, recommenderFits } from '../regulation/index.ts';
import type { IntakeAct } from './acts.ts';
import { applicationStepFor, tooLate } from './application-step.ts';
import { type ExcludedRecommender, excludedFrom } from './barred.ts';
import { type Departure, departs, misfit, overQuota, type Recommending } from './recommend-rules.ts';
import { no } from './refusals.ts';

const noEdition = refusalsOf(editionRefusals);

export interface MakeRecommendation {
  readonly case: CaseId;
  /** The document of the pack that the recommendation stands in. */
  readonly document: string;
  readonly sha256: string;
  /** Over a soft quota: who departs from it, in which document, why; absent: nobody. */
  readonly departure?: Departure | null;
}

export interface RecommenderState extends Recommending {
  readonly frame: Frame;
  /** What this body, this one of it, has said about the case so far; null: nothing. */
  readonly said: 'recommended' | 'returned' | null;
  /** Who may recommend no more. */
  readonly excluded: readonly ExcludedRecommender[];
}

type RecommendationMade = Extract<IntakeAct, { act: 'recommendation-made' }>;
type ApplicationReturned = Extract<IntakeAct, { act: 'application-returned' }>;

/**
 * 推荐: a parent, or a body the regulation lets recommend, recommends an application in writing before it is handed in; a parent only once its own
 * check and notice are passed. Refused: a document nobody asks of it, one of many that is not the one for this applicant, more than its quota of
 * recommendations, twice. Where the facts do not tell whether it is the one, that is for a person to confirm later.
 */
export function makeRecommendation(
  state: RecommenderState,
  command: MakeRecommendation,
  at: Instant,
): Result<RecommendationMade, Refusal> {
  const { frame, file } = state;
  const { actor, pack } = frame;
  const document = pack.documents[command.document];
  const fits =
    document && applies(document, file.facts, contextOf(frame, file, dayOf(at)), `documents.${command.document}`);
  const isTheirs = document !== undefined && partiesOf(frame).includes(document.by);
  return unless<RecommendationMade, Refusal>(
    [
      ...againstRecommender(state, at),
      excludedFrom(frame, state.excluded),
      (!isTheirs || fits?.in === false) &&
        no('not-asked-to-recommend', null, {
          body: nameOf(pack, actor.body),
          document: document?.name ?? command.document,
        }),
      document !== undefined &&
        fits?.in === null &&
        no('facts-missing', articleOf(document), { for: document.name, names: fits.missing }),
      !isDigest(command.sha256) && no('not-a-digest', null, { documents: [command.document] }),
      state.said === 'recommended' && no('already-recommended', null, { body: nameOf(pack, actor.body) }),
      ...(actor.body === 'parent' && document ? parentNotDone(state, document.due, at) : []),
      misfit(state),
      ...overQuota(state, command.departure ?? null),
    ],
    () => ({
      act: 'recommendation-made',
      article: document ? articleOf(document) : null,
      case: file.id,
      body: actor.body,
      of: actor.of,
      document: command.document,
      sha256: command.sha256,
      fits: fitsOf(state),
      departure: departs(state) && command.departure ? pick(command.departure) : null,
    }),
  );
}

/** 退回: a recommender sends the application back with reasons, which stay out of the journal. The applicant may mend it and ask again. */
export function returnApplication(
  state: RecommenderState,
  command: { readonly case: CaseId; readonly reasons: string },
  at: Instant,
): Result<ApplicationReturned, Refusal> {
  const { frame, file, said } = state;
  const name = nameOf(frame.pack, frame.actor.body);
  return unless<ApplicationReturned, Refusal>(
    [
      ...againstRecommender(state, at),
      said === 'recommended' && no('already-recommended', null, { body: name }),
      said === 'returned' && no('already-returned', null, { body: name }),
      command.reasons.trim() === '' && no('reasons-missing', null),
    ],
    () => {
      const body = frame.pack.bodies[frame.actor.body];
      return {
        act: 'application-returned',
        article: body ? articleOf(body) : null,
        case: file.id,
        body: as<BodyId>(frame.actor.body),
        of: frame.actor.of,
      };
    },
  );
}

/** A recommender goes by its own name and by that of the party; so does a parent. */
function partiesOf({ actor, pack }: Frame): readonly string[] {
  return pack.bodies[actor.body]?.role === 'recommender' ? [actor.body, 'recommender'] : [actor.body];
}

function againstRecommender({ frame, file }: RecommenderState, at: Instant): readonly (Refusal | false)[] {
  const step = applicationStepFor(frame.pack, file);
  const closed = step && stateOf(frame, step.id).closedAt;
  const named = Object.values(frame.pack.documents).map(({ by }) => by);
  const recommenders = [
    'parent',
    'recommender',
    ...bodiesOf(frame.pack, 'recommender'),
    ...named.filter((by) => by in frame.pack.bodies),
  ];
  return [
    notAllowed(frame, [...new Set(recommenders)], null),
    notYourCase(frame, file),
    caseOver(frame, file),
    file.submittedAt !== null && no('already-submitted', null, { submitted: file.submittedAt }),
    step !== null && tooLate(frame, step, at),
    closed !== null && step !== null && noEdition('step-over', articleOf(step), { name: step.name, closed }),
  ];
}

const parentNotDone = ({ frame, file }: RecommenderState, due: string, at: Instant): readonly Refusal[] =>
  frame.pack.steps.some(({ id }) => id === due)
    ? ownStepsWaiting(frame, file, stepOf(frame.pack, due).id, dayOf(at), (holders) => holders.includes('parent'))
    : [];

/** True: this one of a body of many is the one for the applicant; null: a person has to confirm it. */
function fitsOf({ frame: { pack, actor }, file }: RecommenderState): true | null {
  return recommenderFits(pack, actor.body, actor.of, file.facts) === null ? null : true;
}

const pick = ({ by, document }: Departure) => ({ by, document });

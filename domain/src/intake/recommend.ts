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
  type TierId,
  unless,
} from '../language/index.ts';
import { applies, type CaseState, caseOver, contextOf, notYourCase, ownStepsWaiting } from '../notice/index.ts';
import { articleOf, breachesOf, type QuotaEntry } from '../regulation/index.ts';
import type { IntakeAct } from './acts.ts';
import { applicationStepFor, tooLate } from './application-step.ts';
import { no } from './refusals.ts';

const noEdition = refusalsOf(editionRefusals);

export interface MakeRecommendation {
  readonly case: CaseId;
  /** The document of the pack that the recommendation stands in. */
  readonly document: string;
  readonly sha256: string;
}

export interface RecommenderState {
  readonly frame: Frame;
  readonly file: CaseState;
  /** What this body, this one of it, has said about the case so far; null: nothing. */
  readonly said: 'recommended' | 'returned' | null;
  /** The other applications it has recommended in this edition. */
  readonly recommended: readonly CaseState[];
}

type RecommendationMade = Extract<IntakeAct, { act: 'recommendation-made' }>;
type ApplicationReturned = Extract<IntakeAct, { act: 'application-returned' }>;

/**
 * 推荐: a parent, or a body the regulation lets recommend, recommends an application in writing before it is handed in; a parent only once its own
 * check and notice are passed. Refused: a document nobody asks of it, more than its quota of recommendations, twice.
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
      ...overQuota(state),
    ],
    () => ({
      act: 'recommendation-made',
      article: document ? articleOf(document) : null,
      case: file.id,
      body: actor.body,
      of: actor.of,
      document: command.document,
      sha256: command.sha256,
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
  const step = applicationStepFor(frame.pack, file.track, file.kind);
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

function overQuota({ frame, file, recommended }: RecommenderState): readonly Refusal[] {
  const asEntry = (one: CaseState): QuotaEntry => ({
    case: one.id,
    tier: as<TierId>(''),
    track: one.track,
    kind: one.kind,
    facts: { ...one.facts.facts, recommender: `${frame.actor.body} ${frame.actor.of ?? ''}` },
    takesSeat: null,
  });
  const entries = [...recommended.filter(({ id }) => id !== file.id), file].map(asEntry);
  const law = { quotas: frame.pack.quotas, counts: 'recommendations', field: entries } as const;
  return breachesOf(law, entries)
    .filter(({ cases, soft }) => cases.includes(file.id) && soft === null)
    .map(({ article, most, taken, quota }) =>
      no('recommendations-over-quota', article, { quota, most, taken: taken - 1 }),
    );
}

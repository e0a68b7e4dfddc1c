import { bodiesOf, type Frame, notAllowed } from '../edition/index.ts';
import type { Instant, PersonId, ProceedingId, Refusal, Result } from '../language/index.ts';
import { refuse, unless } from '../language/index.ts';
import { articleOf, type Block, type Body, type InScope, inScope, type Sanction } from '../regulation/index.ts';
import type { SupervisionAct, Target } from './acts.ts';
import { askersOf, decidersOf } from './grounds.ts';
import { no } from './refusals.ts';
import { hasWithdrawn, type Subject } from './state.ts';

export interface OpenProceeding {
  readonly proceeding: ProceedingId;
  readonly sanction: string;
  readonly target: Target;
}

export interface ProceedingToOpen {
  readonly frame: Frame;
  /** Who has withdrawn from the case it is about; empty where it is about none. */
  readonly recused: readonly PersonId[];
  readonly subject: Subject;
  /** One of the same sanction against the same is under way. */
  readonly underWay: boolean;
}

type ProceedingOpened = Extract<SupervisionAct, { act: 'proceeding-opened' }>;

/** Who may open: the office, who asks, who decides. */
export const openersOfSanction = (frame: Pick<Frame, 'pack'>, sanction: Sanction): readonly string[] => [
  ...new Set([...bodiesOf(frame.pack, 'office'), ...askersOf(sanction), ...decidersOf(frame.pack, sanction)]),
];

/** 立案查处: it is looked into whether a ground is there, against somebody the sanction is for. One at a time for the same sanction and the same target. */
export function openProceeding(
  place: ProceedingToOpen,
  command: OpenProceeding,
  _at: Instant,
): Result<ProceedingOpened, Refusal> {
  const { frame, subject, underWay } = place;
  const sanction = frame.pack.sanctions.find(({ id }) => id === command.sanction);
  if (!sanction) return refuse(no('no-such-sanction', null, { sanction: command.sanction }));
  const article = articleOf(sanction);
  return unless<ProceedingOpened, Refusal>(
    [
      notAllowed(frame, openersOfSanction(frame, sanction), article),
      hasWithdrawn(place, command.target),
      !fitsTarget(frame, sanction, command.target) &&
        no('wrong-target', articleOf(sanction, 'against'), { against: sanction.against }),
      ...againstScope(sanction, subject),
      subject.award?.awardedOn === null && no('award-not-announced', null),
      underWay && no('proceeding-under-way', null),
    ],
    () => ({ act: 'proceeding-opened', article, ...command }),
  );
}

/** Whether a sanction is for this winner or applicant: its tiers, tracks, kinds and facts. */
export const sanctionScope = (sanction: Sanction, subject: Subject): InScope =>
  inScope(sanction.for, subject.facts, subject);

function againstScope(sanction: Block<Sanction>, subject: Subject): readonly (Refusal | false)[] {
  if (subject.applicant === null) return [];
  const scope = sanctionScope(sanction, subject);
  const article = articleOf(sanction, 'for');
  return [
    scope.in === false && no('sanction-not-for', article),
    scope.in === null && no('sanction-scope-unknown', article, { missing: scope.missing }),
  ];
}

const bodyRoles: Readonly<Record<Sanction['against'], readonly Body['role'][]>> = {
  winner: [],
  applicant: [],
  assessor: [],
  official: ['office', 'committee', 'lead-group', 'department'],
  recommender: ['recommender'],
  reviewer: ['review-body', 'team'],
  'review-body': ['review-body'],
  anyone: [],
};
const persons: readonly Sanction['against'][] = ['assessor', 'reviewer', 'official', 'anyone'];

/** A sanction against winners is against an award, one against applicants against an application, one against reviewers against a person or the body that reviews, one against officials against a person or the body that runs the award. */
function fitsTarget({ pack }: Frame, { against }: Sanction, target: Target): boolean {
  if (against === 'anyone') return !('body' in target) || Object.hasOwn(pack.bodies, target.body);
  if ('award' in target) return against === 'winner';
  if ('case' in target) return against === 'applicant';
  if ('person' in target) return persons.includes(against);
  const role = pack.bodies[target.body]?.role;
  return role !== undefined && bodyRoles[against].includes(role);
}

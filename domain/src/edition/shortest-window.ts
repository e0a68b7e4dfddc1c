import { lastDayOf } from '../calendar/index.ts';
import { addDays, as, type Cite, type Day, type TierId } from '../language/index.ts';
import {
  articleOf,
  type Block,
  inScope,
  type ResolvedPack,
  type RuleFacts,
  type Step,
  standsFor,
  type TierSeeker,
} from '../regulation/index.ts';
import { isPerCase } from './checks.ts';
import type { Frame } from './frame.ts';

type NoticeStep = Extract<Step, { kind: 'notice' }>;

/** The earliest last day of an application that anybody can reach, and the notices that take the time. */
export interface ShortestWindow {
  readonly closes: Day;
  readonly names: readonly string[];
  readonly article: Cite | null;
}

/**
 * How early an application may close so that somebody can still hand in: an applicant holds its own notices one after the other, the first published on the
 * opening day, and hands in on the day after the last of them has ended. Counted for those who have the least to do; what hangs on a judgement, or on a
 * fact nobody can list, is taken to ask nothing. Null: nobody has to hold a notice before handing in.
 */
export function shortestWindow(
  frame: Pick<Frame, 'pack' | 'calendar'>,
  application: Step,
  opens: Day,
): ShortestWindow | null {
  const notices = ownNoticesBefore(frame.pack, application);
  const routes = applicantsOf(frame.pack, application, notices).map((applicant) =>
    notices.filter(({ for: scope, when }) => when === undefined && inScope(scope, applicant, applicant).in === true),
  );
  const ended = routes.map((route) => ({ route, closes: afterAll(frame, route, opens) }));
  const [first] = ended.toSorted((a, b) => (a.closes < b.closes ? -1 : a.closes > b.closes ? 1 : 0));
  if (!first || first.route.length === 0) return null;
  const articles = first.route.flatMap((step) => articleOf(step.length) ?? articleOf(step, 'length') ?? []);
  const [one] = articles;
  return {
    closes: first.closes,
    names: first.route.map(({ name }) => name),
    article: articles.length === 1 && one !== undefined ? one : articles.length === 0 ? null : [...new Set(articles)],
  };
}

function ownNoticesBefore(pack: ResolvedPack, application: Step): readonly Block<NoticeStep>[] {
  return pack.steps
    .slice(0, pack.steps.indexOf(application))
    .filter((step): step is NoticeStep => step.kind === 'notice' && isPerCase(step));
}

/** A notice may be closed, and the next step done, on the day after its last. Where no length is laid down it runs a day at least. */
const afterAll = ({ calendar }: Pick<Frame, 'calendar'>, route: readonly NoticeStep[], opens: Day): Day =>
  route.reduce((day, { length }) => {
    if (length === null) return addDays(day, 2);
    return addDays(lastDayOf(calendar, day, 'exactly' in length ? length.exactly : length.at_least).last, 1);
  }, opens);

interface Imagined {
  readonly track: string;
  readonly kind: string;
  readonly tiers: readonly string[];
  readonly facts: RuleFacts['facts'];
}

/** Every sort of applicant that the scopes of these notices tell apart, in the application's own tracks and kinds. */
function applicantsOf(pack: ResolvedPack, application: Step, notices: readonly NoticeStep[]): readonly Imagined[] {
  const sorts = Object.entries(pack.tracks)
    .flatMap(([track, { kinds }]) => kindsOf(kinds).flatMap((kind) => seekersIn(pack, track, kind)))
    .map((seeker): Imagined => ({ ...seeker, tiers: standsFor(pack, seeker), facts: {} }))
    .filter(({ tiers }) => tiers.length > 0)
    .filter((sort) => inScope(application.for, sort, sort).in !== false);
  const told = notices.flatMap(({ for: scope }) => Object.entries(scope?.where ?? {}));
  return [...Map.groupBy(told, ([fact]) => fact)].reduce<readonly Imagined[]>(
    (all, [fact, wheres]) =>
      all.flatMap((own) =>
        answersTo(wheres.flatMap(([, wanted]) => wanted)).map((answer) => ({
          ...own,
          facts: { ...own.facts, [fact]: answer },
        })),
      ),
    sorts,
  );
}

/** Who names no tier, and whoever names one of those that are applied for, with as many holders as it takes. */
const seekersIn = ({ tiers }: ResolvedPack, track: string, kind: string): readonly TierSeeker[] => [
  { track, kind, tier: null, holders: 1 },
  ...Object.entries(tiers)
    .filter(([, tier]) => tier.applied_for)
    .map(([id, { holders }]) => ({ track, kind, tier: as<TierId>(id), holders: holders?.at_least ?? 1 })),
];

const kindsOf = (kinds: object): readonly string[] => {
  const ids = Object.keys(kinds);
  return ids.length > 0 ? ids : [''];
};

/** No to a question comes first; where the answers are not yes and no, there may be one that no scope names. */
function answersTo(named: readonly (string | number | boolean)[]): readonly RuleFacts['facts'][string][] {
  const values = new Set(named);
  return [...values].every((value) => typeof value === 'boolean') ? [false, true] : [...values, null];
}

import type { Calendar } from '@heng/domain/calendar';
import { type Frame, holdersOf, isPerCase, type StepState } from '@heng/domain/edition';
import {
  type Actor,
  as,
  type Day,
  day,
  type Instant,
  instantAt,
  type PersonId,
  type StepId,
} from '@heng/domain/language';
import type { CaseState } from '@heng/domain/notice';
import {
  factKey,
  isMap,
  noFacts,
  placesOf,
  type ResolvedPack,
  type Rule,
  type RuleFacts,
  registerKey,
  replaceAt,
  type Step,
  undecided,
} from '@heng/domain/regulation';
import type { Content, Given } from './given.ts';
import type { Got } from './outcome.ts';

/** The situation of one example: its regulation with what the edition has decided, the calendar, and what is given. */
export interface World {
  readonly pack: ResolvedPack;
  readonly calendar: Calendar;
  readonly given: Given;
  readonly content: Content;
  /** What the example expects; a question about rules names those it asks for. */
  readonly expected: Got;
  readonly today: Day;
  readonly at: Instant;
}

/** Tries one act in a world; the possible outcomes, each as an example would say it. */
export type Trial = (world: World) => readonly Got[];

/** The hour at which things happen where only the day is given. */
const hour = '10:00';
export const at = (on: string): Instant => instantAt(day(on), hour);

/**
 * The pack with the settings an example gives, and the rest decided in the simplest lawful way: an example speaks of what is left open only by saying
 * which settings are decided, or by trying an act that is about them.
 */
export function decide(
  pack: ResolvedPack,
  decided: Readonly<Record<string, unknown>> | undefined,
  ordinary: boolean,
): ResolvedPack {
  const given = Object.entries(decided ?? {}).reduce((now, [path, value]) => replaceAt(now, path, value), pack);
  if (decided !== undefined || !ordinary) return given;
  return undecided(given).reduce((now, { path }) => {
    const field = path.slice(path.lastIndexOf('.') + 1);
    const [set] = Object.keys(pack.criteria_sets);
    return field === 'set' && set !== undefined
      ? replaceAt(now, path, set)
      : field === 'combine'
        ? replaceAt(now, path, 'mean')
        : now;
  }, given);
}

/** The step an example is in: the one it names, else the first of the kind. */
export function stepIn({ pack, given, content }: World, ...kinds: readonly Step['kind'][]): Step {
  const id = content.step ?? given.step;
  const found =
    id === undefined
      ? pack.steps.find((step) => kinds.includes(step.kind) && !isPerCase(step))
      : pack.steps.find((step) => step.id === id);
  if (!found) throw new Error(`the example needs a step of kind ${kinds.join(' or ')}`);
  return found;
}

export const actorFor = (body: string, person = `p-${body}`): Actor => ({
  person: as(person),
  body: as(body),
  of: ['applicant', 'parent'].includes(body) ? applicantOf('a') : null,
});
export const applicantOf = (name: string): string => `applicant-${name}`;
export const person = (name: string): PersonId => as(name);

/** Where the edition stands: steps before this one are closed, and it is open or about to open. `by`: who acts, unless the example says. */
export function frameIn(
  world: World,
  step: Step,
  { open, by = holdersOf(step)[0] ?? '', who }: { readonly open: boolean; readonly by?: string; readonly who?: string },
): Frame {
  const { pack, given, calendar } = world;
  const place = pack.steps.indexOf(step);
  // A step that each case goes through by itself is gone through while the application after it is open.
  const running = isPerCase(step) ? pack.steps.slice(place).find(({ kind }) => kind === 'application') : step;
  const start = at('2000-01-03');
  const steps = pack.steps.map((own, i): StepState => {
    const closed = given.closed ? given.closed.includes(own.id) : i < place;
    const opened = closed || (own === running && (open || own !== step));
    const application = own.kind === 'application';
    return {
      step: as<StepId>(own.id),
      opensOn: application && given.opens ? day(given.opens) : null,
      closesOn: application && given.closes ? day(given.closes) : null,
      openedAt: opened ? start : null,
      closedAt: closed ? start : null,
    };
  });
  const body = given.actor ?? by;
  return {
    edition: { id: as('example'), nature: given.nature ?? 'rehearsal', label: 'example', closedAt: null },
    pack,
    steps,
    actor: actorFor(body, who ?? `p-${body}`),
    seated: true,
    calendar,
  };
}

/** One application; `handedIn` null: it is not handed in yet. Its own steps before `before` are passed unless the example says which. */
export function fileIn(
  world: World,
  name: string,
  { handedIn = submittedOn(world), before }: { readonly handedIn?: Instant | null; readonly before?: Step } = {},
): CaseState {
  const { pack, given } = world;
  const [track = ''] = Object.keys(pack.tracks);
  const own = given.track ?? track;
  const until = before ? pack.steps.indexOf(before) : pack.steps.length;
  const passed =
    given.passed ??
    pack.steps
      .slice(0, until)
      .filter(isPerCase)
      .map(({ id }) => id);
  return {
    id: as(name),
    applicant: as(applicantOf(name)),
    track: own,
    kind: given.kind ?? Object.keys(pack.tracks[own]?.kinds ?? {})[0] ?? '',
    submittedAt: handedIn,
    endedStep: null,
    passed: passed.map((id) => as<StepId>(id)),
    notices: [],
    facts: factsIn(world, handedIn !== null),
  };
}

export const submittedOn = ({ given, today }: World): Instant => at(given.submitted ?? today);

/** What rules read: what the example gives, registers that hold nothing else, and papers that are all there unless it says which. */
export function factsIn(world: World, submitted = true, won = world.given.won): RuleFacts {
  const { pack, given } = world;
  const documents = given.documents ?? Object.keys(pack.documents);
  return {
    ...noFacts,
    facts: Object.fromEntries(
      Object.entries(given.applicant ?? {}).map(([id, value]) => [
        factKey('applicant', id),
        value as RuleFacts['facts'][string],
      ]),
    ),
    documents: Object.fromEntries(documents.map((id) => [id, { validUntil: null }])),
    recommendedBy: given.recommended ?? [],
    submitted,
    findings: findingsIn(world),
    awards: registersIn(pack, won ?? []),
    applications: Object.fromEntries(
      rulesOf(pack).flatMap((rule) => (rule.rule === 'other-application' ? [[keyOf(pack, rule), []]] : [])),
    ),
    obligations: (given.duties ?? []).map(({ duty, is, on }) => ({ duty, is, on: on ? day(on) : null })),
    scores: {},
  };
}

function registersIn(pack: ResolvedPack, won: NonNullable<Given['won']>): RuleFacts['awards'] {
  const own = registerKey('applicant', pack.regulation.programme);
  const asked = rulesOf(pack).flatMap((rule) => (rule.rule === 'past-award' ? [[keyOf(pack, rule), []] as const] : []));
  const awards = won.map(({ tier, day: on, revoked, editions_ago }) => ({
    tier,
    awardedOn: day(on),
    revokedOn: revoked ? day(revoked) : null,
    editionsAgo: editions_ago ?? null,
  }));
  return { ...Object.fromEntries(asked), [own]: awards };
}

const keyOf = (
  pack: ResolvedPack,
  { about = 'applicant', programme }: { readonly about?: Rule['about']; readonly programme: string },
): string => registerKey(about, programme === 'own' ? pack.regulation.programme : programme);

const isRule = (value: unknown): value is Rule => isMap(value) && typeof value.rule === 'string';
const rulesOf = (pack: ResolvedPack): readonly Rule[] => [...placesOf(pack)].map(({ value }) => value).filter(isRule);

/** A finding goes by the end of its rule's path: `innovation`, `social-contribution.of.0`. */
function findingsIn({ pack, given }: World): RuleFacts['findings'] {
  const paths = [...placesOf(pack)].filter(({ value }) => isRule(value)).map(({ path }) => path);
  return Object.fromEntries(
    Object.entries(given.findings ?? {}).flatMap(([name, finding]) =>
      paths.filter((path) => path === name || path.endsWith(`.${name}`)).map((path) => [path, finding]),
    ),
  );
}

/** The cases of a list, with their tier: by tier as given, or all in the first tier. */
export function listedIn({ pack, given }: World): readonly { readonly name: string; readonly tier: string }[] {
  const { listed = ['a'] } = given;
  const [first = ''] = Object.keys(pack.tiers);
  if (!isMap(listed)) return listed.map((name) => ({ name, tier: first }));
  return Object.entries(listed).flatMap(([tier, names]) => names.map((name) => ({ name, tier })));
}

/** Persons who have withdrawn; a mere number of them is only a matter of counting. */
export const recusedIn = ({ given }: World): readonly PersonId[] =>
  Array.isArray(given.recused) ? given.recused.map(person) : [];

export const digest = 'a'.repeat(64);

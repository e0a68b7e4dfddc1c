import { type Frame, notAllowed } from '../edition/index.ts';
import {
  type AwardId,
  type Day,
  dayOf,
  type Instant,
  isDigest,
  type Refusal,
  type Result,
  refuse,
  unless,
} from '../language/index.ts';
import { type Fact, type FactValue, factNamed, fitsFact, type RecordEntry, same } from '../regulation/index.ts';
import type { SupervisionAct } from './acts.ts';
import { no } from './refusals.ts';
import { type AwardPlace, hasWithdrawn, notHeld } from './state.ts';

export interface ReportEvent {
  readonly award: AwardId;
  /** Id of the fact; about somebody else `employer.incidents`. */
  readonly fact: string;
  readonly value: unknown;
  /** Of the value's canonical JSON. */
  readonly sha256: string;
}

type EventReported = Extract<SupervisionAct, { act: 'event-reported' }>;

/** 报告事项: what has happened to a winner since, reported by those whose answer the fact counts: a department, or the office. What is on record already is not reported twice: a rule may count. */
export function reportEvent(
  place: AwardPlace,
  { fact: id, value, sha256 }: ReportEvent,
  at: Instant,
): Result<EventReported, Refusal> {
  const { frame, award } = place;
  const fact = factNamed(frame.pack, id);
  if (!fact) return refuse(no('no-such-fact', null, { fact: id }));
  return unless<EventReported, Refusal>(
    [
      notAllowed(frame, reportersOf(frame, fact), null),
      hasWithdrawn(place),
      notHeld(award, dayOf(at)),
      ...againstValue(place, id, fact, value, dayOf(at)),
      !isDigest(sha256) && no('digest-unfit', null),
    ],
    () => ({ act: 'event-reported', article: null, award: award.id, fact: id, sha256 }),
  );
}

function againstValue(
  { frame, award }: AwardPlace,
  id: string,
  fact: Fact,
  value: unknown,
  today: Day,
): readonly (Refusal | false)[] {
  const { name } = fact;
  if (value === null || !fitsFact(frame.pack, fact, value)) return [no('event-unfit', null, { fact: id, name })];
  const entries = entriesOf(value);
  const known = [award.facts.facts[id], ...award.events.flatMap((one) => (one.fact === id ? [one.value] : []))].flatMap(
    (one) => entriesOf(one ?? null),
  );
  const [ahead] = entries.flatMap(({ date }) => (typeof date === 'string' && date > today ? [date] : []));
  return [
    Array.isArray(value) && entries.length === 0 && no('event-empty', null, { name }),
    ahead !== undefined && no('day-not-come', null, { day: ahead }),
    entries.some((entry) => known.some((one) => same(one, entry))) && no('event-on-record', null, { name }),
  ];
}

/** The records of a value; none, where its fact is no list of them. */
const entriesOf = (value: FactValue | null): readonly RecordEntry[] =>
  Array.isArray(value) ? (value as readonly RecordEntry[]) : [];

/** The bodies whose answer counts: departments, also by another role where a vetting asks them; the office where the fact takes its word. */
export function reportersOf({ pack }: Pick<Frame, 'pack'>, { from }: Fact): readonly string[] {
  const asked = pack.steps.flatMap((step) =>
    step.kind === 'vetting' ? (step.consults ?? []).flatMap(({ bodies }) => bodies) : [],
  );
  return Object.entries(pack.bodies)
    .filter(([id, { role }]) =>
      role === 'office'
        ? from.includes('office')
        : from.includes('department') && (role === 'department' || asked.includes(id)),
    )
    .map(([id]) => id);
}

import { type Frame, notAllowed } from '../edition/index.ts';
import {
  type AwardId,
  dayOf,
  type Instant,
  isDigest,
  type Refusal,
  type Result,
  refuse,
  unless,
} from '../language/index.ts';
import { type Fact, fitsFact } from '../regulation/index.ts';
import type { SupervisionAct } from './acts.ts';
import { no } from './refusals.ts';
import { type AwardPlace, notHeld } from './state.ts';

export interface ReportEvent {
  readonly award: AwardId;
  /** Id of the fact; about somebody else `employer.incidents`. */
  readonly fact: string;
  readonly value: unknown;
  /** Of the value's canonical JSON. */
  readonly sha256: string;
}

type EventReported = Extract<SupervisionAct, { act: 'event-reported' }>;

/** 报告事项: what has happened to a winner since, reported by those whose answer the fact counts: a department, or the office. */
export function reportEvent(
  { frame, award }: AwardPlace,
  { fact: id, value, sha256 }: ReportEvent,
  at: Instant,
): Result<EventReported, Refusal> {
  const fact = frame.pack.facts[id.slice(id.lastIndexOf('.') + 1)];
  if (!fact) return refuse(no('no-such-fact', null, { fact: id }));
  return unless<EventReported, Refusal>(
    [
      notAllowed(frame, reportersOf(frame, fact), null),
      notHeld(award, dayOf(at)),
      (value === null || !fitsFact(frame.pack, fact, value)) && no('event-unfit', null, { fact: id, name: fact.name }),
      Array.isArray(value) && value.length === 0 && no('event-empty', null, { name: fact.name }),
      !isDigest(sha256) && no('digest-unfit', null),
    ],
    () => ({ act: 'event-reported', article: null, award: award.id, fact: id, sha256 }),
  );
}

/** The bodies whose answer counts: departments, also by another role where a vetting asks them; the office where the fact takes its word. */
function reportersOf({ pack }: Frame, { from }: Fact): readonly string[] {
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

import { type Day, dayOf, type Instant, type Refusal, type Result, unless } from '../language/index.ts';
import { articleAt, firstReader, type ResolvedPack, same } from '../regulation/index.ts';
import type { EditionAct } from './acts.ts';
import { bodiesOf, notAllowed } from './checks.ts';
import { type Frame, stepOf } from './frame.ts';
import { no } from './refusals.ts';

/** An amendment as it was made: its number, from when, whom it reaches, the places it changes. */
export interface ApplyAmendment {
  readonly amendment: string;
  readonly from: Day;
  readonly reaches: 'new-editions' | 'running-editions';
  readonly paths: readonly string[];
}

/** The edition, the amendments that its pack has in it already, and the pack as it would be, or why the changes do not fit. */
export interface AmendmentState {
  readonly frame: Frame;
  readonly applied: readonly string[];
  readonly packBefore: string;
  readonly packAfter: Result<{ readonly pack: ResolvedPack; readonly sha256: string }, Refusal>;
}

type AmendmentApplied = Extract<EditionAct, { act: 'amendment-applied' }>;

/** Who puts an amendment into an edition: it is law already, and needs no decision. */
const organisers = ['office', 'lead-group', 'government'] as const;

/**
 * 适用修正案: puts an amendment that reaches running editions into the regulation of this one. Refused before it is in force, twice, and where it
 * changes what has begun: a step that has opened is done under the law it opened under, and none comes in before it.
 */
export function applyAmendment(
  { frame, applied, packBefore, packAfter }: AmendmentState,
  command: ApplyAmendment,
  at: Instant,
): Result<AmendmentApplied, Refusal> {
  const { amendment: number, from, reaches, paths } = command;
  const expected = organisers.flatMap((role) => bodiesOf(frame.pack, role));
  return unless<AmendmentApplied, Refusal>(
    [
      notAllowed(frame, expected, null),
      frame.edition.closedAt !== null && no('edition-over', null, { closed: frame.edition.closedAt }),
      reaches !== 'running-editions' && no('amendment-not-for-running', null, { number }),
      from > dayOf(at) && no('amendment-not-in-force', null, { number, from }),
      applied.includes(number) && no('amendment-in-already', null, { number }),
      ...(packAfter.ok ? tooLate(frame, packAfter.value.pack, command) : packAfter.reasons),
    ],
    () => ({
      act: 'amendment-applied',
      article: null,
      amendment: number,
      from,
      paths,
      packBefore,
      packAfter: packAfter.ok ? packAfter.value.sha256 : packBefore,
    }),
  );
}

/** Every change of what has begun: of an opened step itself, of what such a step reads first, or of what stands before one. */
function tooLate(frame: Frame, after: ResolvedPack, { amendment: number, paths }: ApplyAmendment): readonly Refusal[] {
  const { pack } = frame;
  const opened = frame.steps
    .filter(({ openedAt, closedAt }) => (openedAt ?? closedAt) !== null)
    .map(({ step }) => step);
  const begun = (id: string | null): boolean => opened.some((step) => step === id);
  const late = (id: string, path: string): Refusal =>
    no('amendment-too-late', articleAt(pack, path), { number, name: stepOf(pack, id).name, path });
  const read = paths
    .filter((path) => !path.startsWith('steps.'))
    .flatMap((path) => {
      const reader = firstReader(pack, path);
      return reader !== null && begun(reader) ? [late(reader, path)] : [];
    });
  const ids = pack.steps.map(({ id }) => id);
  const lastBegun = ids.findLastIndex((id) => begun(id));
  const kept = after.steps.slice(0, lastBegun + 1).map(({ id }) => id);
  const changed = ids.slice(0, lastBegun + 1).flatMap((id, place) => {
    const now = after.steps.find((step) => step.id === id);
    const moved = kept[place] !== id;
    return moved || (begun(id) && !same(stepOf(pack, id), now)) ? [late(id, `steps.${id}`)] : [];
  });
  return [...read, ...changed];
}

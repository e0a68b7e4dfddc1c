import type { Day, Instant, Refusal, Result } from '../language/index.ts';
import { unless } from '../language/index.ts';
import type { RequirementFindings } from '../people/index.ts';
import {
  articleAt,
  articleOf,
  isMap,
  isOpen,
  lookUp,
  type ResolvedPack,
  type Undecided,
  undecided,
} from '../regulation/index.ts';
import type { EditionAct } from './acts.ts';
import { bodiesOf, nameOf, notAllowed } from './checks.ts';
import { type Frame, type StepState, stepOf } from './frame.ts';
import { againstHandOver, handedOver } from './hand-over.ts';
import { no } from './refusals.ts';

export interface DecideSetting {
  readonly path: string;
  readonly was: unknown;
  readonly now: unknown;
  /** Number or title of the document the decision stands in. */
  readonly document: string;
  readonly day: Day;
}

/** The frame, the digest of the resolved pack, and that of the changed one, or why the change does not fit it. */
export interface SettingState {
  readonly frame: Frame;
  readonly packBefore: string;
  readonly packAfter: Result<string, Refusal>;
  /** What was found about bodies, by path of the requirement. */
  readonly findings: RequirementFindings;
  /** Who held the step before it was handed to a review body; undefined: it was not. */
  readonly handedFrom: unknown;
}

type SettingDecided = Extract<EditionAct, { act: 'setting-decided' }>;

/** Bodies that may fill a silence, or decide otherwise than a reading, for an edition. */
const organisers = ['office', 'committee', 'lead-group', 'government'] as const;

/**
 * Decides for this edition what the regulation leaves open, is silent about, or what we only read into it; what it says is nobody's to decide.
 * An open value is for the body the regulation names, the rest for those who organise. A step that may be handed to a review body is handed by the same act. Only against the present value, only what the pack can hold,
 * and only before the step that needs it has opened. What is open is decided to something: neither to nothing, nor to be decided by somebody else.
 */
export function decideSetting(
  { frame, packBefore, packAfter, findings, handedFrom }: SettingState,
  command: DecideSetting,
  _at: Instant,
): Result<SettingDecided, Refusal> {
  const open = undecided(frame.pack).find(({ path }) => path === command.path);
  const handed = handedOver(frame.pack, command.path, command.now, handedFrom);
  const before = readBy(frame, command.path, open?.before ?? null);
  return unless<SettingDecided, Refusal>(
    [
      frame.edition.closedAt !== null && no('edition-over', null, { closed: frame.edition.closedAt }),
      ...(handed
        ? againstHandOver(frame, handed, command.now, findings)
        : [mayNotDecide(frame, command.path, open ?? null)]),
      open !== undefined &&
        (command.now === null || isOpen(command.now)) &&
        no('setting-left-open', open.article, { path: command.path }),
      ...(packAfter.ok ? [] : packAfter.reasons),
      before !== null &&
        before.openedAt !== null &&
        no('setting-too-late', null, { name: stepOf(frame.pack, before.step).name, path: command.path }),
    ],
    () => ({
      act: 'setting-decided',
      article: handed ? articleOf(handed, 'delegable_to') : (open?.article ?? null),
      ...command,
      packBefore,
      packAfter: packAfter.ok ? packAfter.value : packBefore,
    }),
  );
}

/** The step that must not have opened yet: the one an open value names, else the one the value stands in; null: no step is bound to it. */
function readBy(frame: Frame, path: string, before: string | null): StepState | null {
  const [area, name] = path.split('.');
  const step = before ?? (area === 'steps' && name !== undefined ? name : null);
  return frame.steps.find((state) => state.step === step) ?? null;
}

function mayNotDecide(frame: Frame, path: string, open: Undecided | null): Refusal | false {
  const { pack, actor } = frame;
  const said = { path, body: nameOf(pack, actor.body) };
  if (open) {
    if (actor.body !== open.by) return no('setting-not-yours', open.article, { ...said, by: nameOf(pack, open.by) });
    return notAllowed(frame, [open.by], open.article);
  }
  const present = lookUp(pack, path);
  if (present !== null && present !== undefined && !isReading(pack, path)) {
    return no('setting-said-by-law', articleAt(pack, path), { path, is: JSON.stringify(present) });
  }
  return notAllowed(
    frame,
    organisers.flatMap((role) => bodiesOf(pack, role)),
    null,
  );
}

/** The value stands on a reading of ours, of the whole block or of this field. */
function isReading(pack: ResolvedPack, path: string): boolean {
  const cut = path.lastIndexOf('.');
  const block = lookUp(pack, path.slice(0, cut));
  if (!isMap(block)) return false;
  const { reading } = block;
  return typeof reading === 'string' || (isMap(reading) && path.slice(cut + 1) in reading);
}

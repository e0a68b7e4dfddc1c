import type { Day, Instant, Refusal, Result } from '../language/index.ts';
import { unless } from '../language/index.ts';
import { lookUp, undecided } from '../regulation/index.ts';
import type { EditionAct } from './acts.ts';
import { nameOf, notAllowed, stateOf } from './checks.ts';
import { type Frame, stepOf } from './frame.ts';
import { no } from './refusals.ts';

export interface DecideSetting {
  readonly path: string;
  readonly was: unknown;
  readonly now: unknown;
  /** Number or title of the document the decision stands in. */
  readonly document: string;
  readonly day: Day;
}

/** The frame, and the digests of the resolved pack before and after the change. */
export interface SettingState {
  readonly frame: Frame;
  readonly packBefore: string;
  readonly packAfter: string;
}

type SettingDecided = Extract<EditionAct, { act: 'setting-decided' }>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Decides for this edition what the regulation leaves open or is silent about. Only the body that the regulation names may (for a null: any body
 * that organises), only against the present value, and only before the step that needs it has opened.
 */
export function decideSetting(
  state: SettingState,
  command: DecideSetting,
  _at: Instant,
): Result<SettingDecided, Refusal> {
  const { frame } = state;
  const present = lookUp(frame.pack, command.path);
  const open = undecided(frame.pack).find(({ path }) => path === command.path);
  const before = open ? stateOf(frame, open.before) : null;
  return unless<SettingDecided, Refusal>(
    [
      open && frame.actor.body !== open.by
        ? no('setting-not-yours', open.article, {
            path: command.path,
            by: nameOf(frame.pack, open.by),
            body: nameOf(frame.pack, frame.actor.body),
          })
        : notAllowed(frame, [frame.actor.body], null),
      !same(present, command.was) &&
        no('setting-mismatch', null, {
          path: command.path,
          is: JSON.stringify(present ?? null),
          was: JSON.stringify(command.was ?? null),
        }),
      before !== null &&
        before.openedAt !== null &&
        no('setting-too-late', null, { name: stepOf(frame.pack, before.step).name, path: command.path }),
    ],
    () => ({
      act: 'setting-decided',
      article: open?.article ?? null,
      ...command,
      packBefore: state.packBefore,
      packAfter: state.packAfter,
    }),
  );
}

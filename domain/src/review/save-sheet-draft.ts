import { stepOf } from '../edition/index.ts';
import { type PersonId, type Refusal, type Result, unless } from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import { assessorFaults, type FilledSheet, formFaults, type SheetState } from './hand-in-sheet.ts';
import { no } from './refusals.ts';
import { sheetFaults } from './score-sheet.ts';
import { sheetFormOf } from './sheet-form.ts';

/** `version` is the one that was changed; 0: there was none yet. Lines that have no value yet hold `notScored`. */
export interface SheetDraft extends FilledSheet {
  readonly version: number;
}

export interface SavedDraft extends SheetDraft {
  readonly assessor: PersonId;
}

/**
 * Saves an open sheet. It is no act and binds nobody. Refused to whoever could not hand it in, and when the draft was changed elsewhere meanwhile:
 * nothing is overwritten unseen.
 */
export function saveSheetDraft(
  state: SheetState & { readonly version: number },
  command: SheetDraft,
): Result<SavedDraft, Refusal> {
  const step = stepOf(state.frame.pack, command.step);
  const form = step.kind === 'review' ? sheetFormOf(state.frame.pack, step) : null;
  const faults = form ? sheetFaults(form, command.percents, articleOf(step, 'sheet')) : [];
  const { version } = state;
  return unless<SavedDraft, Refusal>(
    [
      ...assessorFaults(state, step),
      ...formFaults(step, form),
      ...faults.filter(({ code }) => code !== 'items-not-scored'),
      version !== command.version && no('draft-changed-elsewhere', null, { version, given: command.version }),
    ],
    () => ({ ...command, version: version + 1, assessor: state.frame.actor.person }),
  );
}

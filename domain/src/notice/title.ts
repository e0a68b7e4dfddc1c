import type { Frame } from '../edition/index.ts';
import type { Step } from '../regulation/index.ts';

/** The title on the paper: the regulation's title, the edition as people call it, and the step's name, all from the pack and the edition. */
export const titleOf = (frame: Frame, step: Step): string =>
  [frame.pack.regulation.title, frame.edition.label, step.name].join(' · ');

import type { Frame } from '../edition/index.ts';
import type { ResolvedPack, Step } from '../regulation/index.ts';

/** The award as the public calls it: its place and the name of its first tier, which is the award's own; else the regulation's title. */
export function awardNameOf(pack: ResolvedPack): string {
  const [first] = Object.values(pack.tiers);
  if (!first) return pack.regulation.title;
  return first.name.startsWith(pack.regulation.place) ? first.name : `${pack.regulation.place}${first.name}`;
}

/** The title on the paper: the award, the edition as people call it, and the step's name, all from the pack and the edition. */
export const titleOf = (frame: Frame, step: Step): string =>
  `${awardNameOf(frame.pack)}（${frame.edition.label} 届）${step.name}`;

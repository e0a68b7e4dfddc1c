import type { Refusal } from '../language/index.ts';
import { articleOf, type ResolvedPack, type Step } from '../regulation/index.ts';
import { no } from './refusals.ts';

type Shown = Extract<Step, { kind: 'announcement' | 'notice' }>;

/** Where it is published: as asked, else where the regulation says; null where neither says anything. */
export const mediaOf = (step: Shown, asked: string | null): string | null =>
  asked ?? (typeof step.media === 'string' ? step.media : null);

/** The regulation names a medium and another was asked for. */
export function wrongMedia(pack: ResolvedPack, step: Shown, asked: string | null): Refusal | false {
  return (
    typeof step.media === 'string' &&
    asked !== null &&
    asked !== step.media &&
    no('wrong-media', articleOf(step, 'media'), {
      expected: pack.names.media[step.media] ?? step.media,
      media: pack.names.media[asked] ?? asked,
    })
  );
}

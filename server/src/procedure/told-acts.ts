import { type ActName, acts, actThings } from '@heng/domain/procedure';

/**
 * Acts that a reader of the journal is told of: of reports and proceedings only who may know of these; who has voted, and when, nobody, before the votes
 * are counted or after. Every voter has their own receipt.
 */
export const toldActs = (may: (thing: 'report' | 'proceeding') => boolean): readonly ActName[] =>
  (Object.keys(acts) as ActName[]).filter((name) => {
    const thing = actThings[name];
    return name !== 'ballot-cast' && ((thing !== 'report' && thing !== 'proceeding') || may(thing));
  });

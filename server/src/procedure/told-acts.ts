import { type ActName, acts, actThings, mayRead, type Reader, receivesReports } from '@heng/domain/procedure';

/**
 * Acts that a reader of the journal is told of: of reports only who receives them, and not to whom some are passed on; of proceedings who may know of these;
 * who has voted, and when, nobody, before the votes are counted or after. Every voter has their own receipt.
 */
export function toldActs(reader: Reader): readonly ActName[] {
  const proceedings = mayRead('proceeding', reader, null);
  const reports = receivesReports(reader);
  return (Object.keys(acts) as ActName[]).filter((name) => {
    const thing = actThings[name];
    return name !== 'ballot-cast' && (thing !== 'report' || reports) && (thing !== 'proceeding' || proceedings);
  });
}

import { checkWhole } from '../check/check-pack.ts';
import { isError } from '../finding.ts';
import { loadBeside } from '../load/load-beside.ts';
import { loadCalendar } from '../load/load-calendar.ts';
import { loadCommon } from '../load/load-common.ts';
import { loadPack } from '../load/load-pack.ts';
import { complete } from '../resolve/resolve-pack.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { runExample } from './run.ts';
import { trialLaw } from './scene.ts';

/**
 * Tries every mutant of a pack. Caught is one that the check calls an error, or under which an example no longer holds.
 * `acts`: without the examples that only read a value back, so that what counts is whether anything would be decided otherwise.
 */
export async function runMutations(
  folder: string,
  by: 'acts' | 'all' = 'all',
): Promise<{ readonly all: number; readonly survivors: readonly Mutant[] }> {
  const [loaded, common, beside, calendar] = await Promise.all([
    loadPack(folder),
    loadCommon(folder),
    loadBeside(folder),
    loadCalendar(),
  ]);
  if (!loaded.ok || !common.ok || !calendar.ok) throw new Error(`the pack in ${folder} cannot be read`);
  let examples = beside.examples
    .map(({ example }) => example)
    .filter(({ when }) => by === 'all' || !('regulation-read' in when));
  const survives = ({ pack }: Mutant): boolean => {
    if (checkWhole({ ...loaded.value, pack, common: common.value }, beside).some(isError)) return false;
    const law = trialLaw(complete(pack, common.value), calendar.value);
    const failing = examples.find((example) => !runExample(law, example).holds);
    // Whoever has caught one is likely to catch its neighbour.
    if (failing) examples = [failing, ...examples.filter((example) => example !== failing)];
    return failing === undefined;
  };
  const own: Mutant = { path: '', was: null, now: null, pack: loaded.value.pack };
  if (!survives(own)) throw new Error(`the pack in ${folder} is not sound itself: run its check and examples first`);
  const mutants = [...mutantsOf(loaded.value.pack, common.value)];
  return { all: mutants.length, survivors: mutants.filter(survives) };
}

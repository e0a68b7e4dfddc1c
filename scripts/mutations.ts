import { parseArgs } from 'node:util';
import { runMutations } from '../regulations/src/examples/run-mutations.ts';
import { packFolder } from '../regulations/src/list-packs.ts';

/**
 * `node scripts/mutations.ts <pack> [--acts]`: changes one value of a pack at a time and lists the changes that neither the check nor an example finds;
 * with `--acts` the examples that only read a value back are left out.
 */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { acts: { type: 'boolean' } } });
const [id] = positionals;
if (id === undefined) throw new Error('which pack?');
const { all, survivors } = await runMutations(packFolder(id), values.acts ? 'acts' : 'all');
for (const { path, was, now } of survivors) {
  process.stdout.write(`${path}: ${JSON.stringify(was)} -> ${now === undefined ? 'gone' : JSON.stringify(now)}\n`);
}
const caught = all - survivors.length;
process.stdout.write(`${caught} of ${all} caught, ${((100 * caught) / all).toFixed(1)} %\n`);

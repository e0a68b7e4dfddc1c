/**
 * Takes out of package-lock.json the optional packages for other machines that the lockfile names but does not hold.
 * A registry that lags behind lacks some of them; npm leaves them out in silence and then `npm ci` refuses the lockfile.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const path = process.argv[2] ?? join(dirname(dirname(fileURLToPath(import.meta.url))), 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));

/** Whether a package wanted at this place is held there or in a folder above it. */
const isHeld = (name, place) => {
  if (lock.packages[`${place ? `${place}/` : ''}node_modules/${name}`]) return true;
  if (place === '') return false;
  const above = place.lastIndexOf('/node_modules/');
  return isHeld(name, above < 0 ? '' : place.slice(0, above));
};

let pruned = 0;
for (const [place, entry] of Object.entries(lock.packages)) {
  if (place === '') continue; // our own wishes stay: a missing one there is a fault to be seen
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (isHeld(name, place)) continue;
    delete entry.optionalDependencies[name];
    pruned += 1;
  }
  if (Object.keys(entry.optionalDependencies ?? { one: 1 }).length === 0) delete entry.optionalDependencies;
}
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${pruned} optional packages that the lockfile does not hold were taken out.`);

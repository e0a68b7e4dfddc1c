import { lookUp, type ResolvedPack } from '@heng/domain/regulation';

/**
 * Something lawful for what a regulation leaves to an edition, so that examples about other things can go on: the criteria set that fits,
 * agreement of the team, results reported by others, every tier offered, a month to correct, equal shares. An example about such a value gives what was `decided`, and then nothing else is.
 */
export function arrangement(pack: ResolvedPack, path: string): unknown {
  const [section = '', id = ''] = path.split('.');
  const field = path.slice(path.lastIndexOf('.') + 1);
  if (section === 'criteria' && field === 'set') return setFor(pack, id);
  if (field === 'combine') return 'consensus';
  if (field === 'sheet') return 'reported';
  if (field === 'offered') return true;
  if (field === 'within') return '20 working days';
  if (path.includes('.parts.')) {
    const parts = lookUp(pack, path.slice(0, path.lastIndexOf('.')));
    return `1/${Object.keys(parts ?? {}).length}`;
  }
  return 0;
}

function setFor(pack: ResolvedPack, criterion: string): string | null {
  const points = pack.criteria[criterion]?.points;
  const sets = Object.values(pack.criteria_sets);
  return (sets.find((set) => set.points === points) ?? sets[0])?.id ?? null;
}

import { articleAt, isMap, lookUp, type ResolvedPack } from '@heng/domain/regulation';
import type { Context } from '../explain/context.ts';
import { say } from '../explain/say.ts';
import type { Words } from '../finding.ts';
import type { Chapter, Entry, Item } from './difference.ts';
import { type Leaf, leavesBetween } from './leaves.ts';
import { labelOf, valueWordsAt } from './values.ts';

/** Chapters of the law are told in the words of their lines; these have none. */
const untold = ['facts', 'scales', 'criteria_sets'] as const;
/** What the document says of itself without a line of its own. */
const ofItself = ['place', 'published', 'currency', 'public', 'modelled_on'] as const;

/** What no sentence of an explanation speaks of: the document's day and place, questions, scales, and criteria item by item. */
export function restOf(before: Context, after: Context): Chapter | null {
  const paths = [
    ...ofItself.map((field) => `regulation.${field}`),
    ...untold.flatMap((section) =>
      [...new Set([before, after].flatMap(({ pack }) => Object.keys(pack[section])))].map((id) => `${section}.${id}`),
    ),
  ];
  const entries = paths.flatMap((path) => {
    const leaves = leavesBetween(lookUp(before.pack, path), lookUp(after.pack, path), path);
    const law = leaves.filter(({ of }) => of === 'law');
    return law.length === 0 ? [] : [entryFor(path, law, before, after)];
  });
  return entries.length === 0 ? null : { id: 'rest', title: say('其他', 'Other data'), entries };
}

function entryFor(path: string, leaves: readonly Leaf[], before: Context, after: Context): Entry {
  const [was, now] = [lookUp(before.pack, path), lookUp(after.pack, path)];
  const change = was === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
  return {
    path,
    name: nameOf(now === undefined ? before : after, path),
    named: true,
    change,
    renamedFrom: null,
    movedAfter: null,
    items: change === 'changed' ? leaves.map((leaf) => itemFor(leaf, before, after)) : [],
  };
}

function nameOf({ pack, en }: Context, path: string): Words {
  const block = lookUp(pack, path);
  const id = path.slice(path.indexOf('.') + 1);
  if (path.startsWith('regulation.')) return labelOf(path);
  const zh = isMap(block) && typeof block.name === 'string' ? block.name : id;
  return { zh, en: en[`${path}.name`] ?? zh };
}

const itemFor = ({ path, was, now }: Leaf, before: Context, after: Context): Item => ({
  path,
  label: path.startsWith('regulation.') ? null : labelIn(after.pack, path),
  before: was === undefined ? null : valueWordsAt(before, path, was),
  after: now === undefined ? null : valueWordsAt(after, path, now),
  articleBefore: articleAt(before.pack, path),
  articleAfter: articleAt(after.pack, path),
});

/** Of a criterion its number and the field: 4.1.2 points. */
function labelIn(pack: ResolvedPack, path: string): Words {
  const item = lookUp(pack, path.slice(0, path.lastIndexOf('.')));
  const label = labelOf(path);
  return isMap(item) && typeof item.code === 'string' ? say('$1 $2', '$1 $2', item.code, label) : label;
}

import { lookUp, type Overlay, type ResolvedPack } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import { lengthWords, periodWords } from './lengths.ts';
import { list, say } from './say.ts';
import { partyOfAnyTrack, partyWords, valueWords } from './words.ts';

export interface Context {
  readonly pack: ResolvedPack;
  readonly en: Overlay['en'];
  /** Paths that this edition has decided. */
  readonly decided: ReadonlySet<string>;
}

/** A text of the pack with its English; without one, the Chinese stands in both. */
export function textAt({ pack, en }: Context, path: string): Words {
  const zh = lookUp(pack, path);
  const text = typeof zh === 'string' ? zh : '';
  return { zh: text, en: en[path] ?? text };
}

/** A list of texts of the pack. */
export const textsAt = (context: Context, path: string, all: readonly string[] = []): Words =>
  list(all.map((_, i) => textAt(context, `${path}.${i}`)));

/** A word of a closed list in `names`. */
export function nameIn({ pack, en }: Context, kind: keyof ResolvedPack['names'], id: string): Words {
  const zh = pack.names[kind][id] ?? id;
  return { zh, en: en[`names.${kind}.${id}`] ?? zh };
}

export const namesIn = (context: Context, kind: keyof ResolvedPack['names'], ids: readonly string[]): Words =>
  list(ids.map((id) => nameIn(context, kind, id)));

/** A body or party by name. */
export const bodyWords = (context: Context, id: string): Words =>
  context.pack.bodies[id] ? textAt(context, `bodies.${id}.name`) : (partyIn(context, id) ?? { zh: id, en: id });

/** A party; where there are several tracks, a word that fits persons as well as organisations. */
export const partyIn = ({ pack }: Context, id: string): Words | undefined =>
  (Object.keys(pack.tracks).length > 1 ? partyOfAnyTrack[id] : undefined) ?? partyWords[id];

/** Bodies and parties inside a sentence. */
export const theBodies = (context: Context, ids: string | readonly string[]): Words =>
  list([ids].flat().map((id) => say('$1', 'the $1', bodyWords(context, id))));

export const stepWords = (context: Context, id: string): Words => {
  const name = textAt(context, `steps.${id}.name`);
  return name.zh === '' ? worded(id) : name;
};
export const worded = (value: string): Words => valueWords[value] ?? { zh: value, en: value };
export const length = (value: string): Words => lengthWords(value);
export const period = (context: Context, value: string): Words =>
  periodWords(value, (step) => say('“$1”', '“$1”', stepWords(context, step)));

/** What is scored or weighed: a total or a step. */
export const scoreWords = (context: Context, id: string): Words =>
  context.pack.totals[id] ? textAt(context, `totals.${id}.name`) : stepWords(context, id);

import type { Scope } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import { type Context, textAt } from './context.ts';
import { type Line, line } from './line.ts';
import { join, list, say } from './say.ts';

export const factWords = ({ pack, en }: Context, fact: string): Words => {
  const zh = pack.facts[fact]?.name ?? fact;
  return { zh, en: en[`facts.${fact}.name`] ?? zh };
};

export function factIs(context: Context, fact: string, values: readonly (string | number | boolean)[]): Words {
  const name = factWords(context, fact);
  if (values.length === 1 && values[0] === true) return name;
  if (values.length === 1 && values[0] === false) return say('非$1', 'not “$1”', name);
  const type = context.pack.facts[fact]?.type;
  const choices = typeof type === 'object' && 'choices' in type ? type.choices : {};
  const said = values.map((value) => {
    const zh = choices[String(value)] ?? String(value);
    return { zh, en: context.en[`facts.${fact}.type.choices.${value}`] ?? zh };
  });
  return say('$1为$2', '$1: $2', name, join(said, '或', ' or '));
}

/** For whom: a scope in words, e.g. 市长质量奖（组织）, or null where it is for everybody. What narrows it further stands in brackets. */
export function scopeWords(context: Context, scope: Scope | undefined): Words | null {
  if (!scope) return null;
  const { tracks = [], tiers = [], kinds = [], where = {} } = scope;
  const kindName = (kind: string): Words => {
    const track = Object.keys(context.pack.tracks).find((id) => context.pack.tracks[id]?.kinds[kind] !== undefined);
    return textAt(context, `tracks.${track}.kinds.${kind}`);
  };
  const [whole, ...narrower] = [
    tiers.map((id) => textAt(context, `tiers.${id}.name`)),
    tracks.map((id) => textAt(context, `tracks.${id}.name`)),
    kinds.map(kindName),
    Object.entries(where).map(([fact, wanted]) => factIs(context, fact, [wanted].flat())),
  ].flatMap((words) => (words.length === 0 ? [] : [list(words)]));
  if (whole === undefined) return list([]);
  return narrower.length === 0 ? whole : say('$1（$2）', '$1 ($2)', whole, join(narrower, '，', ', '));
}

/** The line that says for whom the block at this path is; none where it is for everybody. */
export function scopeLine(context: Context, path: string, scope: Scope | undefined): Line | null {
  const who = scopeWords(context, scope);
  return who && line(context, `${path}.for`, say('只适用于：$1', 'only for: $1', who));
}

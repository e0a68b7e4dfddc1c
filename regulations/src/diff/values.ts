import { isMap, isOpen } from '@heng/domain/regulation';
import { bodyWords, type Context, nameIn, period, stepWords, textAt } from '../explain/context.ts';
import { fieldAt } from '../explain/marks.ts';
import { list, say } from '../explain/say.ts';
import { factWords } from '../explain/scopes.ts';
import { settingValue } from '../explain/settings.ts';
import { partyWords } from '../explain/words.ts';
import type { Words } from '../finding.ts';
import { keyWords } from '../schema/key-words.ts';

/** What a value is called: its field in words, else what the key is for. */
export function labelOf(path: string): Words {
  if (/\.reading(\.|$)/.test(path)) return say('读法', 'reading');
  const key = path.slice(path.lastIndexOf('.') + 1);
  return fieldAt(path) ?? keyWords[key] ?? { zh: key, en: key };
}

const lists = ['media', 'states', 'needs', 'uses', 'honours', 'scope', 'among', 'programmes'] as const;

/** A value of the pack as people say it: bodies, steps and honours by their names, what is silent or open as such. */
export function valueWordsAt(context: Context, path: string, value: unknown): Words {
  if (value === null) return say('未规定', 'not laid down');
  if (isOpen(value)) {
    return 'decided_by' in value
      ? say('留给本届，由$1决定', 'left to the edition, decided by the $1', bodyWords(context, value.decided_by))
      : say('由“$1”规定', 'laid down in “$1”', textAt(context, `rules_elsewhere.${value.external}.name`));
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? say('无', 'none') : list(value.map((one) => valueWordsAt(context, path, one)));
  }
  if (isMap(value)) {
    const said = Object.entries(value).filter(([key]) => key !== 'article');
    return list(
      said.map(([key, one]) => say('$1 $2', '$1 $2', labelOf(key), valueWordsAt(context, `${path}.${key}`, one))),
    );
  }
  return typeof value === 'string' ? idWords(context, value) : settingValue(context, value);
}

const isPeriod = / (before|after) |^since |^(now|ever|for ever)$/;

function idWords(context: Context, id: string): Words {
  const { pack } = context;
  if (isPeriod.test(id)) return period(context, id);
  if (pack.bodies[id] || partyWords[id]) return bodyWords(context, id);
  if (pack.steps.some((step) => step.id === id)) return stepWords(context, id);
  if (pack.tiers[id]) return textAt(context, `tiers.${id}.name`);
  if (pack.tracks[id]) return textAt(context, `tracks.${id}.name`);
  if (pack.documents[id]) return textAt(context, `documents.${id}.name`);
  if (pack.facts[id]) return factWords(context, id);
  const kind = lists.find((name) => pack.names[name][id] !== undefined);
  return kind === undefined ? settingValue(context, id) : nameIn(context, kind, id);
}

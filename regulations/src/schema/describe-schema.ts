import { roleWords, valueWords } from '../explain/words.ts';
import type { Words } from '../finding.ts';
import { keyWords, keyWordsBy } from './key-words.ts';
import { ruleKindWords, stepKindWords } from './kind-words.ts';

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

const both = ({ zh, en }: Words): string => `${zh} / ${en}`;

/** What a value that can be chosen is called, in an editor's list. */
const chosen = (value: unknown): string => {
  const words = valueWords[String(value)] ?? roleWords[String(value)];
  return words ? both(words) : String(value);
};

/** The same schema with a sentence at every key, at every kind of rule and step, and at every value to choose from. */
export const describeSchema = <T>(file: string, schema: T): T => describe(file, schema) as T;

function describe(file: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => describe(file, item));
  if (!isNode(value)) return value;
  const inner: Node = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, describe(file, item)]));
  if (Array.isArray(inner.enum)) inner.enumDescriptions = inner.enum.map(chosen);
  if (!isNode(inner.properties)) return inner;
  const { properties } = inner;
  for (const [key, property] of Object.entries(properties)) {
    const words = keyWordsBy[`${file} ${key}`] ?? keyWords[key];
    if (isNode(property) && words) properties[key] = { description: both(words), ...property };
  }
  const kind = kindOf(properties);
  return kind === null ? inner : { ...kind, ...inner };
}

/** Title and sentence of one branch of a closed list. */
function kindOf(properties: Node): { title: string; description: string } | null {
  const [kind, words] = isNode(properties.rule)
    ? [properties.rule.const, ruleKindWords]
    : isNode(properties.kind)
      ? [properties.kind.const, stepKindWords]
      : [undefined, {}];
  const said = typeof kind === 'string' ? words[kind as keyof typeof words] : undefined;
  return said === undefined ? null : { title: String(kind), description: both(said) };
}

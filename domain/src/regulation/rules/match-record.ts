import { type Day, parseDay } from '../../language/index.ts';
import type { RuleContext, RuleOf } from '../context.ts';
import type { RecordEntry } from '../facts.ts';
import type { Answer, Attribute, ResolvedPack, Scalar } from '../pack.ts';
import { type ReadWindow, type Span, touches } from '../window.ts';
import { meets, orderOf } from './bounds.ts';
import { allOf } from './parts.ts';

type Where = NonNullable<RuleOf<'record'>['where']>;
type Attributes = Readonly<Record<string, Attribute>>;

/** Whether one attribute of a record is as wanted. Not said: missing. Off a list that the text leaves open: for a person to judge. */
function matchAttribute(
  pack: ResolvedPack,
  type: Attribute | undefined,
  value: Scalar | null | undefined,
  wanted: Where[string],
  open: boolean,
): Answer {
  if (value === null || value === undefined) return 'fact-missing';
  const floor = typeof wanted === 'object' && !Array.isArray(wanted);
  const bound = floor ? wanted.at_least : undefined;
  if (Array.isArray(wanted)) return wanted.includes(value) ? 'holds' : open ? 'needs-judgement' : 'does-not-hold';
  if (!floor) return value === wanted ? 'holds' : 'does-not-hold';
  const met =
    typeof bound === 'boolean' || bound === undefined ? null : meets(value, { at_least: bound }, orderOf(pack, type));
  return met === null ? 'fact-missing' : met ? 'holds' : 'does-not-hold';
}

/** Whether the record is as `where` says; every attribute must be. */
export function matchWhere(
  where: Where,
  record: RecordEntry,
  attributes: Attributes,
  open: boolean,
  { pack }: RuleContext,
): Answer {
  const answers = Object.entries(where).map(([key, wanted]) =>
    matchAttribute(pack, attributes[key], record[key], wanted, open),
  );
  return answers.length === 0 ? 'holds' : allOf(answers);
}

const dayIn = (record: RecordEntry, key: 'date' | 'until'): Day | null => {
  const value = record[key];
  return typeof value === 'string' ? parseDay(value) : null;
};

/**
 * Whether the record lies in the window. An event is seen by its date; a state that can be cured lasts from its date to `until`, or goes on, and any
 * day of it counts. `now` asks only whether it is cured today. Without a date nothing can be said, unless no window asks for it.
 */
export function matchWindow(window: ReadWindow, span: Span, record: RecordEntry, attributes: Attributes): Answer {
  const isState = Object.hasOwn(attributes, 'until');
  if (window.kind === 'ever') return 'holds';
  const first = dayIn(record, 'date') ?? (window.kind === 'now' && isState ? span.to : null);
  if (first === null) return 'fact-missing';
  return touches(span, first, isState ? dayIn(record, 'until') : first) ? 'holds' : 'does-not-hold';
}

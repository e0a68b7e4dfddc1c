import type { Found, RuleContext, RuleOf } from '../context.ts';
import { factKey, type RecordEntry, type RuleFacts } from '../facts.ts';
import type { Answer, Attribute } from '../pack.ts';
import { readWindow, spanOf } from '../window.ts';
import { matchWhere, matchWindow } from './match-record.ts';
import { allOf, oneOf } from './parts.ts';

/**
 * There is such a record in the window: the rule's own, else the group's, else ever. An empty list says there is none; no list, that nobody answered.
 * `in_a_row: 2` asks for two running, by date: what is said plainly (`passed: false`) must be so each time, lists and grades
 * choose which records are looked at, so that one of another level does not break the row.
 */
export function applyRecord(rule: RuleOf<'record'>, { facts }: RuleFacts, context: RuleContext): Found {
  const key = factKey(context.about, rule.of);
  const records = facts[key];
  const within = rule.within ?? context.within ?? 'ever';
  if (!Array.isArray(records)) return { answer: 'fact-missing', facts: { missing: [key] } };
  const window = readWindow(within);
  const span = spanOf(window, context);
  if (span !== null && 'missing' in span) return { answer: 'fact-missing', facts: { missing: [span.missing] } };
  const type = context.pack.facts[rule.of]?.type;
  const attributes = typeof type === 'object' && 'records' in type ? type.records : {};
  const matches = (records as readonly RecordEntry[]).map((record) => ({
    date: String(record.date ?? '—'),
    where: matchWhere(rule.where ?? {}, record, attributes, rule.open === true, context),
    seen: span === null ? ('needs-judgement' as const) : matchWindow(window, span, record, attributes),
    chosen: matchWhere(choosing(rule.where ?? {}), record, attributes, rule.open === true, context),
  }));
  const answers = matches.map(({ where, seen }) => allOf([where, seen]));
  const answer = rule.in_a_row === undefined ? oneOf(answers) : inARow(rule.in_a_row, matches);
  const used = matches.filter((_, i) => answers[i] !== 'does-not-hold').map(({ date }) => date);
  const missing = answer === 'fact-missing' ? { missing: lacking(key, records, attributes, rule) } : {};
  return { answer, facts: { of: key, records: records.length, matching: used, within, ...missing } };
}

type Where = NonNullable<RuleOf<'record'>['where']>;

const choosing = (where: Where): Where =>
  Object.fromEntries(Object.entries(where).filter(([, wanted]) => typeof wanted === 'object'));

interface Match {
  readonly date: string;
  readonly where: Answer;
  readonly seen: Answer;
  readonly chosen: Answer;
}

function inARow(wanted: number, matches: readonly Match[]): Answer {
  const rows = matches
    .filter(({ chosen, seen }) => chosen !== 'does-not-hold' && seen !== 'does-not-hold')
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map(({ where, seen }) => allOf([where, seen]));
  const running = (...accepted: readonly Answer[]): boolean => {
    let row = 0;
    return rows.some((answer) => {
      row = accepted.includes(answer) ? row + 1 : 0;
      return row >= wanted;
    });
  };
  if (running('holds')) return 'holds';
  if (running('holds', 'fact-missing')) return 'fact-missing';
  return running('holds', 'fact-missing', 'needs-judgement') ? 'needs-judgement' : 'does-not-hold';
}

/** Which attributes the records lack that the rule asks for: `incidents.grade`. */
function lacking(
  key: string,
  records: readonly RecordEntry[],
  attributes: Readonly<Record<string, Attribute>>,
  rule: RuleOf<'record'>,
): readonly string[] {
  const asked = [...('date' in attributes ? ['date'] : []), ...Object.keys(rule.where ?? {})];
  return asked.filter((one) => records.some((record) => (record[one] ?? null) === null)).map((one) => `${key}.${one}`);
}

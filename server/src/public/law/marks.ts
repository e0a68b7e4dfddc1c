import { isMap, isOpen } from '@heng/domain/regulation';
import { bodyName, type Law, lengthText, periodText, stepName } from './law.ts';

/** One stamp beside a statement: 限 a legal length, 缺 silent, 定 left to be decided, 读 a reading of an unclear text. */
export interface Mark {
  readonly kind: 'due' | 'silent' | 'set' | 'reading';
  readonly text: string;
}

/** Fields that another statement says, or that no reader needs to see. */
const elsewhere = new Set([
  'article',
  'says',
  'name',
  'id',
  'kind',
  'by',
  'for',
  'when',
  'grounds',
  'objections',
  'where',
  'duties',
  'reports_to',
  'source',
]);

/** Everything in a block that a page marks: what the law counts, where it is silent or leaves a choice, and how we read it. */
export function marksOf(law: Law, block: unknown, path: string, leaveOut: readonly string[] = []): readonly Mark[] {
  if (!isMap(block)) return [];
  const { words } = law;
  const own = Object.entries(block).flatMap(([field, value]): readonly Mark[] => {
    const label = words.fields[field];
    const here = `${path}.${field}`;
    if (elsewhere.has(field) || leaveOut.includes(field)) return [];
    if (field === 'reading') return readings(law, value, here);
    if (field === 'soft' && isMap(value)) {
      return Object.values(value).map((body) => ({ kind: 'set', text: words.softBy(bodyName(law, String(body))) }));
    }
    if (field === 'open') return [{ kind: 'reading', text: words.openEnd }];
    if (value === null) return label === undefined ? [] : [{ kind: 'silent', text: words.silent(label) }];
    if (isOpen(value)) return [openMark(law, field, value)];
    if (typeof value === 'string') return lengthMark(law, field, value);
    if (Array.isArray(value)) return value.flatMap((item, i) => marksOf(law, item, `${here}.${nameOfItem(item, i)}`));
    return marksOf(law, value, here);
  });
  return own.filter((mark, i) => own.findIndex(({ kind, text }) => kind === mark.kind && text === mark.text) === i);
}

const nameOfItem = (item: unknown, i: number): string =>
  isMap(item) && typeof item.id === 'string'
    ? item.id
    : isMap(item) && typeof item.do === 'string'
      ? item.do
      : String(i);

function readings({ t }: Law, value: unknown, path: string): readonly Mark[] {
  if (typeof value === 'string') return [{ kind: 'reading', text: t(path, value) }];
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([field, text]) =>
    typeof text === 'string' ? [{ kind: 'reading' as const, text: t(`${path}.${field}`, text) }] : [],
  );
}

function openMark(law: Law, field: string, open: { decided_by?: string; external?: string; before?: string }): Mark {
  const { words, pack, t } = law;
  const rules = open.external === undefined ? undefined : pack.rules_elsewhere[open.external];
  const by =
    open.decided_by !== undefined
      ? bodyName(law, open.decided_by)
      : words.quote(t(`rules_elsewhere.${open.external}.name`, rules?.name ?? open.external ?? ''));
  const before = open.before === undefined ? '' : stepName(law, open.before);
  return { kind: 'set', text: words.toDecide(words.fields[field] ?? field, by, before) };
}

const lengthFields: ReadonlySet<string> = new Set(['at_least', 'exactly', 'within', 'due', 'valid', 'first_due']);

function lengthMark(law: Law, field: string, value: string): readonly Mark[] {
  if (!lengthFields.has(field) || !/^\d+ (working|calendar|financial|month|year|edition)/.test(value)) return [];
  const { words } = law;
  const length = / (before|after) /.test(value) ? periodText(law, value) : lengthText(law, value);
  const text =
    field === 'at_least'
      ? words.atLeast(length)
      : field === 'exactly'
        ? words.exactly(length)
        : field === 'within' && length === lengthText(law, value)
          ? words.within(length)
          : length;
  return [{ kind: 'due', text }];
}

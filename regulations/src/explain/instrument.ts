import { undecided } from '@heng/domain/regulation';
import { bodyWords, type Context, length, stepWords, textAt, textsAt, worded } from './context.ts';
import { dayWords } from './lengths.ts';
import { type Line, line } from './line.ts';
import { nothing, say, sayOf } from './say.ts';
import { settingLabel } from './settings.ts';

/** What the regulation says of itself: who issued it, from when, how often; each field stands on its own article. */
export function explainInstrument(context: Context): readonly Line[] {
  const { regulation, rules_elsewhere } = context.pack;
  const { addressees = [], legal_bases, supersedes, cycle, interpreted_by } = regulation;
  const at = (field: string, zh: string, en: string, ...parts: Parameters<typeof say>[2][]): Line => {
    const own = line(context, `regulation.${field}`, say(zh, en, ...parts));
    const reading = textAt(context, `regulation.reading.${field}`);
    return reading.zh === '' ? own : { ...own, marks: [...own.marks, { mark: '读', ...reading }] };
  };
  const texts = (field: 'addressees' | 'legal_bases' | 'numbers' | 'supersedes', all: readonly string[]) =>
    textsAt(context, `regulation.${field}`, all);
  return [
    at(
      'issuer',
      regulation.status === 'draft' ? '拟由$1印发$2$3（$4）' : '$1印发$2$3（$4）',
      regulation.status === 'draft' ? 'to be issued by the $1$2$3 ($4)' : 'issued by the $1$2$3 ($4)',
      textAt(context, 'regulation.issuer'),
      regulation.numbers.length === 0 ? nothing : say('，$1', ', $1', texts('numbers', regulation.numbers)),
      sayOf('，$1', ', $1', regulation.signed === null ? null : dayWords(regulation.signed)),
      worded(regulation.status),
    ),
    ...(addressees.length > 0 ? [at('addressees', '发给$1', 'addressed to $1', texts('addressees', addressees))] : []),
    ...(legal_bases.length > 0
      ? [at('legal_bases', '依据：$1', 'legal bases: $1', texts('legal_bases', legal_bases))]
      : []),
    ...(typeof cycle === 'string' ? [at('cycle', '每 $1评选一次', 'awarded every $1', length(cycle))] : []),
    ...(regulation.voluntary ? [line(context, 'regulation.voluntary', worded('voluntary'))] : []),
    inForceLine(context),
    ...(supersedes.length > 0
      ? [at('supersedes', '本办法施行后，$1不再执行', 'supersedes $1', texts('supersedes', supersedes))]
      : []),
    ...(typeof interpreted_by === 'string'
      ? [at('interpreted_by', '由$1解释', 'interpreted by the $1', bodyWords(context, interpreted_by))]
      : []),
    ...regulation.warnings.map(({ id, says }) => {
      const unclear = say('条文此处含义不清', 'the text is unclear here');
      const path = `regulation.warnings.${id}`;
      return line(context, path, says === undefined ? unclear : textAt(context, `${path}.says`));
    }),
    ...Object.entries(rules_elsewhere).map(([id, { made_by, approved_by }]) => {
      const by = (zh: string, en: string, body: string | null) =>
        sayOf(zh, en, body === null ? null : bodyWords(context, body));
      const words = say(
        '“$1”另行规定$2$3',
        '“$1”: laid down elsewhere$2$3',
        textAt(context, `rules_elsewhere.${id}.name`),
        by('，由$1拟定', ', drafted by the $1', made_by),
        by('，由$1审定', ', approved by the $1', approved_by),
      );
      return line(context, `rules_elsewhere.${id}`, words);
    }),
  ];
}

function inForceLine(context: Context): Line {
  const { status, in_force } = context.pack.regulation;
  const { from, to, lasts } = in_force;
  const words = say(
    '$1$2$3',
    '$1$2$3',
    from === null
      ? say('施行日期未写明', 'the day it came into force is not stated')
      : status === 'draft'
        ? say('拟自$1起施行', 'meant to be in force from $1', dayWords(from))
        : say('自$1起施行', 'in force from $1', dayWords(from)),
    sayOf('，至$1止', ' to $1', to === null ? null : dayWords(to)),
    sayOf('，有效期 $1', ', valid for $1', lasts === undefined ? null : length(lasts)),
  );
  return line(context, 'regulation.in_force', words);
}

/** What the edition has to decide before its steps can open. */
export const explainUndecided = (context: Context): readonly Line[] =>
  undecided(context.pack).map(({ path, by, before, article }) => ({
    path,
    ...say(
      '$1：由$2定下，最迟在“$3”之前',
      '$1: decided by the $2 before “$3”',
      settingLabel(context, path),
      bodyWords(context, by),
      stepWords(context, before),
    ),
    name: null,
    article,
    marks: [],
    under: [],
  }));

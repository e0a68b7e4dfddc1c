import { type Overlay, type ResolvedPack, undecided } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import { explainAwards } from './awards.ts';
import { explainAfter, explainApplication, explainChannels, explainEligibility, explainSanctions } from './blocks.ts';
import { explainBodies } from './bodies.ts';
import { bodyWords, type Context, type Line, length, line, say, stepWords, textAt, worded } from './context.ts';
import { explainStep } from './steps.ts';

export interface Section {
  readonly id: string;
  readonly title: Words;
  readonly lines: readonly Line[];
}

/** A regulation in words: what it says, on which article, and where it is silent, open, or read by us. */
export interface Explanation {
  readonly id: string;
  readonly title: Words;
  readonly sections: readonly Section[];
}

/** Explains a resolved pack, step by step. `decided`: the paths this edition has decided, marked so. */
export function explain(
  { pack, en }: { readonly pack: ResolvedPack; readonly en: Overlay['en'] },
  decided: Iterable<string> = [],
): Explanation {
  const context: Context = { pack, en, decided: new Set(decided) };
  const section = (id: string, title: Words, lines: readonly Line[]): Section => ({ id, title, lines });
  const sections = [
    section('regulation', say`文件|The regulation`, explainInstrument(context)),
    section('bodies', say`机构和人员|Bodies and people`, explainBodies(context)),
    section('awards', say`奖项、名额和奖励|Awards, seats and what winners receive`, explainAwards(context)),
    section('eligibility', say`谁能申报|Who may apply`, explainEligibility(context)),
    section('application', say`交什么|What is handed in`, explainApplication(context)),
    section(
      'procedure',
      say`程序|Procedure`,
      pack.steps.map((step) => explainStep(context, step)),
    ),
    section('objections', say`异议和举报|Objections and reports`, explainChannels(context)),
    section('winners', say`得奖以后|After the award`, explainAfter(context)),
    section('sanctions', say`责任|Sanctions`, explainSanctions(context)),
    section(
      'clauses',
      say`其他条文|Other clauses`,
      pack.clauses.map((clause, i) =>
        line(context, `clauses.${clause.id ?? i}`, textAt(context, `clauses.${clause.id ?? i}.says`)),
      ),
    ),
    section('undecided', say`本届须决定的事项|What the edition has to decide`, explainUndecided(context)),
  ];
  return {
    id: pack.regulation.id,
    title: textAt(context, 'regulation.title'),
    sections: sections.filter(({ lines }) => lines.length > 0),
  };
}

function explainInstrument(context: Context): readonly Line[] {
  const { regulation, rules_elsewhere } = context.pack;
  const { from, to } = regulation.in_force;
  return [
    line(
      context,
      'regulation.numbers',
      say`${regulation.numbers.join('、') || '无文号'}，${textAt(context, 'regulation.issuer')}，${worded(regulation.status)}|${regulation.numbers.join(', ') || 'without a number'}, ${textAt(context, 'regulation.issuer')}, ${worded(regulation.status)}`,
    ),
    line(
      context,
      'regulation.in_force',
      say`施行：${from ?? '日期空白'}起${to ? `，至${to}` : ''}|in force from ${from ?? '(blank)'}${to ? ` to ${to}` : ''}`,
    ),
    ...(typeof regulation.cycle === 'string'
      ? [
          line(
            context,
            'regulation.cycle',
            say`每${length(regulation.cycle)}一届|once every ${length(regulation.cycle)}`,
          ),
        ]
      : []),
    ...regulation.warnings.map(({ id, says }) => {
      const what =
        says === undefined
          ? say`文字有疑义|the wording is in doubt`
          : textAt(context, `regulation.warnings.${id}.says`);
      return line(context, `regulation.warnings.${id}`, say`注意：${what}|Note: ${what}`);
    }),
    ...Object.entries(rules_elsewhere).map(([id, rules]) => {
      const made =
        rules.made_by === null
          ? { zh: '', en: '' }
          : say`，由${bodyWords(context, rules.made_by)}制定|, made by ${bodyWords(context, rules.made_by)}`;
      const approved =
        rules.approved_by === null
          ? { zh: '', en: '' }
          : say`，由${bodyWords(context, rules.approved_by)}批准|, approved by ${bodyWords(context, rules.approved_by)}`;
      return line(
        context,
        `rules_elsewhere.${id}`,
        say`另行规定：${textAt(context, `rules_elsewhere.${id}.name`)}${made}${approved}|laid down elsewhere: ${textAt(context, `rules_elsewhere.${id}.name`)}${made}${approved}`,
      );
    }),
  ];
}

function explainUndecided(context: Context): readonly Line[] {
  return undecided(context.pack).map(({ path, by, before, article }) => ({
    path,
    ...say`${path}：由${bodyWords(context, by)}决定，“${stepWords(context, before)}”之前|${path}: decided by ${bodyWords(context, by)}, before “${stepWords(context, before)}”`,
    article,
    marks: [],
    under: [],
  }));
}

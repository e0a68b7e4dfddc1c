import type { Overlay, ResolvedPack } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import { explainAfter, explainChannels, explainSanctions } from './aftermath.ts';
import { explainApplication } from './application.ts';
import { explainAwards, explainScoring } from './awards.ts';
import { explainBodies } from './bodies.ts';
import { type Context, textAt } from './context.ts';
import { explainInstrument, explainUndecided } from './instrument.ts';
import { type Line, line } from './line.ts';
import { explainEligibility } from './rules.ts';
import { say } from './say.ts';
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

/** A resolved pack to be put in words. `decided`: the paths this edition has decided, marked so. */
export const contextOf = (
  { pack, en }: { readonly pack: ResolvedPack; readonly en: Overlay['en'] },
  decided: Iterable<string> = [],
): Context => ({ pack, en, decided: new Set(decided) });

/** Explains a resolved pack, step by step. */
export function explain(...given: Parameters<typeof contextOf>): Explanation {
  const context = contextOf(...given);
  const { pack } = context;
  const section = (id: string, zh: string, en: string, lines: readonly Line[]): Section => ({
    id,
    title: say(zh, en),
    lines,
  });
  const clauses = pack.clauses.map((clause, i) => `clauses.${clause.id ?? i}`);
  const sections = [
    section('regulation', '文件', 'The regulation', explainInstrument(context)),
    section('bodies', '机构和人员', 'Bodies and people', explainBodies(context)),
    section('awards', '奖项、名额和奖励', 'Awards, seats and what winners receive', explainAwards(context)),
    section('eligibility', '谁能申报', 'Who may apply', explainEligibility(context)),
    section('application', '交什么', 'What is handed in', explainApplication(context)),
    section('scoring', '按什么评', 'By what is judged', explainScoring(context)),
    section(
      'procedure',
      '程序',
      'Procedure',
      pack.steps.map((step) => explainStep(context, step)),
    ),
    section('objections', '异议和举报', 'Objections and reports', explainChannels(context)),
    section('winners', '得奖以后', 'After the award', explainAfter(context)),
    section('sanctions', '责任', 'Sanctions', explainSanctions(context)),
    section(
      'clauses',
      '其他条文',
      'Other clauses',
      clauses.map((path) => line(context, path, textAt(context, `${path}.says`))),
    ),
    section('undecided', '本届须决定的事项', 'What the edition has to decide', explainUndecided(context)),
  ];
  return {
    id: pack.regulation.id,
    title: textAt(context, 'regulation.title'),
    sections: sections.filter(({ lines }) => lines.length > 0),
  };
}

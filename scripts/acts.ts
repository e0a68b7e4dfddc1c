import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ActInfo } from '@heng/domain/language';
import { actsByStage } from '@heng/domain/procedure';

const place = fileURLToPath(new URL('../docs/ACTS.md', import.meta.url));

/** docs/ACTS.md: the catalogue of acts, stage by stage, in the order of the procedure. Made from the domain; a test says when it is stale. */
export function writeActs(): string {
  return `${head}\n${Object.entries(actsByStage).map(sectionOf).join('\n')}`;
}

const head = `# Acts 办理行为

Made by \`npm run acts\` from \`domain/src/<stage>/acts.ts\`; not to be edited by hand.

Everything that has legal weight is an act: done by a named person, on a named article, at one instant, and kept in the journal.
The name of an act is the same in the code, the journal, the command line and the rehearsal.
An act carries ids, numbers, days, digests and articles, never personal data and never a voter's choice.
`;

const subjects: Readonly<Record<ActInfo['subject'], string>> = {
  edition: '届 edition',
  step: '步骤 step',
  case: '案卷 case',
  person: '人员 person',
  team: '评审组 team',
  notice: '公示公告 notice',
  objection: '异议 objection',
  award: '奖项 award',
  proceeding: '查处 proceeding',
  report: '举报 report',
  register: '获奖登记 register',
};

function sectionOf([stage, acts]: readonly [string, Readonly<Record<string, ActInfo>>]): string {
  const rows = Object.entries(acts).map(
    ([act, { zh, en, subject, says }]) => `| \`${act}\` | ${zh} | ${en} | ${subjects[subject]} | ${says} |`,
  );
  return `## ${stage}\n\n| act | 中文 | English | about | |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

if (import.meta.main) writeFileSync(place, writeActs());

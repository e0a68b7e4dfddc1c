import { saidOf } from '@heng/domain/edition';
import type { ActInfo } from '@heng/domain/language';
import { type Day, dayOf } from '@heng/domain/language';
import { type ActName, partyName, wordingOf } from '@heng/domain/procedure';
import type { ResolvedPack } from '@heng/domain/regulation';
import { citeWords } from '@heng/regulations';
import type { PlayedOn } from '../rehearsal/aftermath/play.ts';
import type { Played } from '../rehearsal/play.ts';
import type { Told } from '../rehearsal/stage.ts';
import type { Results } from '../rehearsal/store.ts';
import type { Sealed } from '../storage/journal/index.ts';
import { aboutAfter, aftermathLines } from './aftermath-report.ts';

/** One act of the timeline: number, day and time in China, what, on which article, by whom, about what. */
export function timelineLine(
  pack: ResolvedPack,
  number: number,
  { at, by, act, reasons }: Told,
  acts: Readonly<Record<ActName, ActInfo>>,
): string {
  const clock = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16);
  const who = pack.bodies[by.body]?.name ?? partyName(by.body, 'zh') ?? by.body;
  const head = `${String(number).padStart(4)}  ${dayOf(at)} ${clock}`;
  if (act === null) {
    return reasons
      .map((reason) => `${head}  ✕ 未予办理 ${articleText(reason.article)}  ${who}：${wordingOf(reason, 'zh')}`)
      .join('\n');
  }
  const about = [
    stepName(pack, act),
    'case' in act ? act.case : null,
    'path' in act ? act.path : null,
    aboutAfter(pack, act),
  ]
    .filter(Boolean)
    .join(' ');
  const warned = 'warnings' in act ? act.warnings.map((one) => `\n${head}  ⚠ ${wordingOf(saidOf(one), 'zh')}`) : [];
  return `${head}  ${acts[act.act].zh} ${articleText(act.article)}  ${who}  ${about}${warned.join('')}`;
}

const articleText = (article: Told['reasons'][number]['article']): string =>
  `〔${article === null ? '平台' : citeWords(article).zh}〕`;

const stepName = (pack: ResolvedPack, act: object): string | null =>
  'step' in act ? (pack.steps.find(({ id }) => id === act.step)?.name ?? null) : null;

/** A label wherever a regulation is rehearsed on days on which it is not in force. */
export function warningFor(pack: ResolvedPack, from: Day): string {
  const { in_force: force, status } = pack.regulation;
  if (status === 'draft') return '（讨论稿，未施行：仅为演练）';
  const outside = (force.from !== null && from < force.from) || (force.to !== null && from > force.to);
  return outside ? '（不在施行期内：历史演练）' : '';
}

/** What came out, after the last act. */
export function writeResults(report: {
  readonly json: boolean;
  readonly results: Results;
  readonly played: Played & { readonly after: PlayedOn | null };
  readonly sealed: Sealed;
  /** The database that stays, and the folder of its server; null: an outside one. */
  readonly kept: { readonly name: string; readonly folder: string | null } | null;
}): void {
  const { results, played, sealed, kept } = report;
  const root = Buffer.from(sealed.root).toString('hex');
  const stuck = [...played.stuck, ...(played.after?.stuck ?? [])].map(({ act, step, waits }) => ({ act, step, waits }));
  if (report.json) {
    process.stdout.write(
      `${JSON.stringify({ results, stuck, sealed: { size: sealed.size, root }, kept: kept?.name ?? null })}\n`,
    );
    return;
  }
  const tierName = (tier: string | null): string => (tier === null ? '—' : nameOfTier(tier));
  const stepName = (step: string): string => played.view.pack.steps.find(({ id }) => id === step)?.name ?? step;
  const nameOfTier = (tier: string): string => played.view.pack.tiers[tier]?.name ?? tier;
  const lines = [
    '',
    `${results.edition}：${results.applications} 份申报；${Object.entries(results.ended)
      .map(([why, n]) => `${endings[why] ?? why} ${n}`)
      .join('，')}`,
    ...results.standings.map(
      ({ place, total, case: id, passed }) =>
        `  第 ${String(place ?? '—').padStart(2)} 名  ${(total ?? '—').padStart(8)} 分  ${passed ? '入围　' : '未入围'}  ${id}`,
    ),
    ...results.tallies.map(
      ({ step, tier, case: id, yes, no, abstain, invalid, needed, carried }) =>
        `  ${stepName(step)}  ${tierName(tier)}  ${id}  ${yes === null ? '未计票' : `赞成 ${yes}、反对 ${no}、弃权 ${abstain}、无效 ${invalid}`}；${needed === null ? '票数要求未规定' : `须 ${needed} 票`}：${outcome(carried)}`,
    ),
    ...results.winners.map(
      ({ tier, name, removed, money, awarded_on: day }) =>
        `  ${tierName(tier)}  ${name}  ${removed === null ? `${day ?? '尚未授奖'}${money === null ? '' : `，奖金 ${money} 元`}` : '公示未通过，取消资格，名额空缺'}`,
    ),
    ...stuck.map(
      ({ act, step, waits }) =>
        `  停在 ${step ?? ''} ${act}：${waits.map((reason) => wordingOf(reason, 'zh')).join('；')}`,
    ),
    ...(played.after === null ? [] : aftermathLines(played.after)),
    `已封存 ${sealed.size} 条，根 ${root}`,
    ...(kept === null ? [] : [`数据库 ${kept.name} 已保留，核对用：${proofOf(kept)}`]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The command that proves what was kept. */
const proofOf = ({ name, folder }: { readonly name: string; readonly folder: string | null }): string =>
  `npx heng journal prove${folder === null ? '' : ` --data ${folder}`} --database ${name}`;

const outcome = (carried: boolean | null): string => (carried === null ? '由会议宣布' : carried ? '通过' : '未通过');

/** Where applications ended, in the words of the procedure. */
const endings: Readonly<Record<string, string>> = {
  stands: '仍在程序中或获奖',
  withdrawn: '撤回',
  'not-submitted': '未提交',
  ineligible: '不符合条件',
  'objection-upheld': '异议成立',
  'below-gate': '未入围',
  'not-listed': '未列为候选',
  'not-carried': '未通过投票',
  'no-seat': '名额已满',
  'not-approved': '未获批准',
  'notice-failed': '公示未通过',
};

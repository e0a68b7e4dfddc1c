import type { ActInfo } from '@heng/domain/language';
import { type Day, dayOf } from '@heng/domain/language';
import { type ActName, wordingOf } from '@heng/domain/procedure';
import type { ResolvedPack } from '@heng/domain/regulation';
import type { Played } from '../rehearsal/play.ts';
import type { Told } from '../rehearsal/stage.ts';
import type { Results } from '../rehearsal/store.ts';
import type { Sealed } from '../storage/journal/index.ts';

/** One act of the timeline: number, day and time in China, what, on which article, by whom, about what. */
export function timelineLine(
  pack: ResolvedPack,
  number: number,
  { at, by, act, reasons }: Told,
  acts: Readonly<Record<ActName, ActInfo>>,
): string {
  const clock = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16);
  const who = pack.bodies[by.body]?.name ?? by.body;
  const head = `${String(number).padStart(4)}  ${dayOf(at)} ${clock}`;
  if (act === null) {
    return reasons
      .map((reason) => `${head}  ✕ 不予受理 ${articleText(reason.article)}  ${who}：${wordingOf(reason, 'zh')}`)
      .join('\n');
  }
  const about = [stepName(pack, act), 'case' in act ? act.case : null, 'path' in act ? act.path : null]
    .filter(Boolean)
    .join(' ');
  return `${head}  ${acts[act.act].zh} ${articleText(act.article)}  ${who}  ${about}`;
}

const articleText = (article: Told['reasons'][number]['article']): string =>
  article === null ? '〔平台〕' : `〔第${[article].flat().join('、')}条〕`;

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
  readonly played: Played;
  readonly sealed: Sealed;
  readonly kept: string | null;
}): void {
  const { results, played, sealed, kept } = report;
  const root = Buffer.from(sealed.root).toString('hex');
  const stuck = played.stuck.map(({ act, step, waits }) => ({ act, step, waits }));
  if (report.json) {
    process.stdout.write(`${JSON.stringify({ results, stuck, sealed: { size: sealed.size, root }, kept })}\n`);
    return;
  }
  const line = (text: string) => process.stdout.write(`${text}\n`);
  line(
    `\n${results.edition}：${results.applications} 份申报；${Object.entries(results.ended)
      .map(([why, n]) => `${why} ${n}`)
      .join('，')}`,
  );
  for (const { place, total, case: id, passed } of results.standings)
    line(
      `  ${String(place ?? '—').padStart(3)}  ${(total ?? '—').padStart(8)} 分  ${passed ? '入围' : '未入围'}  ${id}`,
    );
  for (const tally of results.tallies) line(`  ${JSON.stringify(tally)}`);
  for (const winner of results.winners) line(`  ${JSON.stringify(winner)}`);
  for (const { act, step, waits } of stuck)
    line(`  停在 ${step ?? ''} ${act}：${waits.map((reason) => wordingOf(reason, 'zh')).join('；')}`);
  line(`已封存 ${sealed.size} 条，根 ${root}${kept === null ? '' : `；数据库 ${kept} 已保留`}`);
}

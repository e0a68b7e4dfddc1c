import type { ActInfo } from '@heng/domain/language';
import { type Day, dayOf } from '@heng/domain/language';
import { type ActName, wordingOf } from '@heng/domain/procedure';
import type { ResolvedPack } from '@heng/domain/regulation';
import type { Played } from '../rehearsal/play.ts';
import type { Told } from '../rehearsal/stage.ts';
import type { Database } from '../storage/index.ts';
import { within } from '../storage/index.ts';
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

export interface Results {
  readonly edition: string;
  readonly applications: number;
  readonly ended: Readonly<Record<string, number>>;
  readonly standings: readonly {
    readonly case: string;
    readonly total: string;
    readonly place: number;
    readonly passed: boolean;
  }[];
  readonly tallies: readonly object[];
  readonly winners: readonly object[];
}

export function resultsOf(db: Database, jurisdiction: string, edition: string): Promise<Results> {
  return within(db, jurisdiction, async (tx) => {
    const own = tx.selectFrom('case_file').select('id').where('edition_id', '=', edition);
    const cases = await tx.selectFrom('case_file').select('ended_why').where('edition_id', '=', edition).execute();
    const ended: Record<string, number> = {};
    for (const { ended_why } of cases) ended[ended_why ?? 'stands'] = (ended[ended_why ?? 'stands'] ?? 0) + 1;
    return {
      edition,
      applications: cases.length,
      ended,
      standings: await tx
        .selectFrom('standing')
        .select(['case_id as case', 'total', 'place', 'passed'])
        .where('case_id', 'in', own)
        .orderBy(['place', 'case_id'])
        .execute(),
      tallies: await tx
        .selectFrom('tally')
        .select(['tier', 'case_id as case', 'yes', 'no', 'abstain', 'invalid', 'needed', 'carried'])
        .where('edition_id', '=', edition)
        .orderBy(['tier', 'case_id'])
        .execute(),
      winners: await tx
        .selectFrom('winner')
        .innerJoin('case_file', 'case_file.id', 'winner.case_id')
        .innerJoin('applicant', 'applicant.id', 'case_file.applicant_id')
        .leftJoin('award', (join) =>
          join.onRef('award.case_id', '=', 'winner.case_id').onRef('award.edition_id', '=', 'winner.edition_id'),
        )
        .select([
          'winner.tier',
          'winner.case_id as case',
          'applicant.name',
          'winner.removed_at as removed',
          'award.row',
          'award.money',
          'award.awarded_on',
        ])
        .where('winner.edition_id', '=', edition)
        .orderBy(['winner.tier', 'winner.place'])
        .execute(),
    };
  });
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
    line(`  ${String(place ?? '—').padStart(3)}  ${(total ?? '—').padStart(8)} 分  ${passed ? '入围' : '未入围'}  ${id}`);
  for (const tally of results.tallies) line(`  ${JSON.stringify(tally)}`);
  for (const winner of results.winners) line(`  ${JSON.stringify(winner)}`);
  for (const { act, step, waits } of stuck)
    line(`  停在 ${step ?? ''} ${act}：${waits.map((reason) => wordingOf(reason, 'zh')).join('；')}`);
  line(`已封存 ${sealed.size} 条，根 ${root}${kept === null ? '' : `；数据库 ${kept} 已保留`}`);
}

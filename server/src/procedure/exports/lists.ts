import type { exported, exportList } from '@heng/contract/procedure';
import { as, type StepId } from '@heng/domain/language';
import { acts } from '@heng/domain/procedure';
import { type ResolvedPack, saysAt } from '@heng/domain/regulation';
import { findWinners } from '../../deliberation/page/store.ts';
import { bodyName } from '../../edition/words.ts';
import type { Ask } from '../../http/mount.ts';
import { reasonOf } from '../../http/problem.ts';
import { loadCasesPage } from '../../intake/cases-page/store.ts';
import { findStandings } from '../../ranking/page/store.ts';
import { loadMatrix } from '../../vetting/reading/store.ts';
import { loadEntries } from '../acts-about/store.ts';
import { readKeptView } from '../kept-view/store.ts';
import { toldActs } from '../told-acts.ts';
import { byDue, toldTasks } from '../worded-task.ts';
import type { Cell, Table } from './table.ts';
import { onTheWall, worded } from './words.ts';

type Asked = Ask<typeof exportList>;
export type What = (typeof exported)[number];
type Paged = { readonly rows: readonly (readonly Cell[])[]; readonly total: number };

/** So many rows are read at once. */
const size = 1000;

async function* paged(read: (page: number) => Promise<Paged>): AsyncGenerator<readonly (readonly Cell[])[]> {
  for (let page = 1; ; page += 1) {
    const { rows, total } = await read(page);
    yield rows;
    if (page * size >= total) return;
  }
}

const words = {
  zh: {
    cases: [
      '案卷',
      [
        '受理编号',
        '申报人',
        '行业',
        '组别',
        '类别',
        '奖项',
        '提交时刻',
        '状态',
        '终止步骤',
        '终止原因',
        '评分表数',
        '评分平均',
        '总分',
        '名次',
      ],
    ],
    vetting: ['资格审查', ['受理编号', '申报人', '结果', '规则', '规则编号', '答案']],
    standings: ['排名', ['名次', '受理编号', '申报人', '组别', '类别', '总分', '入围']],
    winners: ['拟奖名单', ['奖项', '顺序', '受理编号', '申报人', '理由', '批准日', '移出时刻']],
    journal: ['卷宗日志', ['时刻', '办理行为', '机构', '人员', '步骤', '条', '序号', '摘要']],
    tasks: ['待办', ['办理行为', '步骤', '受理编号', '机构', '期限', '可办', '等待']],
  },
  en: {
    cases: [
      'Cases',
      [
        'Number',
        'Applicant',
        'Industry',
        'Track',
        'Kind',
        'Tier',
        'Handed in',
        'State',
        'Ended at',
        'Why',
        'Sheets',
        'Mean',
        'Total',
        'Place',
      ],
    ],
    vetting: ['Vetting', ['Number', 'Applicant', 'Result', 'Rule', 'Id of the rule', 'Answer']],
    standings: ['Standings', ['Place', 'Number', 'Applicant', 'Track', 'Kind', 'Total', 'Passed']],
    winners: ['Winners', ['Tier', 'Place', 'Number', 'Applicant', 'Reasons', 'Approved on', 'Removed at']],
    journal: ['Journal', ['At', 'Act', 'Body', 'Person', 'Step', 'Article', 'Place', 'Digest']],
    tasks: ['Tasks', ['Act', 'Step', 'Number', 'Body', 'Due', 'Ready', 'Waits for']],
  },
} as const;

const text = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : [value]
        .flat()
        .map((one) => `${one as string}`)
        .join('；');

/** The list that is asked for, with what its reader may see of it, from the same stores as the pages. */
export function tableOf(ask: Asked, pack: ResolvedPack, what: What): Table {
  const [name, headings] = words[ask.query.lang][what];
  return { name, headings, pages: paged((page) => reads[what](ask, pack, page)) };
}

const stepName = (pack: ResolvedPack, step: string | null): string | null =>
  step === null ? null : (pack.steps.find(({ id }) => id === step)?.name ?? step);

const trackNames = (pack: ResolvedPack, { track, kind }: { readonly track: string; readonly kind: string }) =>
  [pack.tracks[track]?.name ?? track, pack.tracks[track]?.kinds[kind] ?? kind] as const;

const all = { page: 1, size, order: 'asc' } as const;

const reads: Readonly<Record<What, (ask: Asked, pack: ResolvedPack, page: number) => Promise<Paged>>> = {
  async cases({ tx, params, query: { lang }, scopeOf }, pack, page) {
    const { rows, total } = await loadCasesPage(tx, params.edition, {
      ...all,
      ...{ page, sort: 'number', mine: null, free: [] },
      seen: scopeOf('case'),
      results: scopeOf('score'),
      objections: scopeOf('objection'),
      allSheets: scopeOf('sheet').all,
    });
    return {
      total,
      rows: rows.map((row) => [
        ...[row.number, row.name, row.industry],
        ...trackNames(pack, row),
        row.tier === null ? null : (pack.tiers[row.tier]?.name ?? row.tier),
        ...[onTheWall(row.submitted_at), worded('state', row.state, lang), stepName(pack, row.ended_step)],
        worded('ended', row.ended_why, lang),
        ...[row.scored ? row.sheets : null, row.mean, row.total, row.place],
      ]),
    };
  },

  async vetting({ tx, params, query, scopeOf }, pack, page) {
    const step = query.step ?? pack.steps.findLast(({ kind }) => kind === 'vetting')?.id ?? '';
    const { rows, total } = await loadMatrix(tx, params.edition, step, { ...all, page, scope: scopeOf('vetting') });
    return {
      total,
      rows: rows.flatMap((row) =>
        Object.entries(row.answers ?? {}).map(([rule, answer]) => [
          ...[row.number, row.name, worded('outcome', row.outcome, query.lang), saysAt(pack, rule)],
          ...[rule, worded('answer', answer, query.lang)],
        ]),
      ),
    };
  },

  async standings({ tx, params, query, scopeOf }, pack, page) {
    const step = query.step ?? pack.steps.findLast(({ kind }) => kind === 'gate')?.id ?? '';
    const asked = { ...all, page, sort: 'place' } as const;
    const { rows, total } = await findStandings(tx, params.edition, as<StepId>(step), scopeOf('score'), asked);
    return {
      total,
      rows: rows.map((row) => [
        ...[row.place, row.number, row.name, ...trackNames(pack, row)],
        ...[row.total, row.passed ? '✓' : ''],
      ]),
    };
  },

  async winners({ tx, params, scopeOf }, pack, page) {
    const { rows, total } = await findWinners(tx, params.edition, scopeOf('winners'), { ...all, page, sort: 'place' });
    return {
      total,
      rows: rows.map((row) => [
        ...[pack.tiers[row.tier]?.name ?? row.tier, row.place, row.number, row.name],
        ...[row.reasons, row.approved_on, onTheWall(row.removed_at)],
      ]),
    };
  },

  async journal({ tx, params, query, reader, scopeOf }, pack, page) {
    const seen = scopeOf('case');
    const told = toldActs(reader);
    const asked = { ...all, page, acts: told, tried: told, without: seen.all ? seen.except : [] };
    const { items, total } = await loadEntries(tx, params.edition, asked);
    return {
      total,
      rows: items.map(({ at, act, by, sha256, place }) => [
        ...[at, acts[act.act][query.lang], bodyName(pack, by.body), by.person],
        ...[stepName(pack, 'step' in act ? String(act.step) : null), text(act.article), place, sha256],
      ]),
    };
  },

  async tasks({ place, tx, params, query, jurisdiction, reader }) {
    const kept = await readKeptView(place, tx, jurisdiction, params.edition);
    const { pack, cases } = kept.view;
    const tasks = toldTasks(kept, reader).toSorted(byDue);
    return {
      total: 0,
      rows: tasks.map((one) => [
        ...[acts[one.act][query.lang], stepName(pack, one.step)],
        cases.find(({ id }) => id === one.case)?.number ?? null,
        one.by.map((body) => bodyName(pack, body)).join('、'),
        ...[one.due, one.waits.length === 0 ? '✓' : '', one.waits.map((wait) => reasonOf(wait)[query.lang]).join(' ')],
      ]),
    };
  },
};

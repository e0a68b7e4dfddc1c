import type { Pack } from '@heng/domain/regulation';
import { factsOf, type Law, scalesOf } from './law.ts';

const scoredIn = (pack: Pack): readonly string[] =>
  pack.steps.filter(({ kind }) => kind === 'review' || kind === 'survey').map(({ id }) => id);

/** The kinds of things that ids in a pack point to: what they are called, and which there are. */
export const targets = {
  body: { zh: '机构', en: 'body', of: ({ pack }: Law) => Object.keys(pack.bodies) },
  party: {
    zh: '机构或当事人',
    en: 'body or party',
    of: ({ pack }: Law) => [...Object.keys(pack.bodies), 'applicant', 'parent', 'recommender', 'winner'],
  },
  track: { zh: '类别', en: 'track', of: ({ pack }: Law) => Object.keys(pack.tracks) },
  tier: { zh: '奖项', en: 'tier', of: ({ pack }: Law) => Object.keys(pack.tiers) },
  kind: {
    zh: '申报者种类',
    en: 'kind of applicant',
    of: ({ pack }: Law) => Object.values(pack.tracks).flatMap(({ kinds }) => Object.keys(kinds)),
  },
  step: { zh: '步骤', en: 'step', of: ({ pack }: Law) => pack.steps.map(({ id }) => id) },
  application: {
    zh: '申报步骤',
    en: 'application step',
    of: ({ pack }: Law) => pack.steps.filter(({ kind }) => kind === 'application').map(({ id }) => id),
  },
  document: { zh: '材料', en: 'document', of: ({ pack }: Law) => Object.keys(pack.documents) },
  channel: { zh: '异议通道', en: 'channel', of: ({ pack }: Law) => Object.keys(pack.channels) },
  criteria: { zh: '评审标准', en: 'criteria', of: ({ pack }: Law) => Object.keys(pack.criteria) },
  set: { zh: '条目集', en: 'set of criteria', of: ({ common }: Law) => Object.keys(common.criteria) },
  rules: {
    zh: '另行规定的文件',
    en: 'document in rules_elsewhere',
    of: ({ pack }: Law) => Object.keys(pack.rules_elsewhere),
  },
  score: {
    zh: '总分或步骤',
    en: 'total or step',
    of: ({ pack }: Law) => [...Object.keys(pack.totals), ...scoredIn(pack)],
  },
  scored: {
    zh: '评审或调查步骤',
    en: 'review or survey',
    of: ({ pack }: Law) => scoredIn(pack),
  },
  sanction: { zh: '处理措施', en: 'sanction', of: ({ pack }: Law) => pack.sanctions.map(({ id }) => id) },
  duty: {
    zh: '义务或用途规定',
    en: 'duty or rule of use',
    of: ({ pack }: Law) => [...pack.money_use, ...pack.title_use, ...pack.obligations].map(({ id }) => id),
  },
  fact: { zh: '事实', en: 'fact', of: (law: Law) => Object.keys(factsOf(law)) },
  scale: { zh: '等级', en: 'scale', of: (law: Law) => Object.keys(scalesOf(law)) },
  each: {
    zh: '分组依据',
    en: 'grouping',
    of: (law: Law) => ['track', 'tier', 'kind', 'recommender', ...Object.keys(factsOf(law))],
  },
  anchor: {
    zh: '起算点',
    en: 'anchor',
    of: ({ pack }: Law) => ['application', 'award', 'decision', 'receipt', ...pack.steps.map(({ id }) => id)],
  },
  media: { zh: '媒体', en: 'medium', of: ({ common }: Law) => Object.keys(common.names.media) },
  states: {
    zh: '公告内容',
    en: 'content of an announcement',
    of: ({ common }: Law) => Object.keys(common.names.states),
  },
  scope: { zh: '范围', en: 'scope', of: ({ common }: Law) => Object.keys(common.names.scope) },
  among: { zh: '比较对象', en: 'circle', of: ({ common }: Law) => Object.keys(common.names.among) },
  needs: { zh: '应附材料', en: 'requirement', of: ({ common }: Law) => Object.keys(common.names.needs) },
  uses: { zh: '用途', en: 'use', of: ({ common }: Law) => Object.keys(common.names.uses) },
  programme: {
    zh: '奖项（programme）',
    en: 'programme',
    of: ({ pack, common }: Law) => ['own', pack.regulation.programme, ...Object.keys(common.names.programmes)],
  },
  honours: { zh: '荣誉', en: 'honour', of: ({ common }: Law) => Object.keys(common.names.honours) },
} satisfies Record<string, { zh: string; en: string; of: (law: Law) => readonly string[] }>;

export type Target = keyof typeof targets;

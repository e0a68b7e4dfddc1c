import { day } from '../../language/index.ts';
import { answer } from '../answer.ts';
import type { CaseContext, RuleContext, RuleOutcome } from '../context.ts';
import { noFacts, type RuleFacts } from '../facts.ts';
import type { Answer, Fact, ResolvedPack, Rule } from '../pack.ts';

const facts: Record<string, Fact> = {
  'in-area': { name: '在本地', type: 'yes-no', from: ['department', 'applicant'] },
  since: { name: '起始日', type: 'date', from: ['applicant'] },
  staff: { name: '人数', type: 'number', from: ['applicant'] },
  size: { name: '规模', type: { choices: { large: '大', small: '小' } }, from: ['department', 'applicant'] },
  level: { name: '级别', type: { scale: 'level' }, from: ['applicant'] },
  profit: { name: '利润', type: 'yearly-number', from: ['applicant'] },
  'self-check': { name: '自评', type: { yearly: { choices: { good: '好', poor: '差' } } }, from: ['applicant'] },
  'income-rank': { name: '收入排名', type: 'yearly-rank', from: ['department'] },
  'tax-rank': { name: '税收排名', type: 'yearly-rank', from: ['department'] },
  incidents: {
    name: '事故',
    type: {
      records: {
        date: 'date',
        grade: { scale: 'grade' },
        liability: 'yes-no',
        domain: { choices: { safety: '安全', quality: '质量', health: '卫生' } },
      },
    },
    from: ['department', 'applicant'],
  },
  inspections: {
    name: '抽查',
    type: { records: { date: 'date', level: { scale: 'level' }, passed: 'yes-no' } },
    from: ['department'],
  },
  breaches: { name: '违规状态', type: { records: { date: 'date', until: 'date' } }, from: ['department'] },
};

const scale = (...ids: string[]) => ids.map((id) => ({ id, name: id }));

/** The parts of a regulation of no city that single rules read. */
export const samplePack = {
  regulation: { id: 'sample-2024', programme: 'sample-award', in_force: { from: null, to: null } },
  tiers: { main: {}, second: {} },
  quotas: [],
  facts,
  scales: { level: scale('county', 'city', 'province'), grade: scale('ordinary', 'serious', 'major') },
  conditions: [],
  disqualifiers: [],
} as unknown as ResolvedPack;

/** An enterprise that handed in on 3 June 2024, seen on that day, standing for the main prize. */
export const sampleCase: CaseContext = {
  pack: samplePack,
  day: day('2024-06-03'),
  anchors: { application: day('2024-06-03') },
  track: 'organisation',
  kind: 'enterprise',
  tiers: ['main'],
};

export const known = (given: RuleFacts['facts'], more: Partial<RuleFacts> = {}): RuleFacts => ({
  ...noFacts,
  submitted: true,
  ...more,
  facts: given,
});

/** Applies a rule at `conditions.sample.rules.one`, article 9, in the sample case. */
export function outcomeOf(rule: Rule, facts: RuleFacts, over: Partial<RuleContext> = {}): RuleOutcome {
  return answer(rule, facts, {
    ...sampleCase,
    path: 'conditions.sample.rules.one',
    article: 9,
    within: null,
    rechecked: false,
    about: 'applicant',
    ...over,
  });
}

export const answerOf = (rule: Rule, facts: RuleFacts, over: Partial<RuleContext> = {}): Answer =>
  outcomeOf(rule, facts, over).answer;

/** The same regulation with other parts put in. */
export const packWith = (parts: Partial<ResolvedPack>): ResolvedPack => ({
  ...samplePack,
  rules_elsewhere: {},
  ...parts,
});

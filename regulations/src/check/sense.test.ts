import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { samplePack, withPlanted } from '../testing/plant.ts';
import {
  awards,
  bodies,
  eligibility,
  findsPlanted,
  gate,
  procedure,
  regulation,
  sanctions,
  step,
  wait,
  winners,
} from '../testing/planted-cases.ts';
import { checkPack } from './check-pack.ts';

findsPlanted({
  'steps and scopes nobody reaches': [
    ['scope-empty', 'quotas.main.for', [awards, 'for: { tiers: [main] }, at_most', 'for: { tiers: [] }, at_most']],
    [
      'scope-empty',
      'disqualifiers.unit.rules.mishap.for',
      [eligibility, 'article: 8', 'article: 8\n    for: { kinds: [school] }'],
      [eligibility, 'id: mishap,', 'id: mishap, for: { kinds: [enterprise] },'],
    ],
    [
      'scope-empty',
      'disqualifiers.unit.rules.mishap.for',
      [eligibility, 'article: 8', 'article: 8\n    for: { where: { size: small } }'],
      [eligibility, 'id: mishap,', 'id: mishap, for: { where: { size: [large] } },'],
    ],
    [
      'scope-empty',
      'documents.form.for',
      ['application.yaml', 'due: application', 'due: application, for: { kinds: [school] }'],
      [procedure, 'name: 申报', 'name: 申报\n    for: { kinds: [enterprise] }'],
    ],
    [
      'step-unreachable',
      'steps.sieve.id',
      [procedure, '- id: application', `${gate('{ rule: judgement, by: office }')}- id: application`],
    ],
    [
      'step-unreachable',
      'steps.late.id',
      [
        procedure,
        '- { id: conferral',
        `- { id: conferral, kind: conferral, name: 授奖, by: government, publishes: null, fixes: award-date, article: 14 }\n  ${step('late', 'kind: resolution, effect: decides, carried_by: null')}- { id: gone`,
      ],
      [
        procedure,
        '- { id: gone, kind: conferral, name: 授奖, by: government, publishes: null, fixes: award-date, article: 14 }',
        '',
      ],
    ],
    ['step-unreachable', 'steps.vote.id', [procedure, 'at_least: 60 }]', 'at_least: 101 }]']],
    [
      'step-unreachable',
      'steps.vote.id',
      [procedure, 'at_least: 60 }]', 'at_least: 101, for: { tiers: [main] } }]'],
      [procedure, 'name: 投票', 'name: 投票\n    for: { tiers: [main] }'],
    ],
  ],
  'periods that contradict each other': [
    [
      'notice-too-short',
      'steps.posted.length',
      ['objections.yaml', 'until: end-of-notice', 'until: 7 working days after posted'],
    ],
    [
      'notice-too-short',
      'steps.posted.length',
      ['objections.yaml', 'until: end-of-notice', 'until: 2 months after posted'],
    ],
    ['bounds-crossed', 'bodies.committee.size.at_most', [bodies, 'at_least: 5, odd', 'at_least: 5, at_most: 3, odd']],
    ['bounds-crossed', 'bodies.committee.size', [bodies, 'at_least: 5, odd', 'at_least: 4, at_most: 4, odd']],
    [
      'bounds-crossed',
      'bodies.committee.size',
      [bodies, 'size: { at_least: 5, odd: true }', 'size: { at_most: 1 }'],
      [bodies, '{ seat: member,', '{ seat: member, at_least: 2,'],
    ],
    [
      'bounds-crossed',
      'conditions.unit.rules.profit.less_than',
      [eligibility, 'more_than: 0', 'more_than: 0\n        less_than: 0'],
    ],
    [
      'window-in-vain',
      'disqualifiers.unit.rules.second',
      [eligibility, '- { id: mishap', `${wait('first', 'ever')}${wait('second', '3 years after award')}- { id: mishap`],
    ],
    [
      'wait-within-cycle',
      'disqualifiers.unit.rules.short',
      [eligibility, '- { id: mishap', `${wait('short', '1 year after award')}- { id: mishap`],
    ],
    ['cycle-in-editions', 'regulation.cycle', [regulation, 'cycle: 2 years', 'cycle: 2 editions']],
    [
      'bars-contradict',
      'sanctions.careless.measures.bar',
      [sanctions, '{ do: recover', '{ do: bar, lasts: for ever }, { do: recover'],
    ],
    [
      'force-contradicts',
      'regulation.in_force.lasts',
      [regulation, 'to: 2030-01-01', 'to: 2030-01-01, lasts: 5 years'],
    ],
    [
      'force-contradicts',
      'regulation.published',
      [regulation, 'published: null', 'published: 2023-12-01'],
      [regulation, 'signed: 0', 'signed: 0, published: 0'],
    ],
    [
      'rehearsed-outside-force',
      'regulation.rehearse_from',
      [regulation, 'rehearse_from: 2025-03-03', 'rehearse_from: 2023-03-03'],
    ],
    [
      'before-its-anchor',
      'steps.desk.due',
      [procedure, 'method: material', 'method: material\n    due: 5 working days after visit'],
    ],
    [
      'before-its-anchor',
      'steps.visit.due',
      [procedure, 'method: site', 'method: site\n    due: 5 working days before desk'],
    ],
    ['before-its-anchor', 'steps.vetting.consults.0.due', [procedure, 'due: null', 'due: 5 working days after desk']],
    ['before-its-anchor', 'tiers.main.valid', [awards, '6 years after award', '6 years before award']],
    [
      'before-its-anchor',
      'obligations.report.first_due',
      [winners, 'every: 1 year', 'every: 1 year, first_due: 1 year before award'],
    ],
    [
      'before-its-anchor',
      'disqualifiers.unit.within',
      [eligibility, 'within: 3 years before application', 'within: 3 years before conferral'],
    ],
  ],
  'what no award can do without': [
    [
      'part-missing',
      'tracks',
      [
        awards,
        'unit: { name: 单位, kinds: { enterprise: 企业, school: 学校 }, article: 1 }',
        'unit: { name: 单位, kinds: {}, article: 1 }',
      ],
    ],
    [
      'part-missing',
      'tiers',
      [
        awards,
        'main: { name: 质量奖, applied_for: false, vacancy: true, valid: 6 years after award, article: 2 }\n  small: { name: 提名奖, applied_for: false, vacancy: null, valid: null, article: 2 }',
        '{}',
      ],
    ],
    [
      'part-missing',
      'steps',
      [
        procedure,
        'kind: application\n    name: 申报\n    by: applicant\n    documents: [form]\n    late: refused\n    incomplete: null',
        'kind: announcement\n    name: 申报\n    by: office\n    media: null\n    states: []',
      ],
    ],
    ['rules-never-applied', 'conditions', [procedure, 'checks: [eligibility, completeness]', 'checks: [completeness]']],
    [
      'rules-never-applied',
      'disqualifiers',
      [procedure, 'checks: [eligibility, completeness]', 'checks: [completeness]'],
    ],
    ['to-fill', 'regulation.place', [regulation, 'place: 某市', 'place: 待填：城市']],
  ],
  'powers nobody has': [
    ['open-to-many', 'steps.visit.combine', [bodies, 'name: 评委会', 'name: 评委会\n    many: true']],
    [
      'open-too-late',
      'steps.visit.combine',
      [procedure, 'decided_by: committee', 'decided_by: committee, before: vote'],
    ],
    ['no-office', 'bodies', [bodies, 'role: office', 'role: association']],
    ['duty-not-sanctionable', 'obligations.report.if_missed', [sanctions, 'against: winner', 'against: reviewer']],
    [
      'duty-not-sanctionable',
      'obligations.report.if_missed',
      [winners, 'every: 1 year', 'every: 1 year, first_due: 4 years after award'],
    ],
    [
      'measure-in-vain',
      'sanctions.careless.measures.revoke-title.do',
      [sanctions, 'against: winner', 'against: recommender'],
    ],
    [
      'measure-in-vain',
      'sanctions.careless.measures.recover.what',
      [awards, 'honours: [plaque]\n    money: 0', 'honours: []\n    money: 0'],
      [awards, 'honours: [plaque], money: 1000', 'honours: [], money: 1000'],
      [awards, 'honours: null', 'honours: []'],
    ],
    [
      'empty-list',
      'sanctions.careless.measures',
      [
        sanctions,
        'measures: [{ do: revoke-title }, { do: bar, lasts: 2 editions after decision }, { do: recover, what: [plaque] }]',
        'measures: []',
      ],
    ],
    ['channel-without-receiver', 'channels.objection.to', ['objections.yaml', 'to: office', 'to: applicant']],
  ],
});

it('takes what a reading says of a field for what it is', async () => {
  const plant = {
    file: sanctions,
    from: 'must: true',
    to: 'must: true\n    reading: { decided_by: 没有写由谁决定。, asked_by: 没有写由谁提请。 }',
  };
  await withPlanted(plant, async (pack) => {
    const found = await checkPack(pack);
    const readings = found.filter(({ path }) => path.startsWith('sanctions.careless.reading'));
    assert.deepEqual(new Set(readings.map(({ code }) => code)), new Set(['reading', 'without-english']));
  });
});

describe('what the text itself has so', () => {
  it('is told to people and no error, once a reading says why', async () => {
    const plants = [
      { file: 'objections.yaml', from: 'until: end-of-notice', to: 'until: 7 working days after posted' },
      {
        file: procedure,
        from: 'length: { exactly: 5 working days }',
        to: 'length: { exactly: 5 working days, reading: 异议可在公示后提出。 }',
      },
    ];
    await withPlanted(plants, async (pack) => {
      const found = (await checkPack(pack)).filter(({ code }) => code === 'notice-too-short');
      assert.deepEqual(
        found.map(({ level }) => level),
        ['list'],
      );
    });
  });
});

it('tells the articles on which nothing stands', async () => {
  await withPlanted({ file: 'clauses.yaml', from: 'article: 1 }', to: 'article: 19 }' }, async (pack) => {
    const without = (await checkPack(samplePack)).find(({ code }) => code === 'articles-unused');
    assert.equal(without?.zh, '没有一处出自这些条：19。');
    const found = (await checkPack(pack)).find(({ code }) => code === 'articles-unused');
    assert.equal(found, undefined);
  });
});

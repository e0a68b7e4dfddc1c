import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { type Plant, withPlanted } from '../testing/plant.ts';
import { checkPack } from './check-pack.ts';

/** Code, where it is found, and what is planted: file, what is replaced, by what. */
type Case = readonly [
  code: string,
  path: string,
  ...plants: readonly (readonly [file: string, from: string, to: string])[],
];

const bodies = 'bodies.yaml';
const awards = 'awards.yaml';
const eligibility = 'eligibility.yaml';
const procedure = 'procedure.yaml';
const sanctions = 'sanctions.yaml';
const winners = 'winners.yaml';
const regulation = 'regulation.yaml';

const step = (id: string, rest: string): string => `- { id: ${id}, name: 另, by: office, article: 11, ${rest} }\n  `;
const gate = (pass: string): string => step('sieve', `kind: gate, pass: [${pass}]`);
const wait = (id: string, within: string): string =>
  `- { id: ${id}, says: 等。, rule: past-award, programme: own, tiers: [main], within: ${within} }\n      `;
const condition = (rule: string): string => `- { id: more, says: 另。, ${rule} }\n      `;

const cases: Readonly<Record<string, readonly Case[]>> = {
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
  'quotas that cannot be met together': [
    ['quota-never-met', 'quotas.main.at_least', [awards, 'at_most: 3', 'at_least: 4, at_most: 3']],
    ['quota-never-met', 'quotas.main.reserved', [awards, 'seats: 1', 'seats: 4']],
    [
      'quota-never-met',
      'quotas.large.at_least',
      [
        awards,
        'seats: 1 }], article: 2 }',
        'seats: 2 }], article: 2 }\n  - { id: large, for: { tiers: [main], where: { size: large } }, at_least: 2, article: 2 }',
      ],
    ],
    [
      'quota-never-met',
      'quotas.schools.at_least',
      [
        awards,
        '- { id: small, for',
        '- { id: together, for: { kinds: [school] }, at_most: 2, article: 2 }\n  - { id: schools, for: { kinds: [school] }, each: tier, at_least: 2, article: 2 }\n  - { id: small, for',
      ],
    ],
    ['tier-never-won', 'tiers.small', [awards, 'at_most: 2, soft', 'at_most: 0, soft']],
    [
      'tier-never-won',
      'tiers.main',
      [
        awards,
        '- { id: small, for',
        '- { id: no-schools, for: { kinds: [school] }, at_most: 0, article: 2 }\n  - { id: no-enterprises, for: { tiers: [main], kinds: [enterprise] }, at_most: 0, article: 2 }\n  - { id: small, for',
      ],
      [awards, ', reserved: [{ where: { size: small }, seats: 1 }]', ''],
    ],
  ],
  'rules that no fact can decide': [
    ['rule-never-holds', 'steps.cut.pass.0', [procedure, 'at_least: 60 }]', 'at_least: 101 }]']],
    [
      'rule-never-holds',
      'conditions.unit.rules.more',
      [
        eligibility,
        '- { id: age',
        `${condition('rule: all, of: [{ rule: compare, fact: trading, is: true }, { rule: compare, fact: trading, is: false }]')}- { id: age`,
      ],
    ],
    [
      'rule-never-holds',
      'conditions.unit.rules.more',
      [
        eligibility,
        '- { id: age',
        `${condition('rule: all, of: [{ rule: compare, fact: staff, at_least: 10 }, { rule: compare, fact: staff, less_than: 10 }]')}- { id: age`,
      ],
    ],
    [
      'rule-never-holds',
      'conditions.unit',
      [
        eligibility,
        '- { id: age',
        `${condition('rule: compare, fact: size, is: small')}- { id: other, says: 另。, rule: compare, fact: size, is: large }\n      - { id: age`,
      ],
    ],
    ['rule-never-holds', 'conditions.unit.rules.rank', [eligibility, 'at_most: null', 'at_most: 0']],
    [
      'unknown-programme',
      'disqualifiers.unit.rules.more.programme',
      [
        eligibility,
        '- { id: mishap',
        `${condition('rule: past-award, programme: provincial, within: ever')}- { id: mishap`,
      ],
    ],
    [
      'fact-asked-of-nobody',
      'disqualifiers.unit.rules.mishap.of',
      [procedure, 'consults: [{ bodies: [taxes], due: null }]', ''],
    ],
    [
      'record-without-date',
      'disqualifiers.unit.rules.arrears.of',
      ['facts.yaml', '', 'facts:\n  arrears: { name: 欠费, type: { records: { until: date } }, from: [department] }\n'],
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
};

for (const [what, planted] of Object.entries(cases)) {
  describe(what, () => {
    for (const [code, path, ...plants] of planted) {
      it(
        `${code} at ${path}: ${plants.map(([, , to]) => to.trim().split('\n').at(-1)).join(' + ')}`.slice(0, 150),
        async () => {
          const changes: readonly Plant[] = plants.map(([file, from, to]) => ({ file, from, to }));
          await withPlanted(changes, async (pack) => {
            const all = await checkPack(pack);
            const found = all.filter((finding) => finding.code === code);
            assert.ok(
              found.some((finding) => finding.path === path),
              `found ${all
                .filter(({ level }) => level === 'error')
                .map((one) => `${one.code} ${one.path}`)
                .join('; ')}`,
            );
            for (const { file, line, zh, en, mend } of found) {
              assert.ok(zh && en && mend.zh && mend.en, 'says what and how to mend');
              assert.match(`${basename(file)}:${line}`, /^[a-z]+\.yaml:\d+$/);
            }
          });
        },
      );
    }
  });
}

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

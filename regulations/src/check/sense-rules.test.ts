import { awards, condition, eligibility, findsPlanted, procedure, step } from '../testing/planted-cases.ts';

findsPlanted({
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
      'rule-never-holds',
      'conditions.unit.rules.more',
      ['facts.yaml', '', 'facts:\n  worst: { name: 最重的事故, type: { scale: grade }, from: [applicant] }\n'],
      [eligibility, '- { id: age', `${condition('rule: compare, fact: worst, more_than: grave')}- { id: age`],
    ],
    [
      'score-never-made',
      'steps.cut.id',
      [procedure, 'sheet: by-item\n    combine: { decided_by: committee }', 'sheet: rubric'],
    ],
    [
      'score-never-made',
      'steps.cut.id',
      [
        procedure,
        '- { id: cut, kind: gate',
        `${step('asked', 'kind: survey, asks: 用户, result: text')}- { id: cut, kind: gate`,
      ],
      ['review.yaml', 'visit: 60%', 'visit: 50%, asked: 10%'],
    ],
    [
      'fact-asked-of-nobody',
      'disqualifiers.unit.rules.mishap.of',
      [
        procedure,
        'consults: [{ bodies: [taxes], due: null }]',
        'consults: [{ bodies: [taxes], for: { kinds: [school] }, due: null }]',
      ],
      [eligibility, 'id: mishap,', 'id: mishap, for: { kinds: [enterprise] },'],
    ],
    [
      'fact-asked-of-nobody',
      'disqualifiers.unit.rules.arrears.of',
      [procedure, 'name: 审查\n    by: office', 'name: 审查\n    by: parent'],
    ],
    [
      'record-without-date',
      'disqualifiers.unit.rules.arrears.of',
      ['facts.yaml', '', 'facts:\n  arrears: { name: 欠费, type: { records: { until: date } }, from: [department] }\n'],
    ],
  ],
});

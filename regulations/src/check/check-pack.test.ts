import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { isError, renderFinding } from '../finding.ts';
import { samplePack, withPlanted } from '../testing/plant.ts';
import { checkPack } from './check-pack.ts';

it('lists a draw of lots as kept by people', async () => {
  const change = { file: 'bodies.yaml', from: 'role: team,', to: 'role: team, chosen: random-draw,' };
  await withPlanted([change], async (pack) => {
    const found = (await checkPack(pack)).filter(({ code }) => code === 'kept-by-people');
    assert.deepEqual(
      found.map(({ path, level }) => [path, level]),
      [['bodies.team.chosen', 'list']],
    );
  });
});

it('finds nothing wrong with a sound pack, and lists what people should know of it', async () => {
  const findings = await checkPack(samplePack);
  assert.deepEqual(
    findings.filter(isError).map((finding) => renderFinding(finding)),
    [],
  );
  const codes = new Set(findings.map(({ code }) => code));
  for (const code of ['to-decide', 'reading', 'soft', 'silent', 'warning']) assert.ok(codes.has(code), code);
});

/** Code, file, what is replaced, by what; the finding is on the line of the replacement, or so many lines on. */
type Fault = readonly [code: string, file: string, from: string, to: string, on?: number];

const faults: readonly Fault[] = [
  // 1 shape
  ['unknown-key', 'bodies.yaml', 'duties:', 'dutties:'],
  ['missing-key', 'awards.yaml', 'takes_seat: true, ', ''],
  [
    'wrong-kind',
    'application.yaml',
    'declarations: [{ id: truth, by: applicant, says: 属实。, article: 9 }]',
    'declarations: 3',
  ],
  ['not-length', 'eligibility.yaml', 'at_least: 3 years', 'at_least: 3 yeers'],
  ['not-window', 'sanctions.yaml', 'within: 3 years after award', 'within: 3 years since award'],
  ['not-bar', 'sanctions.yaml', 'lasts: 2 editions after decision', 'lasts: forever'],
  ['not-share', 'procedure.yaml', 'more_than: 1/2', 'more_than: half'],
  ['not-day', 'regulation.yaml', 'rehearse_from: 2025-03-03', 'rehearse_from: 2025-02-30'],
  ['not-article', 'clauses.yaml', 'article: 1', 'article: 1.2.3'],
  ['not-id', 'clauses.yaml', 'id: purpose', 'id: Purpose'],
  ['not-text', 'clauses.yaml', 'says: 奖励质量。', 'says: ""'],
  ['not-points', 'eligibility.yaml', 'more_than: 0', 'more_than: 1e400'],
  [
    'not-notice-length',
    'procedure.yaml',
    'length: { exactly: 5 working days }',
    'length: { exactly: 5 working days, at_least: 5 working days }',
  ],
  ['unknown-value', 'bodies.yaml', 'role: office', 'role: offise'],
  ['unknown-value', 'procedure.yaml', 'kind: gate', 'kind: gait'],
  ['unknown-value', 'eligibility.yaml', 'rule: yearly', 'rule: yerly'],
  ['key-in-two-files', 'clauses.yaml', 'clauses:', 'fees: null\nclauses:'],
  ['key-in-wrong-file', 'facts.yaml', '', 'grants: []\n'],
  ['id-twice', 'awards.yaml', '- { id: small, for', '- { id: main, for'],
  ['id-twice', 'winners.yaml', 'id: title', 'id: money'],
  ['id-twice', 'procedure.yaml', 'id: call', 'id: total', -999],
  // 2 citation
  ['uncited', 'winners.yaml', ', article: 16', ''],
  ['uncited', 'regulation.yaml', 'cycle: 2, ', '', -7],
  ['article-past-end', 'review.yaml', 'article: 11', 'article: 21'],
  ['mark-names-no-field', 'bodies.yaml', 'soft: { at_least: office }', 'soft: { at_leest: office }'],
  ['mark-names-no-field', 'awards.yaml', 'money: 16 }', 'monney: 16 }'],
  ['without-says', 'eligibility.yaml', 'says: 十人以上。, ', ''],
  ['without-says', 'sanctions.yaml', 'says: 不报告。, ', ''],
  // 3 references
  ['unknown-body', 'procedure.yaml', 'method: site', 'method: site\n    delegable_to: teem', 1],
  ['unknown-party', 'application.yaml', 'form: { name: 申报表, by: applicant', 'form: { name: 申报表, by: aplicant'],
  ['unknown-body', 'sanctions.yaml', 'asked_by: office', 'asked_by: offce'],
  ['unknown-tier', 'awards.yaml', 'for: { tiers: [main] }, at_most', 'for: { tiers: [mane] }, at_most'],
  ['unknown-kind', 'application.yaml', 'due: application', 'due: application, for: { kinds: [shool] }'],
  ['unknown-track', 'application.yaml', 'due: application', 'due: application, for: { tracks: [units] }'],
  ['unknown-step', 'application.yaml', 'due: application', 'due: aplication'],
  ['unknown-step', 'eligibility.yaml', 'rechecked_until: approval', 'rechecked_until: aproval'],
  ['unknown-step', 'procedure.yaml', 'decided_by: committee', 'decided_by: committee, before: vizit'],
  ['unknown-fact', 'eligibility.yaml', 'fact: founded', 'fact: fonded'],
  ['unknown-fact', 'eligibility.yaml', 'where: { trading: true }', 'where: { treding: true }'],
  ['unknown-attribute', 'eligibility.yaml', 'where: { grade: {', 'where: { grode: {'],
  ['unknown-grade', 'eligibility.yaml', 'at_least: grave', 'at_least: grove'],
  ['unknown-document', 'eligibility.yaml', 'document: form }', 'document: from }'],
  ['unknown-channel', 'procedure.yaml', 'objections: objection', 'objections: objectian'],
  ['unknown-score', 'procedure.yaml', 'order_by: total', 'order_by: totel'],
  ['unknown-scored', 'review.yaml', 'visit: 60%', 'vizit: 60%'],
  ['unknown-criteria', 'procedure.yaml', 'criteria: excellence', 'criteria: exellence'],
  ['unknown-rules', 'review.yaml', 'external: plan', 'external: plans'],
  ['unknown-set', 'review.yaml', 'set: { external: plan }', 'set: tinny'],
  ['unknown-sanction', 'winners.yaml', 'if_missed: careless', 'if_missed: carless'],
  ['unknown-duty', 'sanctions.yaml', 'of: [report]', 'of: [reports]'],
  ['unknown-anchor', 'awards.yaml', '6 years after award', '6 years after awards'],
  ['unknown-media', 'procedure.yaml', 'media: gazette, states', 'media: gazete, states'],
  ['unknown-needs', 'objections.yaml', 'anyone: [evidence]', 'anyone: [evidense]'],
  ['unknown-uses', 'winners.yaml', 'must_not: [sale]', 'must_not: [sail]'],
  ['unknown-honours', 'sanctions.yaml', 'what: [plaque]', 'what: [plack]'],
  ['unknown-scope', 'eligibility.yaml', 'scope: city', 'scope: sity'],
  ['unknown-each', 'awards.yaml', 'at_most: 3', 'at_most: 3, each: industri'],
  ['wrong-type', 'eligibility.yaml', 'rule: years-since, fact: founded', 'rule: years-since, fact: staff'],
  ['wrong-type', 'eligibility.yaml', 'facts: [sales]', 'facts: [profit]'],
  ['bound-on-wrong-type', 'eligibility.yaml', 'fact: staff, at_least: 10', 'fact: trading, at_least: 10'],
  ['rule-empty', 'eligibility.yaml', 'fact: staff, at_least: 10', 'fact: staff'],
  ['record-without-window', 'sanctions.yaml', 'within: 3 years after award', 'for: { tiers: [main] }', 3],
  ['now-not-curable', 'eligibility.yaml', 'of: mishaps, where', 'of: mishaps, within: now, where'],
  ['form-missing', 'application.yaml', 'form: { application: { asks: [size], article: 9 } }', 'form: {}'],
  ['unknown-application', 'application.yaml', 'form: { application: {', 'form: { applications: {'],
  // 4 sense
  ['parts-not-whole', 'review.yaml', 'visit: 60%', 'visit: 50%'],
  [
    'score-made-later',
    'procedure.yaml',
    '- id: desk',
    '- { id: early, kind: gate, name: 早, by: office, pass: [{ rule: score, of: visit, at_least: 1 }], article: 11 }\n  - id: desk',
  ],
  [
    'score-never-made',
    'procedure.yaml',
    'criteria: excellence\n    sheet: by-item\n    combine: mean',
    'criteria: null\n    sheet: not-scored',
    -999,
  ],
  [
    'no-conferral',
    'procedure.yaml',
    'kind: conferral, name: 授奖, by: government, publishes: null',
    'kind: approval, name: 授奖, by: government, of: winners, effect: final',
    -999,
  ],
  ['award-date', 'procedure.yaml', ', fixes: award-date', '', -999],
  ['award-date', 'procedure.yaml', 'effect: final', 'effect: final, fixes: award-date', 1],
  [
    'approval-after-award',
    'procedure.yaml',
    '- { id: conferral',
    '- { id: first, kind: conferral, name: 早, by: government, publishes: null, fixes: award-date, article: 14 }\n  - { id: again, kind: approval, name: 再, by: government, of: winners, effect: final, article: 14 }\n  - { id: conferral',
    1,
  ],
  ['back-to-nowhere', 'procedure.yaml', 'then: removed, ', 'then: back-to, '],
  ['back-to-no-approval', 'procedure.yaml', 'then: removed, ', 'then: back-to, to: vote, '],
  [
    'gate-of-two-judges',
    'procedure.yaml',
    'pass: [{ rule: score,',
    'pass: [{ rule: judgement, by: office, says: 可。 }, { rule: judgement, by: committee, says: 可。 }, { rule: score,',
  ],
  ['unknown-key', 'procedure.yaml', 'carried_by: { more_than', 'returns_to: list\n    carried_by: { more_than'],
  ['channel-does-not-accept', 'objections.yaml', 'against: [posted]', 'against: [vetting]', -999],
  ['quota-never-met', 'awards.yaml', 'seats: 1', 'seats: 4'],
  [
    'tier-without-quotas',
    'awards.yaml',
    '- { id: small, for: { tiers: [small] }',
    '- { id: small, for: { tiers: [main] }',
    -999,
  ],
  [
    'tier-without-receives',
    'awards.yaml',
    '  - id: small\n',
    '  - id: small\n    for: { tiers: [main], kinds: [school] }\n',
    -999,
  ],
  ['row-never-reached', 'awards.yaml', '- { id: main, for: { tiers: [main] }, honours', '- { id: main, honours', 1],
  [
    'duty-without-ground',
    'sanctions.yaml',
    'rule: obligation, of: [report], is: missed',
    'rule: obligation, of: [money], is: breached',
    -999,
  ],
  ['ends-before-it-begins', 'regulation.yaml', 'to: 2030-01-01', 'to: 2023-01-01'],
  ['open-without-step', 'winners.yaml', 'budget: null', 'budget: { decided_by: office }'],
  [
    'open-without-id',
    'bodies.yaml',
    'duties: [{',
    'appointment: { proposed_by: null, approved_by: null, published: null }\n    requirements: [{ rule: score, of: total, at_least: { decided_by: office } }]\n    duties: [{',
    1,
  ],
  [
    'open-to-nobody',
    'regulation.yaml',
    'made_by: office, approved_by: committee',
    'made_by: null, approved_by: null',
    -999,
  ],
  // 5 ledger and examples
  ['row-missing', 'rows.yaml', 'R-1, R-2', 'R-0, R-1, R-2', -999],
  ['row-unknown', 'rows.yaml', ', R-3', '', -999],
  ['dead-path', 'ledger.yaml', 'clauses.purpose', 'clauses.purpos'],
  ['example-missing', 'ledger.yaml', '[just-sixty]', '[just-sixti]'],
  [
    'example-proves-another',
    'ledger.yaml',
    'R-3: { not_computable: 目的,',
    'R-3: { proved_by: [just-sixty], not_computable: 目的,',
  ],
  ['row-unproved', 'ledger.yaml', 'proved_by: [just-sixty]', 'proved_by: []', -999],
  ['row-empty', 'ledger.yaml', '{ not_computable: 目的, pack: clauses.purpose }', '{}'],
  ['honours-no-row', 'ledger.yaml', 'pack: clauses.purpose', 'platform: 无', -999],
  ['trap-without-example', 'rows.yaml', 'T-25', 'T-26'],
  ['unknown-act', 'examples/scores.yaml', 'gate-closed', 'gate-close', -999],
  ['not-trap', 'examples/scores.yaml', 'T-25', 'T-2500'],
  // 6 English
  ['without-english', 'en.yaml', '  steps.call.name: call of name\n', '', -999],
  ['dead-path', 'en.yaml', 'steps.call.name:', 'steps.coll.name:'],
  // files
  ['unknown-file', 'awrds.yaml', '', 'tiers: {}'],
  ['yaml', 'clauses.yaml', 'clauses:', 'clauses:\n\t- x', 1],
];

describe('every fault that is planted is found, in its file, on its line', () => {
  for (const [code, file, from, to, on = 0] of faults) {
    it(`${code}: ${to || `without ${from}`}`.split('\n')[0] ?? code, async () => {
      await withPlanted({ file, from, to }, async (pack, line) => {
        const found = (await checkPack(pack)).filter((finding) => finding.code === code);
        assert.ok(found.length > 0, 'is found');
        if (on === -999) return; // it shows elsewhere
        const places = found.map((finding) => `${basename(finding.file)}:${finding.line}`);
        assert.ok(places.includes(`${basename(file)}:${line + on}`), `at ${line + on}, found at ${places.join(', ')}`);
        assert.ok(
          found.every(({ zh, en, mend }) => zh && en && mend.zh && mend.en),
          'says what and how to mend',
        );
      });
    });
  }

  it('suggests the name that was meant', async () => {
    await withPlanted({ file: 'procedure.yaml', from: 'by: team', to: 'by: teem' }, async (pack) => {
      const [finding] = (await checkPack(pack)).filter(({ code }) => code === 'unknown-party');
      assert.equal(finding?.path, 'steps.desk.by');
      assert.equal(finding?.mend.zh, '是不是“team”？');
    });
  });

  it('finds a sentence that was copied from the official text, whatever its stops and spaces', async () => {
    await withPlanted(
      { file: 'clauses.yaml', from: '奖励质量。', to: '为了奖励质量管理成效显著的单位。' },
      async (pack) => {
        const findings = await checkPack(pack, { text: '第一条 为了奖励质量管理， 成效显著的单位，制定本办法。' });
        assert.deepEqual(
          findings.filter(({ code }) => code === 'copied-wording').map(({ path }) => path),
          ['clauses.purpose.says'],
        );
      },
    );
  });
});

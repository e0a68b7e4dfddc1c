import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { day } from '@heng/domain/language';
import { lookUp, type ResolvedPack } from '@heng/domain/regulation';
import { explain, type Lang, packFolder, renderExplanation, resolvePack } from '@heng/regulations';

const folder = packFolder('jiangyin-2022');
let pack: ResolvedPack;
let said: (lang: Lang) => string;

before(async () => {
  const resolved = await resolvePack(folder, day('2024-03-01'));
  assert.ok(resolved.ok);
  pack = resolved.value.pack;
  said = (lang) => renderExplanation(explain(resolved.value), lang);
});

describe('the procedure', () => {
  it('scores materials, defence and site in this order, and approves before the notice, whatever the short formulas say', () => {
    const order = [
      'material-review',
      'to-defence',
      'defence',
      'site-review',
      'pass-mark',
      'candidates',
      'deliberation',
    ];
    const end = ['approval', 'winners-notice', 'conferral'];
    assert.deepEqual(
      pack.steps.map(({ id }) => id),
      ['announcement', 'application', 'vetting', ...order, ...end],
    );
  });

  it('has one notice, seven calendar days exactly', () => {
    const lengths = pack.steps.flatMap((step) => (step.kind === 'notice' ? [[step.id, step.length]] : []));
    assert.deepEqual(lengths, [['winners-notice', { exactly: '7 calendar days' }]]);
  });

  it('leaves silent what the text does not say: majority, quorum, number of candidates, replacement, sitting, recusal', () => {
    const silent = [
      'steps.deliberation.carried_by',
      'steps.deliberation.quorum',
      'steps.candidates.choose',
      'steps.candidates.departures',
      'steps.winners-notice.upheld.replacement',
      'steps.winners-notice.objections',
      'steps.approval.sitting',
      'steps.vetting.ineligible',
      'bodies.committee.size',
      'bodies.assessor-team.team',
      'bodies.assessor-team.chosen',
      'recusal',
      'regulation.signed',
      'regulation.in_force.to',
      'regulation.interpreted_by',
    ];
    for (const path of silent) assert.equal(lookUp(pack, path), null, path);
  });

  it('fills no blank that somebody has to decide: version of the standard, three weights, three ways to combine scores', () => {
    const open = [
      'criteria.performance-excellence.set',
      ...['material-review', 'defence', 'site-review'].flatMap((step) => [
        `totals.total.parts.${step}`,
        `steps.${step}.combine`,
      ]),
    ];
    for (const path of open) assert.equal(lookUp(pack, `${path}.decided_by`), 'committee', path);
  });
});

describe('what is read to people', () => {
  const slips = ['经通过', '就当', '及及'];

  it('copies none of the slips of the text into the pack', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8');
      for (const slip of slips) assert.ok(!text.includes(slip), `${slip} in ${file}`);
    }
  });

  it('copies none of them into the explanation, and warns of the articles they stand in', () => {
    const text = said('zh');
    for (const slip of slips) assert.ok(!text.includes(slip), slip);
    assert.match(text, /笔误.*〔第八条、第二十条、第二十五条〕/);
  });

  it('shows the blank day as a blank', () => {
    assert.match(said('zh'), /2022年5月（日未写明）/);
    assert.match(said('en'), /May 2022 \(day not stated\)/);
    assert.doesNotMatch(said('zh'), /2022年5月1日/);
  });

  it('says of the undated standard, of the weights and of the platform’s channel that they are not the regulation’s', () => {
    const text = said('zh');
    assert.match(text, /标准未注年号/);
    assert.match(text, /在总评分中的比重待定/);
    assert.match(text, /由平台的渠道收，不是办法所定/);
  });

  it('speaks of no bonus, fee, bar on applying again or use of the title, since the text has none', () => {
    const text = said('zh');
    for (const word of ['加分', '收费', '不得再申报', '称号使用']) assert.ok(!text.includes(word), word);
  });
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { isMap, isOpen, lookUp, type Pack, placesOf, scoresIn } from '@heng/domain/regulation';
import { parse } from 'yaml';

const folder = join(import.meta.dirname, 'qujing-2014');
const read = (file: string): unknown => parse(readFileSync(join(folder, file), 'utf8'));

const beside = ['ledger.yaml', 'rows.yaml', 'en.yaml'];
const law = readdirSync(folder).filter((name) => name.endsWith('.yaml') && !beside.includes(name));
const pack = Object.assign({}, ...law.map(read)) as Pack;

describe('the procedure', () => {
  const ids = pack.steps.map(({ id }) => id);
  const wayOf = (track: string) =>
    pack.steps.filter(({ for: scope }) => scope?.tracks?.includes(track) ?? true).map(({ id }) => id);

  it('takes organisations through presentation, materials and site, in this order, and individuals through none of them', () => {
    const stages = ['presentation', 'material-review', 'to-site', 'site-review'];
    assert.deepEqual(
      wayOf('organisation').filter((id) => stages.includes(id)),
      stages,
    );
    assert.deepEqual(
      wayOf('individual').filter((id) => stages.includes(id)),
      [],
    );
    assert.ok(wayOf('individual').includes('individual-review'));
    assert.ok(!wayOf('organisation').includes('individual-review'));
  });

  it('has one notice, of the winners, after the vote and before the approval', () => {
    const notices = pack.steps.filter(({ kind }) => kind === 'notice').map(({ id }) => id);
    assert.deepEqual(notices, ['winners-notice']);
    assert.ok(ids.indexOf('committee-vote') < ids.indexOf('winners-notice'));
    assert.ok(ids.indexOf('winners-notice') < ids.indexOf('approval'));
    assert.ok(ids.indexOf('approval') < ids.indexOf('conferral'));
  });

  it('scores no encouragement: gates and lists read the scores of the review of materials and of the site alone', () => {
    const scores = pack.steps.flatMap((step) =>
      step.kind === 'gate' ? step.pass.flatMap(scoresIn) : step.kind === 'candidate-list' ? [step.order_by] : [],
    );
    assert.deepEqual([...new Set(scores)], ['material-review', 'site-review']);
    assert.equal(lookUp(pack, 'clauses.growing-firms.kind'), 'encouragement');
  });
});

describe('what the text leaves open', () => {
  it('stays open: marks, places, weights, the edition of the standard, amounts', () => {
    const open = [...placesOf(pack)].filter(({ value }) => isOpen(value)).map(({ path }) => path);
    for (const path of [
      'criteria.performance-excellence.set',
      'totals.overall.parts.presentation',
      'totals.overall.parts.material-review',
      'totals.overall.parts.site-review',
      'steps.to-site.pass.pass-mark.at_least',
      'steps.to-site.pass.site-places.at_most',
      'steps.individual-review.sheet',
      'receives.main.money',
      'receives.contribution.money',
    ])
      assert.ok(open.includes(path), path);
  });

  it('stays silent where nobody has to decide: no quorum, no majority, no recusal, no deadline for reports, no successor', () => {
    for (const path of [
      'recusal',
      'steps.committee-vote.quorum',
      'steps.committee-vote.carried_by',
      'steps.candidates.choose',
      'steps.winners-notice.media',
      'steps.winners-notice.upheld.replacement',
      'channels.report.until',
      'channels.report.answer',
      'criteria.performance-excellence.points',
      'sanctions.assessors.decided_by',
      'bodies.committee.size',
    ])
      assert.equal(lookUp(pack, path), null, path);
  });

  it('names bodies by their function, and what became of them beside', () => {
    const renamed = Object.entries(pack.bodies).filter(([, body]) => body.succeeded_by !== undefined);
    assert.deepEqual(
      renamed.map(([id, { role }]) => [id, role]),
      [
        ['office', 'office'],
        ['supervisor', 'supervisor'],
      ],
    );
    for (const [, body] of renamed) assert.ok(isMap(body) && 'reading' in body);
  });
});

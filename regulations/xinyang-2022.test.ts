import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { lookUp, type Pack } from '@heng/domain/regulation';
import { parse } from 'yaml';

const folder = join(import.meta.dirname, 'xinyang-2022');
const read = (file: string): unknown => parse(readFileSync(join(folder, file), 'utf8'));

const beside = ['ledger.yaml', 'rows.yaml', 'en.yaml'];
const law = readdirSync(folder).filter((name) => name.endsWith('.yaml') && !beside.includes(name));
const pack = Object.assign({}, ...law.map(read)) as Pack;

describe('the procedure', () => {
  const ids = pack.steps.map(({ id }) => id);
  const before = (first: string, then: string) =>
    assert.ok(ids.indexOf(first) < ids.indexOf(then), `${first}, ${then}`);

  it('puts the defence after the ranking and before the ballot, and the notice before the approval', () => {
    before('material-review', 'site-review');
    before('site-review', 'shortlist');
    before('shortlist', 'candidates');
    before('candidates', 'plenary-defence');
    before('plenary-defence', 'committee-ballot');
    before('winners-notice', 'approval');
  });

  it('has three notices, that inside the applicant held by its parent for a branch, each of five working days at least', () => {
    const notices = pack.steps.filter((step) => step.kind === 'notice');
    assert.deepEqual(
      notices.map(({ id }) => id),
      ['internal-notice', 'parent-notice', 'acceptance-notice', 'winners-notice'],
    );
    for (const { length } of notices) assert.ok(length && 'at_least' in length && length.at_least === '5 working days');
  });

  it('has nothing that decides on its own for a silence: no quorum, no number of candidates, no due day for departments', () => {
    const silent = [
      'steps.committee-ballot.quorum',
      'steps.candidates.choose',
      'steps.vetting.consults.0.due',
      'steps.vetting.ineligible',
      'bodies.expert-team.team',
      'receives.nomination.honours',
      'regulation.interpreted_by',
    ];
    for (const path of silent) assert.equal(lookUp(pack, path), null, path);
  });
});

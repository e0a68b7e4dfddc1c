import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { as, type BodyId, exact, exactly, type ObjectionId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { closeReview } from './close-review.ts';
import { meanOf, trimmedMeanOf } from './combine-sheets.ts';
import { hearDefence } from './hear-defence.ts';
import type { ReviewStep } from './sheet-form.ts';
import {
  at,
  caseId,
  person,
  reviewStep,
  sampleCase,
  sampleFrame,
  sampleTeam,
  stepId,
} from './testing/sample-review.ts';

const digest = 'ab'.repeat(32);
const command = { step: stepId('site'), reportSha256: null, reported: [] };
const frameOf = (over: Partial<ReviewStep>) => sampleFrame({ body: 'bureau', steps: [{ ...reviewStep, ...over }] });
const sheets = (...points: number[]) =>
  ['li', 'wang', 'zhao']
    .slice(0, points.length)
    .map((name, i) => ({ person: person(name), points: exact(points[i] ?? 0) }));
const agreed = (points: string) => ({ consensus: { points: exactly(points) } });

describe('closing a review', () => {
  it('gives every case what its team agreed, in the order of their numbers', () => {
    const second = sampleCase({ id: caseId('case-2'), number: 2, ...agreed('599.75') });
    const closed = closeReview({ frame: frameOf({}), cases: [second, sampleCase(agreed('600.5'))] }, command, at);
    assert(closed.ok);
    assert.deepEqual(closed.value.results, [
      { case: 'case-1', points: '600.5', said: null },
      { case: 'case-2', points: '599.75', said: null },
    ]);
  });

  it('is held back by a case without result and by an open objection, and names both', () => {
    const objection = as<ObjectionId>('objection-1');
    const cases = [
      sampleCase(),
      sampleCase({ number: 2, objection, ...agreed('600') }),
      sampleCase({ number: 3, inScope: false }),
    ];
    const refused = closeReview({ frame: frameOf({}), cases }, command, at);
    assert(!refused.ok);
    assert.deepEqual(
      refused.reasons.map(({ code, facts }) => [code, facts.number]),
      [
        ['result-missing', 1],
        ['case-has-objection', 2],
      ],
    );
  });

  it('takes exact means of the sheets of those who are not recused', () => {
    const one = sampleCase({ sheets: sheets(600, 601, 601) });
    const mean = closeReview({ frame: frameOf({ combine: 'mean' }), cases: [one] }, command, at);
    assert(mean.ok);
    assert.equal(mean.value.results[0]?.points, '1802/3');
    const four = [...sampleTeam.members, { person: person('qian'), seat: 'member', left: false }];
    const recused = {
      ...one,
      team: { ...sampleTeam, members: four },
      sheets: [...one.sheets, { person: person('qian'), points: exact(601) }],
      recused: [person('li')],
    };
    const three = closeReview({ frame: frameOf({ combine: 'mean' }), cases: [recused] }, command, at);
    assert(three.ok);
    assert.equal(three.value.results[0]?.points, '601');
  });

  it('takes no mean of a team that has become too small, with the article of its size', () => {
    const one = sampleCase({ sheets: sheets(600, 601, 601), recused: [person('li')] });
    for (const combine of ['mean', 'trimmed-mean'] as const) {
      const refused = closeReview({ frame: frameOf({ combine }), cases: [one] }, command, at);
      assert(!refused.ok);
      const facts = { body: '评审组', count: 2, least: 3, number: 1 };
      assert.deepEqual(refused.reasons, [{ code: 'team-too-small', article: 9, facts }]);
    }
  });

  it('waits for every sheet, and needs three to drop two', () => {
    const frame = frameOf({ combine: 'trimmed-mean' });
    assert.deepEqual(codes(closeReview({ frame, cases: [sampleCase({ sheets: sheets(600, 601) })] }, command, at)), [
      'sheets-missing',
    ]);
    const pair = { ...sampleTeam, members: sampleTeam.members.slice(0, 2) };
    const few = sampleCase({ team: pair, sheets: sheets(600, 601) });
    assert.deepEqual(codes(closeReview({ frame, cases: [few] }, command, at)), ['too-few-sheets']);
    const closed = closeReview({ frame, cases: [sampleCase({ sheets: sheets(600, 650, 601) })] }, command, at);
    assert(closed.ok);
    assert.equal(closed.value.results[0]?.points, '601');
  });

  it('asks for the report where the regulation does', () => {
    const frame = frameOf({ papers: [{ paper: '评审报告', article: 20 }] });
    const cases = [sampleCase(agreed('600'))];
    const refused = closeReview({ frame, cases }, command, at);
    assert(!refused.ok);
    assert.deepEqual(
      refused.reasons.map(({ code, article }) => [code, article]),
      [['report-missing', 20]],
    );
    assert(closeReview({ frame, cases }, { ...command, reportSha256: 'ab' }, at).ok);
  });

  it('needs every case heard where nothing is scored, and gives no points', () => {
    const frame = frameOf({ sheet: 'not-scored' });
    assert.deepEqual(codes(closeReview({ frame, cases: [sampleCase()] }, command, at)), ['result-missing']);
    const closed = closeReview({ frame, cases: [sampleCase({ heard: true })] }, command, at);
    assert(closed.ok);
    assert.deepEqual(closed.value.results, [{ case: 'case-1', points: null, said: null }]);
  });

  it('takes results found by others only where the regulation has them reported, and within what can be reached', () => {
    const reported = [{ case: caseId('case-1'), points: exactly('812.5'), said: null }];
    const cases = [sampleCase(agreed('600'))];
    const byTeam = { ...command, reported, reportedBy: as<BodyId>('team'), reportSha256: digest };
    assert.deepEqual(codes(closeReview({ frame: frameOf({}), cases }, { ...command, reported }, at)), [
      'result-not-reported-here',
    ]);
    const closed = closeReview({ frame: frameOf({ sheet: 'reported' }), cases }, byTeam, at);
    assert(closed.ok);
    assert.deepEqual(closed.value.results, [{ case: 'case-1', points: '812.5', said: null }]);
    assert.equal(closed.value.reportedBy, 'team');
    const tooMany = [{ case: caseId('case-1'), points: exact(1001), said: null }];
    assert.deepEqual(
      codes(closeReview({ frame: frameOf({ sheet: 'reported' }), cases }, { ...byTeam, reported: tooMany }, at)),
      ['result-out-of-range'],
    );
  });

  it('holds a reported review open until every case has a result, and rests it on a report of the body that reviewed', () => {
    const cases = [sampleCase(), sampleCase({ id: caseId('case-2'), number: 2 })];
    const frame = frameOf({ sheet: 'reported', criteria: null });
    const close = (more: object) => closeReview({ frame, cases }, { ...command, reportSha256: digest, ...more }, at);
    const words = (name: string) => ({ case: caseId(name), points: null, said: digest });
    const reportedBy = as<BodyId>('team');
    const refused = close({ reported: [words('case-1'), { ...words('case-2'), said: null }], reportedBy });
    assert(!refused.ok);
    assert.deepEqual(
      refused.reasons.map(({ code, facts }) => [code, facts.number]),
      [['result-missing', 2]],
    );
    const reported = [words('case-1'), words('case-2')];
    assert.deepEqual(codes(close({ reported })), ['result-not-theirs'], 'the office reviews nothing itself');
    assert.deepEqual(codes(close({ reported, reportedBy, reportSha256: null })), ['report-missing']);
    assert.deepEqual(codes(close({ reported: [...reported, words('case-9')], reportedBy })), ['result-of-others']);
    assert.deepEqual(codes(close({ reported: [...reported, words('case-1')], reportedBy })), ['result-twice']);
    const closed = close({ reported, reportedBy });
    assert(closed.ok);
    assert.deepEqual(
      closed.value.results.map(({ points }) => points),
      [null, null],
      'words are not taken for zero points',
    );
  });
});

describe('hearing a defence', () => {
  const frame = frameOf({ sheet: 'not-scored' });
  const heard = { step: stepId('site'), case: caseId('case-1') };
  const state = { frame, case: sampleCase(), inScope: true, team: null, heard: false };

  it('is recorded once, and only where nothing is scored', () => {
    assert(hearDefence(state, heard, at).ok);
    assert.deepEqual(codes(hearDefence({ ...state, heard: true }, heard, at)), ['heard-before']);
    assert.deepEqual(codes(hearDefence({ ...state, frame: frameOf({}) }, heard, at)), ['review-is-scored']);
  });
});

describe('means', () => {
  it('do not depend on the order of the sheets, and lie between the lowest and the highest', () => {
    const points = fc.array(
      fc.integer({ min: 0, max: 4000 }).map((quarters) => exact(quarters, 4)),
      { minLength: 3, maxLength: 9 },
    );
    fc.assert(
      fc.property(points, (list) => {
        assert.deepEqual(meanOf(list.toReversed()), meanOf(list));
        assert.deepEqual(trimmedMeanOf(list.toReversed()), trimmedMeanOf(list));
      }),
    );
    assert.equal(trimmedMeanOf([exact(1), exact(2)]), null);
    assert.equal(meanOf([]), null);
  });
});

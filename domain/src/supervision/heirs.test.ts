import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, type Instant, type ReportId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import type { ResolvedPack } from '../regulation/index.ts';
import { answerReport } from './answer-report.ts';
import { askSanction } from './ask-sanction.ts';
import { findGround } from './find-ground.ts';
import { against, digest, on, proceedingId, proceedingOf, samplePack } from './testing/sample-supervision.ts';

/** The supervisors go with the edition. */
const pack = {
  ...samplePack,
  bodies: { ...samplePack.bodies, watch: { name: '监督组', role: 'supervisor', lasts: 'edition' } },
} as ResolvedPack;
const at = on('2026-06-01');
const closed = on('2025-12-01');
const ground = 'sanctions.supervision.grounds.found';
const placeOf = (body: string, closedAt: Instant | null, found = false) => {
  const own = proceedingOf('supervision', found ? { findings: { [ground]: 'holds' } } : {});
  const { frame, ...place } = against(body, own);
  return { ...place, frame: { ...frame, pack, edition: { ...frame.edition, closedAt } } };
};

describe('what a body that was dissolved with the edition has left open', () => {
  const find = (body: string, closedAt: Instant | null) =>
    codes(
      findGround(
        placeOf(body, closedAt),
        { proceeding: proceedingId, ground, finding: 'does-not-hold', reasons: '查无实据。' },
        at,
      ),
    );
  const ask = (body: string, closedAt: Instant | null) =>
    codes(askSanction(placeOf(body, closedAt, true), { proceeding: proceedingId }, at));
  const answer = (body: string, closedAt: Instant | null) => {
    const id = as<ReportId>('r');
    const report = { id, channel: 'report', about: null, receivedAt: at, missing: [], due: null, answeredAt: null };
    const { frame } = placeOf(body, closedAt);
    return codes(answerReport({ frame, recused: [], report }, { report: id, upheld: null, sha256: digest }, at));
  };

  it('of a report goes to those it reported to, on no article of the regulation', () => {
    const { report: channel } = samplePack.channels;
    assert.ok(channel);
    const told = {
      ...pack,
      channels: { ...pack.channels, report: { ...channel, reports_to: ['lead-group', 'bureau'] } },
    };
    const id = as<ReportId>('r');
    const report = { id, channel: 'report', about: null, receivedAt: at, missing: [], due: null, answeredAt: null };
    const act = (body: string, closedAt: Instant | null) => {
      const { frame } = placeOf(body, closedAt);
      const place = { frame: { ...frame, pack: told as ResolvedPack }, recused: [], report };
      return answerReport(place, { report: id, upheld: null, sha256: digest }, at);
    };
    const answered = act('lead-group', closed);
    assert.ok(answered.ok);
    assert.equal(answered.value.article, null);
    assert.deepEqual(codes(act('bureau', closed)), []);
    const refused = act('office', closed);
    assert.ok(!refused.ok);
    assert.deepEqual(refused.reasons, [
      { code: 'wrong-body', article: null, facts: { body: '秘书处', expected: ['领导小组', '应急局'] } },
    ]);
    const own = act('watch', null);
    assert.ok(own.ok);
    assert.equal(own.value.article, '25¶2');
  });

  it('is its own while the edition runs', () => {
    for (const does of [find, ask, answer])
      assert.deepEqual([does('watch', null), does('office', null)], [[], ['wrong-body']]);
  });

  it('is the office’s to bring to an end once it is closed', () => {
    for (const does of [find, ask, answer])
      assert.deepEqual([does('watch', closed), does('office', closed)], [['wrong-body'], []]);
  });
});

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

  it('is its own while the edition runs', () => {
    for (const does of [find, ask, answer])
      assert.deepEqual([does('watch', null), does('office', null)], [[], ['wrong-body']]);
  });

  it('is the office’s to bring to an end once it is closed', () => {
    for (const does of [find, ask, answer])
      assert.deepEqual([does('watch', closed), does('office', closed)], [['wrong-body'], []]);
  });
});

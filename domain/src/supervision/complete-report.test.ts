import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, day, type ReportId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { completeReport } from './complete-report.ts';
import { receiveReport } from './receive-report.ts';
import type { Report } from './state.ts';
import { frameOf, on } from './testing/sample-supervision.ts';

const id = as<ReportId>('r');
const report = (more: Partial<Report> = {}): Report => ({
  id,
  channel: 'report',
  about: null,
  receivedAt: on('2026-06-01'),
  missing: ['evidence', 'name'],
  due: null,
  answeredAt: null,
  ...more,
});
const complete = (brought: readonly string[], more: Partial<Report> = {}, body = 'public') =>
  completeReport(
    { frame: frameOf(body), recused: [], report: report(more) },
    { report: id, brought },
    on('2026-06-03'),
  );

describe('completing a report', () => {
  it('lets the time for the answer begin, counted from the day it is complete', () => {
    const act = complete(['evidence', 'name']);
    assert.deepEqual(act.ok && [act.value.due, act.value.article], [day('2026-06-10'), '25¶2']);
    assert.deepEqual(codes(complete(['evidence', 'name'], {}, 'watch')), []);
    assert.deepEqual(codes(complete(['evidence', 'name'], {}, 'bureau')), ['wrong-body']);
  });

  it('needs all that was missing', () => {
    const part = complete(['evidence']);
    assert.deepEqual(!part.ok && part.reasons.map((one) => [one.code, one.facts.missing]), [
      ['report-still-missing', ['姓名']],
    ]);
  });

  it('is done once, and before the answer', () => {
    assert.deepEqual(codes(complete([], { missing: [] })), ['report-complete-already']);
    assert.deepEqual(codes(complete(['evidence', 'name'], { answeredAt: on('2026-06-02') })), ['report-answered']);
  });
});

describe('a report that does not say whose it is', () => {
  const received = (brought: readonly string[]) =>
    receiveReport(
      { frame: frameOf('public'), noticeLast: null },
      { report: id, channel: 'report', about: null, by: null, brought, named: false },
      on('2026-06-01'),
    );

  it('brings what everybody has to, and no name', () => {
    const bare = received([]);
    assert.deepEqual(bare.ok && [bare.value.missing, bare.value.due], [['evidence'], null]);
    const whole = received(['evidence']);
    assert.deepEqual(whole.ok && [whole.value.missing, whole.value.due], [[], day('2026-06-08')]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, day, type NoticeId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import type { ImposedMeasure } from './acts.ts';
import { judgeCorrection, reportCorrection } from './correct.ts';
import { publishDecision } from './publish-decision.ts';
import { owedBack, recoverItem } from './recover-item.ts';
import type { Proceeding } from './state.ts';
import { against, awardId, digest, on, proceedingId, proceedingOf } from './testing/sample-supervision.ts';

const at = on('2026-06-20');
const measure = (more: Partial<ImposedMeasure>): ImposedMeasure => ({
  do: 'publish',
  article: 33,
  what: [],
  bar: null,
  due: null,
  ...more,
});
const decision = (...measures: readonly ImposedMeasure[]) => ({
  imposed: true,
  measures,
  day: day('2026-06-01'),
  at: on('2026-06-01'),
});
const recover = decision(measure({ do: 'recover', what: ['plaque', 'money'] }));
const paid = { money: { settled: 300_000, decided: null, decidedOn: null, paid: 300_000, used: 0 } };

describe('publishing a decision', () => {
  const publish = (more: Partial<Proceeding>, published = '2026-06-05', body = 'office') =>
    publishDecision(
      against(body, proceedingOf('fraud', more)),
      { proceeding: proceedingId, notice: as<NoticeId>('n'), document: null, day: day(published) },
      at,
    );

  it('is done once, where a measure says so, not before the decision', () => {
    assert.deepEqual(codes(publish({ decision: decision(measure({})) })), []);
    assert.deepEqual(
      codes(publish({ decision: decision(measure({ do: 'criticise' })) }, '2026-06-05', 'government')),
      [],
    );
    assert.deepEqual(codes(publish({ decision: recover })), ['nothing-to-publish']);
    assert.deepEqual(codes(publish({})), ['nothing-to-publish']);
    assert.deepEqual(codes(publish({ decision: decision(measure({})), publishedOn: day('2026-06-02') })), [
      'published-already',
    ]);
    assert.deepEqual(codes(publish({ decision: decision(measure({})) }, '2026-05-31')), ['before-the-decision']);
    assert.deepEqual(codes(publish({ decision: decision(measure({})) }, '2026-06-21')), ['day-not-come']);
    assert.deepEqual(codes(publish({ decision: decision(measure({})) }, '2026-06-05', 'bureau')), ['wrong-body']);
  });
});

describe('recovering', () => {
  const back = (what: string, amount: number | null, recovered: Proceeding['recovered'] = [], own = recover) =>
    recoverItem(
      against('office', proceedingOf('fraud', { decision: own, recovered }), paid),
      { proceeding: proceedingId, award: awardId, what, amount, on: day('2026-06-10') },
      at,
    );

  it('takes back what the decision names, each once, money in parts up to what was paid', () => {
    assert.deepEqual(codes(back('plaque', null)), []);
    assert.deepEqual(codes(back('plaque', null, [{ what: 'plaque', amount: null }])), ['recovered-already']);
    assert.deepEqual(codes(back('money', 100_000, [{ what: 'money', amount: 200_000 }])), []);
    assert.deepEqual(codes(back('money', 100_001, [{ what: 'money', amount: 200_000 }])), ['more-than-owed-back']);
    assert.deepEqual(codes(back('money', 1, [{ what: 'money', amount: 300_000 }])), ['recovered-already']);
  });

  it('takes nothing the decision does not name', () => {
    assert.deepEqual(codes(back('certificate', null)), ['not-owed-back']);
    assert.deepEqual(codes(back('money', 1, [], decision(measure({ do: 'recover', what: ['plaque'] })))), [
      'not-owed-back',
    ]);
    assert.deepEqual(codes(back('plaque', 5)), ['amount-for-money-only']);
    assert.deepEqual(codes(back('money', null)), ['amount-for-money-only']);
  });

  it('is over when all is back; money that was never paid is not owed', () => {
    const owed = (recovered: Proceeding['recovered'], amount = 300_000) =>
      owedBack(proceedingOf('fraud', { decision: recover, recovered }), amount);
    assert.deepEqual(owed([]), [
      { what: 'plaque', amount: null },
      { what: 'money', amount: 300_000 },
    ]);
    assert.deepEqual(
      owed([
        { what: 'plaque', amount: null },
        { what: 'money', amount: 300_000 },
      ]),
      [],
    );
    assert.deepEqual(owed([], 0), [{ what: 'plaque', amount: null }]);
  });
});

describe('correcting', () => {
  const ordered = decision(measure({ do: 'order-correction', due: day('2026-06-15') }));
  const none: Proceeding['correction'] = { reportedOn: null, met: null };
  const report = (body: string, own: Partial<Proceeding> = {}, now = at) =>
    reportCorrection(
      against(body, proceedingOf('missing-report', { decision: ordered, ...own })),
      { proceeding: proceedingId, sha256: digest },
      now,
    );
  const judge = (met: boolean, correction: Proceeding['correction'], now = at, body = 'office') =>
    judgeCorrection(
      against(body, proceedingOf('missing-report', { decision: ordered, correction })),
      { proceeding: proceedingId, met, reasons: '看过。' },
      now,
    );

  it('is reported by the winner, and marked where it is late', () => {
    const act = report('applicant');
    assert.deepEqual(act.ok && [act.value.late, act.value.due], [true, '2026-06-15']);
    const early = report('applicant', {}, on('2026-06-15'));
    assert.equal(early.ok && early.value.late, false);
    assert.deepEqual(codes(report('office')), ['wrong-body']);
    assert.deepEqual(codes(report('applicant', { decision: recover })), ['nothing-to-correct']);
  });

  it('is judged by who ordered it, once reported, or not met once its day is over', () => {
    assert.deepEqual(codes(judge(true, { reportedOn: day('2026-06-10'), met: null })), []);
    assert.deepEqual(codes(judge(true, none)), ['correction-not-reported']);
    assert.deepEqual(codes(judge(false, none)), []);
    assert.deepEqual(codes(judge(false, none, on('2026-06-15'))), ['correction-not-reported']);
    const endless = proceedingOf('missing-report', { decision: decision(measure({ do: 'order-correction' })) });
    const found = (met: boolean) =>
      codes(judgeCorrection(against('office', endless), { proceeding: proceedingId, met, reasons: '看过。' }, at));
    assert.deepEqual([found(false), found(true)], [[], ['correction-not-reported']]);
    assert.deepEqual(codes(judge(true, { reportedOn: day('2026-06-10'), met: false })), ['correction-judged']);
    assert.deepEqual(codes(judge(true, { reportedOn: day('2026-06-10'), met: null }, at, 'government')), [
      'wrong-body',
    ]);
  });
});

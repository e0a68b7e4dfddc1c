import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { lastDayOf } from '../calendar/index.ts';
import { addDays, as, day, endOf, type Instant, instantAt } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { closeNotice, type NoticeState } from './close-notice.ts';
import { type NoticePlace, type PublishNotice, publishNotice } from './publish-notice.ts';
import { agentOf, branch, fileOf, frameAt, noon } from './testing/sample.ts';
import { titleOf } from './title.ts';

const command = (step: string, over: Partial<PublishNotice> = {}): PublishNotice => ({
  notice: as('n-1'),
  step: as(step),
  case: null,
  media: null,
  document: null,
  last: null,
  ...over,
});
const place = (step: string, over: Partial<NoticePlace> = {}): NoticePlace => ({
  frame: frameAt(step),
  file: null,
  standing: [fileOf('a'), fileOf('b')],
  published: null,
  ...over,
});
const before = noon('2025-09-28');

describe('publishing a notice', () => {
  it('counts working days with make-up days, the day of publication left out', () => {
    const result = publishNotice(place('accepted'), command('accepted'), before);
    assert.ok(result.ok);
    assert.equal(result.value.last, '2025-10-11');
    assert.equal(result.value.provisional, false);
    assert.deepEqual(result.value.listed, ['a', 'b']);
    assert.equal(result.value.article, 6);
  });

  it('refuses a shorter time with the lawful last day, and takes a longer one only where the law says at least', () => {
    const short = publishNotice(place('accepted'), command('accepted', { last: day('2025-10-10') }), before);
    assert.deepEqual(short, {
      ok: false,
      reasons: [
        {
          code: 'notice-too-short',
          article: 6,
          facts: { published: '2025-09-28', asked: '2025-10-10', last_day: '2025-10-11', length: '5 working days' },
        },
      ],
    });
    const longer = publishNotice(place('accepted'), command('accepted', { last: day('2025-10-20') }), before);
    assert.equal(longer.ok && longer.value.last, '2025-10-20');
    const exact = publishNotice(place('winners'), command('winners', { last: day('2025-10-20') }), before);
    assert.deepEqual(codes(exact), ['notice-too-long']);
  });

  it('runs seven calendar days that end on a day off to the next working day', () => {
    const result = publishNotice(place('winners'), command('winners'), before);
    assert.equal(result.ok && result.value.last, '2025-10-09');
    assert.equal(result.ok && result.value.media, 'paper');
  });

  it('asks for the last day where the regulation names no length', () => {
    assert.deepEqual(codes(publishNotice(place('approved'), command('approved'), before)), ['last-day-missing']);
    const given = publishNotice(place('approved'), command('approved', { last: day('2025-09-30') }), before);
    assert.equal(given.ok && given.value.last, '2025-09-30');
  });

  it('is published once', () => {
    const again = place('accepted', { published: day('2025-09-20') });
    assert.deepEqual(codes(publishNotice(again, command('accepted'), before)), ['notice-published-already']);
  });

  it('marks a last day in a year not yet published as provisional', () => {
    const late = publishNotice(place('accepted'), command('accepted'), noon('2025-12-29'));
    assert.equal(late.ok && late.value.provisional, true);
  });

  it('is held by an applicant for its own open case, if the case is of the kind', () => {
    const own = (over: Partial<NoticePlace>) =>
      publishNotice(
        place('own-notice', {
          frame: frameAt('own-notice', { actor: agentOf('org-a') }),
          file: fileOf('a', branch(false)),
          ...over,
        }),
        command('own-notice', { case: as('a') }),
        before,
      );
    const fine = own({});
    assert.ok(fine.ok);
    assert.deepEqual(fine.value.listed, ['a']);
    assert.deepEqual(codes(own({ file: fileOf('a', branch(true)) })), ['step-not-for-case']);
    assert.deepEqual(codes(own({ file: fileOf('b', branch(false)) })), ['not-your-case']);
    assert.deepEqual(codes(own({ file: fileOf('a', { submittedAt: null }) })), ['scope-unknown']);
    assert.deepEqual(codes(own({ file: fileOf('a', { ...branch(false), submittedAt: before }) })), ['case-submitted']);
    assert.deepEqual(codes(own({ file: null })), ['not-this-kind']);
  });

  it('has a title made of the regulation, the edition and the step', () => {
    const frame = frameAt('accepted');
    const [step] = frame.pack.steps.filter(({ id }) => id === 'accepted');
    assert.ok(step);
    assert.equal(titleOf(frame, step), '此地奖（2025 届）受理公示');
  });
});

describe('closing a notice', () => {
  const notice: NoticeState = {
    id: as('n-1'),
    step: as('accepted'),
    case: null,
    publishedOn: day('2025-09-28'),
    lastDay: day('2025-10-11'),
    closedAt: null,
    listed: [
      { case: as('a'), endedStep: null },
      { case: as('b'), endedStep: null },
      { case: as('c'), endedStep: as('accepted') },
      { case: as('d'), endedStep: as('apply') },
    ],
  };
  const close = (at: Instant, own: Partial<NoticeState> = {}) =>
    closeNotice(
      { frame: frameAt('accepted'), notice: { ...notice, ...own }, file: null, blocked: [as('b')] },
      { notice: notice.id },
      at,
    );

  it('is too early until the last day has ended', () => {
    const early = close(instantAt(day('2025-10-11'), '23:59:59'));
    assert.deepEqual(early, {
      ok: false,
      reasons: [{ code: 'too-early', article: 6, facts: { last_day: '2025-10-11', may_close_from: '2025-10-12' } }],
    });
    assert.ok(close(endOf(day('2025-10-11'))).ok);
  });

  it('lets go on whom nobody objects to, and lets only those wait whose objection is open', () => {
    const closed = close(noon('2025-10-13'));
    assert.ok(closed.ok);
    assert.deepEqual(closed.value.passed, ['a']);
    assert.deepEqual(closed.value.waiting, ['b']);
    assert.deepEqual(closed.value.removed, ['c']);
  });

  it('runs on when the calendar, published since, makes the lawful time longer', () => {
    assert.deepEqual(codes(close(noon('2025-10-10'), { lastDay: day('2025-10-08') })), ['too-early']);
  });

  it('can be closed from the first instant after its lawful last day, and never before, on whatever day it was published', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 }), (offset) => {
        const published = addDays(day('2025-08-20'), offset);
        const result = publishNotice(place('accepted'), command('accepted'), noon(published));
        assert.ok(result.ok);
        const own = { publishedOn: published, lastDay: result.value.last };
        assert.equal(result.value.last, lastDayOf(frameAt('accepted').calendar, published, '5 working days').last);
        assert.ok(close(endOf(result.value.last), own).ok);
        assert.deepEqual(codes(close(instantAt(result.value.last, '23:59:59'), own)), ['too-early']);
      }),
    );
  });
});

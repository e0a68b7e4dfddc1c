import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { factsAfter, groundsOf, subjectOfAward } from './grounds.ts';
import { reportEvent } from './report-event.ts';
import { type AwardFile, sanctionOf } from './state.ts';
import { awardFile, awardId, digest, eventId, on, placeOf, samplePack } from './testing/sample-supervision.ts';

const report = (fact: string, value: unknown, body = 'bureau') =>
  reportEvent(placeOf(body), { award: awardId, fact, value, sha256: digest }, on('2026-06-01'));
const major = { date: '2026-05-06', grade: 'major' };

describe('reporting what has happened to a winner', () => {
  it('is for those whose answer the fact counts', () => {
    assert.deepEqual(codes(report('accidents', [major])), []);
    assert.deepEqual(codes(report('employer.accidents', [major])), []);
    assert.deepEqual(codes(report('accidents', [major], 'office')), ['wrong-body']);
    assert.deepEqual(codes(report('rating', 'AA', 'office')), []);
    assert.deepEqual(codes(report('rating', 'AA')), ['wrong-body']);
  });

  it('is told once, has come to pass, and is about the winner or somebody it is related to', () => {
    const again = (value: unknown, more: Partial<AwardFile>) =>
      codes(
        reportEvent(
          placeOf('bureau', more),
          { award: awardId, fact: 'accidents', value, sha256: digest },
          on('2026-06-01'),
        ),
      );
    const events = [{ id: eventId, fact: 'accidents', value: [major], recordedAt: on('2026-05-07') }];
    assert.deepEqual(again([{ grade: 'major', date: '2026-05-06' }], { events }), ['event-on-record']);
    assert.deepEqual(again([{ ...major, date: '2026-05-07' }], { events }), []);
    const facts = { ...placeOf('bureau').award.facts, facts: { accidents: [major] } };
    assert.deepEqual(again([major], { facts }), ['event-on-record']);
    assert.deepEqual(codes(report('accidents', [{ date: '2026-06-02', grade: 'major' }])), ['day-not-come']);
    assert.deepEqual(codes(report('neighbour.accidents', [major])), ['no-such-fact']);
    assert.deepEqual(codes(report('constructor', true)), ['no-such-fact']);
  });

  it('must fit its fact, and say something', () => {
    assert.deepEqual(codes(report('accidents', [{ grade: 'terrible' }])), ['event-unfit']);
    assert.deepEqual(codes(report('accidents', null)), ['event-unfit']);
    assert.deepEqual(codes(report('accidents', [])), ['event-empty']);
    assert.deepEqual(codes(report('nothing', true)), ['no-such-fact']);
  });
});

describe('the facts that grounds read', () => {
  const happened = { id: eventId, fact: 'accidents', value: [major], recordedAt: on('2026-06-01') };
  const breach = {
    duty: 'purposes',
    is: 'breached' as const,
    time: null,
    on: day('2026-02-01'),
    recordedAt: on('2026-02-02'),
  };
  const report24 = { ...breach, duty: 'yearly-report', is: 'done' as const };
  const award = awardFile({ events: [happened], duties: [breach, report24] });

  it('add what was reported to the records of the application, and duties that were not done', () => {
    const before = {
      ...award,
      facts: { ...award.facts, facts: { accidents: [{ date: '2024-01-01', grade: 'ordinary' }] } },
    };
    const facts = factsAfter(samplePack, before, {});
    assert.deepEqual(facts.facts.accidents, [{ date: '2024-01-01', grade: 'ordinary' }, major]);
    assert.deepEqual(facts.obligations, [{ duty: 'purposes', is: 'breached', on: '2026-02-01' }]);
    const text = factsAfter(samplePack, { ...award, events: [{ ...happened, fact: 'rating', value: 'AA' }] }, {});
    assert.equal(text.facts.rating, 'AA');
  });

  it('are only those recorded since, where what was before has been looked into', () => {
    const since = factsAfter(samplePack, award, {}, on('2026-03-02'));
    assert.deepEqual([since.facts.accidents, since.obligations], [[major], []]);
    assert.deepEqual(factsAfter(samplePack, award, {}, on('2026-06-02')).facts.accidents, []);
  });

  it('are held against the window of the sanction, by the day it happened', () => {
    const sanction = sanctionOf(samplePack, 'after-award');
    const answered = (date: string) => {
      const own = awardFile({ events: [{ ...happened, value: [{ ...major, date }] }] });
      const [accident] = groundsOf(samplePack, sanction, subjectOfAward(samplePack, own, {}), day('2029-01-10'));
      return accident?.answer;
    };
    assert.deepEqual(['2025-11-18', '2028-11-18', '2028-11-19'].map(answered), [
      'does-not-hold',
      'holds',
      'does-not-hold',
    ]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { awardId, eventId, on, placeOf } from './testing/sample-supervision.ts';
import { withdrawEvent } from './withdraw-event.ts';

const events = [
  {
    id: eventId,
    fact: 'accidents',
    value: [{ date: '2026-05-06', grade: 'major' }],
    recordedAt: on('2026-05-07'),
  },
];
const withdraw = (body = 'bureau', more: object = {}, event = eventId, reasons = '报错了对象。') =>
  withdrawEvent(placeOf(body, { events, ...more }), { award: awardId, event, reasons }, on('2026-06-01'));

describe('withdrawing what was reported', () => {
  it('is for those who may report it, with reasons', () => {
    const act = withdraw();
    assert.deepEqual(act.ok && [act.value.event, act.value.fact], [eventId, 'accidents']);
    assert.deepEqual(codes(withdraw('office')), ['wrong-body']);
    assert.deepEqual(codes(withdraw('bureau', {}, eventId, ' ')), ['withdrawal-without-reasons']);
  });

  it('is of what is on record, and done once: what is withdrawn is on record no more', () => {
    assert.deepEqual(codes(withdraw('bureau', {}, as('another'))), ['no-such-event']);
    assert.deepEqual(codes(withdraw('bureau', { events: [] })), ['no-such-event']);
  });

  it('puts the record right also where the award is gone', () => {
    assert.deepEqual(codes(withdraw('bureau', { revokedOn: '2026-05-20' })), []);
  });
});

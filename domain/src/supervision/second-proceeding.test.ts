import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, day, type PersonId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import type { DecideSanction } from './decide-sanction.ts';
import { decideSanction } from './decide-sanction.ts';
import { lookedInto } from './grounds.ts';
import { owedBack } from './recover-item.ts';
import type { AwardFile, Proceeding } from './state.ts';
import { against, eventId, on, proceedingId, proceedingOf } from './testing/sample-supervision.ts';

const at = on('2026-06-01');
const asked: Partial<Proceeding> = {
  findings: { 'sanctions.fraud.grounds.deceit': 'holds' },
  askedAt: on('2026-05-06'),
};
const command: DecideSanction = {
  proceeding: proceedingId,
  imposed: true,
  measures: null,
  correctBy: null,
  reasons: '',
  document: '〔2026〕1号',
  day: day('2026-06-01'),
};
const decide = (file: Partial<AwardFile>, sanction = 'fraud', more = asked, over: Partial<DecideSanction> = {}) =>
  decideSanction(against('government', proceedingOf(sanction, more), file), { ...command, ...over }, at);
const measures = (file: Partial<AwardFile>) => {
  const act = decide(file);
  assert.ok(act.ok);
  return act.value.measures.map((one) => [one.do, ...one.what].join(' '));
};

describe('a decision on an award that is revoked already', () => {
  const revokedOn = day('2026-05-20');

  it('takes no title twice; what else the regulation says still follows', () => {
    assert.deepEqual(measures({ revokedOn }), ['recover plaque money', 'publish', 'bar']);
  });

  it('can impose nothing where nothing else follows, and says so with reasons', () => {
    const accident = {
      id: eventId,
      fact: 'accidents',
      value: [{ date: '2026-04-01', grade: 'major' }],
      recordedAt: at,
    };
    const file = { revokedOn, events: [accident] };
    const own = { askedAt: on('2026-05-06') };
    assert.deepEqual(codes(decide(file, 'after-award', own)), ['no-measure-left']);
    assert.deepEqual(codes(decide(file, 'after-award', own, { imposed: false, reasons: '称号已撤销。' })), []);
  });
});

describe('what is asked back', () => {
  const money = { settled: 0, decided: null, decidedOn: null, paid: 0, used: 0 };

  it('is nothing that was never given: no money where there was none', () => {
    assert.deepEqual(measures({ money }), ['revoke-title', 'recover plaque', 'publish', 'bar']);
  });

  it('is what the regulation names, where the award table does not say what was given', () => {
    assert.deepEqual(measures({ money, row: 'silent' })[1], 'recover plaque');
  });

  it('is no honour that the row does not give', () => {
    assert.deepEqual(measures({ row: 'paper' }), ['revoke-title', 'recover money', 'publish', 'bar']);
    assert.deepEqual(measures({ money, row: 'paper' }), ['revoke-title', 'publish', 'bar']);
  });

  it('comes back once, though two decisions ask for it', () => {
    const recover = { do: 'recover' as const, article: 33, what: ['plaque', 'money'], bar: null, due: null };
    const decision = { imposed: true, measures: [recover], day: day('2026-06-01'), at };
    const back = [
      { what: 'plaque', amount: null },
      { what: 'money', amount: 300_000 },
    ];
    assert.deepEqual(owedBack(proceedingOf('fraud', { decision, recovered: back }), 300_000), []);
  });
});

describe('what was looked into', () => {
  it('reaches to the end of the last proceeding, not to its opening', () => {
    const decision = { imposed: true, measures: [], day: day('2026-04-01'), at: on('2026-05-02') };
    const ended = proceedingOf('fraud', { openedAt: on('2026-03-02'), decision });
    const dropped = proceedingOf('fraud', { openedAt: on('2026-03-20'), droppedAt: on('2026-04-20') });
    assert.equal(lookedInto([ended, dropped]), on('2026-05-02'));
    assert.equal(lookedInto([dropped, proceedingOf('fraud')]), on('2026-04-20'));
    assert.equal(lookedInto([proceedingOf('fraud')]), null);
  });
});

describe('somebody with an interest', () => {
  const me = as<PersonId>('li');

  it('decides nothing about the case they have withdrawn from', () => {
    const place = { ...against('government', proceedingOf('fraud', asked)), recused: [me] };
    assert.deepEqual(codes(decideSanction(place, command, at)), ['recused']);
  });

  it('decides nothing against themselves', () => {
    const findings = { 'sanctions.reviewers.grounds.abuse': 'holds' as const };
    const when = { 'sanctions.reviewers.measures.refer-to-justice.when': 'does-not-hold' as const };
    const against_ = (person: PersonId) =>
      decideSanction(
        against('government', proceedingOf('reviewers', { target: { person }, findings: { ...findings, ...when } })),
        command,
        at,
      );
    assert.deepEqual(codes(against_(me)), ['recused']);
    assert.deepEqual(codes(against_(as('wang'))), []);
  });
});

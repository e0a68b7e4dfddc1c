import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, type BodyId, type CaseId, day, type PersonId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import type { Finding } from '../regulation/index.ts';
import type { Target } from './acts.ts';
import { askSanction } from './ask-sanction.ts';
import { type DecideSanction, decideSanction } from './decide-sanction.ts';
import { dropProceeding } from './drop-proceeding.ts';
import { findGround } from './find-ground.ts';
import { subjectOfAward, subjectOfOther } from './grounds.ts';
import { openProceeding } from './open-proceeding.ts';
import type { AwardFile, Proceeding } from './state.ts';
import {
  against,
  againstPerson,
  awardFile,
  awardId,
  frameOf,
  on,
  proceedingId,
  proceedingOf,
  samplePack,
} from './testing/sample-supervision.ts';

const at = on('2026-06-01');
const award: Target = { award: awardId };
const deceit = 'sanctions.fraud.grounds.deceit';
const found = (...paths: readonly string[]): Record<string, Finding> =>
  Object.fromEntries(paths.map((path) => [path, 'holds' as const]));
const open = (
  sanction: string,
  target: Target = award,
  body = 'office',
  more: Partial<AwardFile> = {},
  underWay = false,
) => {
  const subject = 'award' in target ? subjectOfAward(samplePack, awardFile(more), {}) : subjectOfOther({});
  return openProceeding(
    { frame: frameOf(body), recused: [], subject, underWay },
    { proceeding: proceedingId, sanction, target },
    at,
  );
};

describe('opening a proceeding', () => {
  it('is for the office, or for who asks or decides', () => {
    for (const body of ['office', 'lead-group', 'government'])
      assert.deepEqual(codes(open('after-award', award, body)), []);
    assert.deepEqual(codes(open('after-award', award, 'bureau')), ['wrong-body']);
  });

  it('is against whom the sanction is for', () => {
    const person: Target = { person: as<PersonId>('wang') };
    const agency: Target = { body: as<BodyId>('agency'), of: null };
    assert.deepEqual(codes(open('fraud', person)), ['wrong-target']);
    assert.deepEqual(codes(open('fraud', { case: as<CaseId>('c') })), ['wrong-target']);
    assert.deepEqual(
      [person, agency].map((target) => codes(open('reviewers', target))),
      [[], []],
    );
    assert.deepEqual(codes(open('reviewers', { body: as<BodyId>('bureau'), of: null })), ['wrong-target']);
    assert.deepEqual(codes(open('supervision', award)), []);
    assert.deepEqual(codes(open('after-award', award, 'office', { tier: as('second') })), ['sanction-not-for']);
  });

  it('is against a person or a body that runs the award, where it is against officials', () => {
    const [sanction] = samplePack.sanctions;
    assert.ok(sanction);
    const frame = frameOf('office');
    const pack = { ...samplePack, sanctions: [{ ...sanction, id: 'organisers', against: 'official' as const }] };
    const aimed = (target: Target) =>
      openProceeding(
        { frame: { ...frame, pack }, recused: [], subject: subjectOfOther({}), underWay: false },
        { proceeding: proceedingId, sanction: 'organisers', target },
        at,
      );
    const body = (id: string): Target => ({ body: as<BodyId>(id), of: null });
    const persons: readonly Target[] = [{ person: as<PersonId>('wang') }, body('office'), body('bureau')];
    assert.deepEqual(
      persons.map((target) => codes(aimed(target))),
      [[], [], []],
    );
    assert.deepEqual(codes(aimed(body('agency'))), ['wrong-target']);
    assert.deepEqual(codes(aimed(award)), ['wrong-target']);
  });

  it('is one at a time, and never before the award is announced', () => {
    assert.deepEqual(codes(open('fraud', award, 'office', {}, true)), ['proceeding-under-way']);
    assert.deepEqual(codes(open('fraud', award, 'office', { awardedOn: null })), ['award-not-announced']);
    assert.deepEqual(codes(open('nothing')), ['no-such-sanction']);
  });
});

describe('finding on a ground', () => {
  const find = (
    sanction: string,
    ground: string,
    body: string,
    more: Partial<Proceeding> = {},
    file: Partial<AwardFile> = {},
  ) =>
    findGround(
      against(body, proceedingOf(sanction, more), file),
      { proceeding: proceedingId, ground, finding: 'holds', reasons: '查实。' },
      at,
    );
  const part = 'sanctions.after-award.grounds.breach.of.2';

  it('is for the body the rule names, on its article', () => {
    const act = find('fraud', deceit, 'office');
    assert.deepEqual(act.ok && [act.value.article, act.value.finding], ['33(1)', 'holds']);
    assert.deepEqual(codes(find('fraud', deceit, 'government')), ['wrong-body']);
    assert.deepEqual(codes(find('after-award', part, 'watch')), []);
  });

  it('cites who finds where another does: of the rule where it names somebody, else of who asks', () => {
    const cited = (by: string | null) => {
      const ground = {
        id: 'deceit',
        says: '骗取。',
        rule: 'judgement' as const,
        by,
        article: { rest: '33(1)', by: '9(6)' },
      };
      const sanctions = samplePack.sanctions.map((one) => (one.id === 'fraud' ? { ...one, grounds: [ground] } : one));
      const place = against('government', proceedingOf('fraud', {}), {});
      const found = findGround(
        { ...place, frame: { ...place.frame, pack: { ...samplePack, sanctions } } },
        { proceeding: proceedingId, ground: deceit, finding: 'holds', reasons: '查实。' },
        at,
      );
      return found.ok ? [] : found.reasons.map(({ code, article }) => [code, article]);
    };
    assert.deepEqual(cited('office'), [['wrong-body', '9(6)']]);
    assert.deepEqual(cited(null), [['wrong-body', '33¶3']]);
  });

  it('may be made anew until the decision, not after', () => {
    assert.deepEqual(codes(find('fraud', deceit, 'office', { findings: { [deceit]: 'does-not-hold' } })), []);
    const decision = { imposed: false, measures: [], day: day('2026-05-01'), at: on('2026-05-01') };
    assert.deepEqual(codes(find('fraud', deceit, 'office', { decision })), ['proceeding-decided']);
    assert.deepEqual(codes(find('fraud', deceit, 'office', { droppedAt: at })), ['proceeding-dropped']);
  });

  it('is refused where facts settle it, and without reasons', () => {
    assert.deepEqual(codes(find('after-award', 'sanctions.after-award.grounds.accident', 'lead-group')), [
      'ground-settled',
    ]);
    const facts = { ...awardFile().facts, facts: {} };
    const waiting = find('after-award', 'sanctions.after-award.grounds.accident', 'lead-group', {}, { facts });
    assert.deepEqual(!waiting.ok && waiting.reasons.map((one) => [one.code, one.facts.missing]), [
      ['ground-waits-for-facts', ['accidents']],
    ]);
    assert.deepEqual(codes(find('fraud', 'sanctions.fraud.grounds.other', 'office')), ['no-such-ground']);
    const command = { proceeding: proceedingId, ground: deceit, finding: 'holds' as const, reasons: '' };
    assert.deepEqual(codes(findGround(against('office', proceedingOf('fraud')), command, at)), [
      'ground-without-reasons',
    ]);
  });

  it('reaches what a measure hangs on; where nobody is named, the office', () => {
    const place = againstPerson('office', proceedingOf('reviewers', { target: { person: as<PersonId>('wang') } }));
    const ground = 'sanctions.reviewers.measures.refer-to-justice.when';
    assert.deepEqual(
      codes(findGround(place, { proceeding: proceedingId, ground, finding: 'does-not-hold', reasons: '无。' }, at)),
      [],
    );
  });
});

describe('asking for a sanction', () => {
  const ask = (sanction: string, body: string, more: Partial<Proceeding> = {}) =>
    askSanction(against(body, proceedingOf(sanction, more)), { proceeding: proceedingId }, at);

  it('needs a ground that holds, and names what is open', () => {
    const refused = ask('fraud', 'office');
    assert.deepEqual(!refused.ok && refused.reasons.map(({ code, facts }) => [code, facts.open]), [
      ['no-ground-holds', ['骗取。']],
    ]);
    const act = ask('fraud', 'office', { findings: found(deceit) });
    assert.deepEqual(act.ok && act.value.grounds, [{ path: deceit, answer: 'holds', article: '33(1)' }]);
  });

  it('is for who has that power, once; where nobody has, nobody asks', () => {
    assert.deepEqual(codes(ask('fraud', 'government', { findings: found(deceit) })), ['wrong-body']);
    assert.deepEqual(codes(ask('fraud', 'office', { findings: found(deceit), askedAt: at })), ['asked-already']);
    assert.ok(codes(ask('missing-report', 'office')).includes('not-to-be-asked'));
  });
});

const decided = (more: Partial<DecideSanction> = {}): DecideSanction => ({
  proceeding: proceedingId,
  imposed: true,
  measures: null,
  correctBy: null,
  reasons: '',
  document: '〔2026〕1号',
  day: day('2026-06-01'),
  ...more,
});
const decide = (
  sanction: string,
  body: string,
  more: Partial<Proceeding>,
  command: Partial<DecideSanction> = {},
  file: Partial<AwardFile> = {},
) => decideSanction(against(body, proceedingOf(sanction, more), file), decided(command), at);
const asked = { findings: found(deceit), askedAt: on('2026-05-06') };

describe('deciding a sanction', () => {
  it('imposes every measure of a ground that holds, with its days and items', () => {
    const act = decide('fraud', 'government', asked);
    assert.ok(act.ok);
    const [revoke, recover, publish, bar] = act.value.measures;
    assert.deepEqual(
      [revoke?.do, publish?.do, act.value.power, act.value.article],
      ['revoke-title', 'publish', 'regulation', 33],
    );
    assert.deepEqual([recover?.what, recover?.article], [['plaque', 'money'], '33¶2']);
    const days = { programme: 'sample-award', first: '2026-06-02', last: '2031-06-01', editions: null };
    assert.deepEqual(bar?.bar, days);
  });

  it('waits until it is asked for and a ground holds', () => {
    assert.deepEqual(codes(decide('fraud', 'government', { findings: found(deceit) })), ['sanction-not-asked']);
    assert.deepEqual(codes(decide('fraud', 'government', { askedAt: on('2026-05-06') })), ['no-ground-holds']);
    assert.deepEqual(codes(decide('fraud', 'office', asked)), ['wrong-body']);
    assert.deepEqual(codes(decide('fraud', 'government', asked, { day: day('2026-05-05') })), ['decided-too-soon']);
    assert.deepEqual(codes(decide('fraud', 'government', asked, { day: day('2026-06-02') })), ['day-not-come']);
  });

  it('is all measures or none with reasons, where the regulation says must', () => {
    assert.deepEqual(codes(decide('fraud', 'government', asked, { measures: ['revoke-title'] })), [
      'measures-laid-down',
    ]);
    assert.deepEqual(codes(decide('fraud', 'government', asked, { imposed: false })), ['mercy-without-reasons']);
    const none = decide('fraud', 'government', asked, { imposed: false, reasons: '情节轻微。' });
    assert.deepEqual(none.ok && [none.value.imposed, none.value.measures], [false, []]);
  });

  it('is no mercy where the regulation says must and nobody has to ask: the duty is the deciding body’s own', () => {
    const missed = { duty: 'yearly-report', is: 'missed' as const, time: 1, on: day('2026-05-18') };
    const duties = [{ ...missed, recordedAt: on('2026-05-19') }];
    const none = { imposed: false, reasons: '情节轻微。' };
    const spared = decide('missing-report', 'office', {}, none, { duties });
    assert.deepEqual(!spared.ok && spared.reasons.map(({ code, facts }) => [code, facts.left]), [
      ['measures-laid-down', ['criticise', 'order-correction']],
    ]);
    assert.deepEqual(codes(decide('missing-report', 'office', {}, none)), ['no-ground-holds']);
  });

  it('is a choice among the measures elsewhere, by whom the platform says where the regulation does not', () => {
    const findings = found('sanctions.supervision.grounds.found');
    const choose = (command: Partial<DecideSanction>, body = 'office') =>
      decide('supervision', body, { findings, askedAt: on('2026-05-06') }, command);
    const act = choose({ measures: ['suggest-action'] });
    assert.deepEqual(act.ok && [act.value.measures.map((one) => one.do), act.value.power], [
      ['suggest-action'],
      'platform',
    ]);
    assert.deepEqual(codes(choose({ measures: ['suggest-action'] }, 'government')), []);
    assert.deepEqual(codes(choose({ measures: [] })), ['no-measure-chosen']);
    assert.deepEqual(codes(choose({ measures: ['suggest-action', 'bar'] })), ['measure-does-not-follow']);
  });

  it('gives an order to correct its last day: by the regulation, else by who decides', () => {
    const missed = {
      duty: 'yearly-report',
      is: 'missed' as const,
      time: 1,
      on: day('2026-05-18'),
      recordedAt: on('2026-05-19'),
    };
    const late = (command: Partial<DecideSanction>) =>
      decide('missing-report', 'office', {}, command, { duties: [missed] });
    const act = late({});
    assert.deepEqual(act.ok && act.value.measures.map((one) => [one.do, one.due]), [
      ['criticise', null],
      ['order-correction', '2026-06-15'],
    ]);
    assert.deepEqual(codes(late({ correctBy: day('2026-07-01') })), ['correction-laid-down']);
    const findings = found('sanctions.supervision.grounds.found');
    const own = decide(
      'supervision',
      'office',
      { findings, askedAt: on('2026-05-06') },
      { measures: ['order-correction'], correctBy: day('2026-07-01') },
    );
    assert.deepEqual(own.ok && own.value.measures[0]?.due, '2026-07-01');
  });

  it('waits for what a measure hangs on, and leaves it out where that is not so', () => {
    const when = 'sanctions.reviewers.measures.refer-to-justice.when';
    const abuse = 'sanctions.reviewers.grounds.abuse';
    const target = { person: as<PersonId>('wang') };
    const judge = (findings: Record<string, Finding>) =>
      decideSanction(againstPerson('government', proceedingOf('reviewers', { target, findings })), decided(), at);
    assert.deepEqual(codes(judge(found(abuse))), ['measure-open']);
    const act = judge({ [abuse]: 'holds', [when]: 'does-not-hold' });
    assert.deepEqual(act.ok && act.value.measures.map((one) => one.do), ['cancel-reviewer']);
    const both = judge(found(abuse, when));
    assert.deepEqual(both.ok && both.value.measures.map((one) => one.do), ['cancel-reviewer', 'refer-to-justice']);
  });
});

describe('dropping a proceeding', () => {
  const drop = (findings: Record<string, Finding>, reasons = '查无实据。', body = 'office') =>
    dropProceeding(against(body, proceedingOf('fraud', { findings })), { proceeding: proceedingId, reasons }, at);

  it('is possible once no ground holds and none is open, with reasons', () => {
    assert.deepEqual(codes(drop({ [deceit]: 'does-not-hold' })), []);
    assert.deepEqual(codes(drop({})), ['ground-stands']);
    assert.deepEqual(codes(drop(found(deceit))), ['ground-stands']);
    assert.deepEqual(codes(drop({ [deceit]: 'does-not-hold' }, '')), ['ground-without-reasons']);
    assert.deepEqual(codes(drop({ [deceit]: 'does-not-hold' }, '查无实据。', 'bureau')), ['wrong-body']);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, day, endOf, instantAt } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { answerObjection } from './answer-objection.ts';
import { blockedBy, sentBack } from './blocked.ts';
import { channelOf, type NoticeStep } from './channel.ts';
import type { NoticeState } from './close-notice.ts';
import { completeObjection, type ObjectionPlace } from './complete-objection.ts';
import { type FileObjection, fileObjection } from './file-objection.ts';
import { noticeRefusals } from './refusals.ts';
import { replacementForbidden } from './replacement.ts';
import { frameAt, noon, office, pack, publicly, steps } from './testing/sample.ts';

const notice: NoticeState = {
  id: as('n-1'),
  step: as('accepted'),
  case: null,
  publishedOn: day('2025-09-28'),
  lastDay: day('2025-10-11'),
  closedAt: null,
  listed: [{ case: as('a'), endedStep: null }],
};
const all = ['evidence', 'signature', 'telephone'];
const command: FileObjection = {
  objection: as('o-1'),
  notice: notice.id,
  case: as('a'),
  by: 'person',
  brought: all,
  named: true,
};
const file = (over: Partial<FileObjection> = {}, at = noon('2025-09-29'), step = 'accepted') =>
  fileObjection(
    { frame: frameAt(step, { actor: publicly, seated: false }), notice: { ...notice, step: as(step) } },
    { ...command, ...over },
    at,
  );

describe('filing an objection', () => {
  it('starts the time for the answer when it is complete', () => {
    const filed = file();
    assert.ok(filed.ok);
    assert.deepEqual(filed.value.missing, []);
    assert.equal(filed.value.due, '2025-10-13');
    assert.equal(filed.value.article, 9);
  });

  it('receives an incomplete one and says what is missing; no time runs', () => {
    const filed = file({ brought: ['signature'] });
    assert.ok(filed.ok);
    assert.deepEqual(filed.value.missing, ['evidence', 'telephone']);
    assert.equal(filed.value.due, null);
  });

  it('refuses the anonymous one with legal weight, but not one that only names itself', () => {
    assert.deepEqual(codes(file({ brought: ['evidence'], named: false })), ['objection-without-identity']);
    assert.ok(file({ brought: ['evidence'], named: true }).ok);
    assert.ok(file({ by: 'organisation', brought: ['seal'], named: false }).ok);
  });

  it('is in time to 24:00 of the last day', () => {
    assert.ok(file({}, instantAt(day('2025-10-11'), '23:59:59')).ok);
    const late = file({}, endOf(day('2025-10-11')));
    assert.deepEqual(codes(late), ['objection-late']);
    assert.equal(!late.ok && late.reasons[0]?.facts.may_report, true);
  });

  it('is against a listed case, and brings what the regulation knows', () => {
    assert.deepEqual(codes(file({ case: as('z'), brought: [...all, 'cake'] })), ['not-listed', 'no-such-need']);
    assert.deepEqual(codes(file({}, noon('2025-09-29'), 'own-notice')), ['no-channel']);
  });

  it('goes to a channel of the platform where the regulation gives objections an effect but no channel', () => {
    const filed = file({ brought: [], named: false }, noon('2025-09-29'), 'approved');
    assert.ok(filed.ok);
    assert.equal(filed.value.channel, 'platform');
    assert.equal(filed.value.article, null);
  });
});

const step = (id: string) => steps.find((candidate) => candidate.id === id) as NoticeStep;

function place(over: Partial<ObjectionPlace['objection']> = {}, more: Partial<ObjectionPlace> = {}): ObjectionPlace {
  const at = over.step ?? 'accepted';
  const channel = channelOf(pack, step(at));
  assert.ok(channel);
  return {
    frame: frameAt(at),
    shown: { ...notice, step: as(at) },
    objection: {
      id: as('o-1'),
      notice: notice.id,
      step: as(at),
      case: as('a'),
      by: 'person',
      brought: all,
      receivedAt: noon('2025-09-29'),
      completeAt: noon('2025-09-29'),
      due: day('2025-10-13'),
      answeredAt: null,
      ...over,
    },
    channel,
    caseStands: true,
    recused: [],
    ...more,
  };
}

describe('completing an objection', () => {
  const incomplete = { brought: ['signature'], completeAt: null, due: null };

  it('starts the time on the day the last thing comes', () => {
    const done = completeObjection(
      place(incomplete),
      { objection: as('o-1'), brought: ['evidence', 'telephone'] },
      noon('2025-09-30'),
    );
    assert.ok(done.ok);
    assert.equal(done.value.due, '2025-10-14');
    assert.equal(done.value.article, 10);
  });

  it('says what is still missing', () => {
    const part = completeObjection(
      place(incomplete),
      { objection: as('o-1'), brought: ['evidence'] },
      noon('2025-09-30'),
    );
    assert.deepEqual(codes(part), ['still-missing']);
    const again = completeObjection(place(), { objection: as('o-1'), brought: [] }, noon('2025-09-30'));
    assert.deepEqual(codes(again), ['objection-complete']);
  });
});

describe('completing an objection after the notice', () => {
  const incomplete = { brought: ['signature'], completeAt: null, due: null };
  const command = { objection: as<never>('o-1'), brought: ['evidence', 'telephone'] };
  const closed = { ...notice, closedAt: noon('2025-10-13') };
  const later = noon('2025-10-14');

  it('is too late once it is closed, with legal weight; it may still be a report', () => {
    const late = completeObjection(place(incomplete, { shown: closed }), command, later);
    assert.ok(!late.ok);
    const facts = { last_day: '2025-10-11', closed: closed.closedAt, may_report: true };
    assert.deepEqual(late.reasons, [{ code: 'objection-completion-late', article: 9, facts }]);
    assert.ok(noticeRefusals['objection-completion-late'].legalWeight);
    assert.ok(completeObjection(place(incomplete), command, later).ok, 'nobody has closed it yet');
  });

  it('is in time for as long as the regulation takes objections', () => {
    const { channel } = place();
    const until = (own: typeof channel.until) =>
      completeObjection(place(incomplete, { shown: closed, channel: { ...channel, until: own } }), command, later);
    assert.ok(until('any-time').ok);
    assert.ok(until('5 working days after end-of-notice' as typeof channel.until).ok);
  });
});

describe('whoever has withdrawn from the case', () => {
  it('does not say at the counter either that an objection is complete', () => {
    const incomplete = { brought: ['signature'], completeAt: null, due: null };
    const own = place(incomplete, { recused: [office.person] });
    const command = { objection: as<never>('o-1'), brought: ['evidence', 'telephone'] };
    assert.deepEqual(codes(completeObjection(own, command, noon('2025-09-30'))), ['recused']);
  });
});

describe('answering an objection', () => {
  const reply = 'a'.repeat(64);
  const answer = (
    own: ObjectionPlace,
    over: Partial<Parameters<typeof answerObjection>[1]> = {},
    at = noon('2025-10-10'),
  ) => answerObjection(own, { objection: as('o-1'), upheld: false, replySha256: reply, outcome: null, ...over }, at);

  it('frees the case when the objection is not upheld, and removes it when it is', () => {
    const not = answer(place());
    assert.equal(not.ok && not.value.outcome, 'continues');
    const upheld = answer(place(), { upheld: true });
    assert.equal(upheld.ok && upheld.value.outcome, 'removed');
    assert.equal(upheld.ok && upheld.value.late, false);
  });

  it('cites what the consequence rests on beside the answer, where it takes the case off the list', () => {
    const accepted = answer(place(), { upheld: true });
    assert.deepEqual(accepted.ok && accepted.value.article, [10, 6]);
    const winners = answer(place({ step: as('winners') }), { upheld: true });
    assert.deepEqual(winners.ok && winners.value.article, [10, '7¶2']);
    const not = answer(place());
    assert.equal(not.ok && not.value.article, 10);
  });

  it('takes nobody off the list once the award is announced: that is for the sanctions', () => {
    const closed = { openedAt: noon('2025-11-01'), closedAt: noon('2025-11-01') };
    const frame = frameAt('grant', {}, { grant: closed });
    const upheld = answer(place({ step: as('winners') }, { frame }), { upheld: true });
    assert.ok(upheld.ok);
    assert.equal(upheld.value.outcome, null);
    assert.equal(upheld.value.article, 10);
  });

  it('is late after the last day, and counts all the same', () => {
    const late = answer(place(), {}, endOf(day('2025-10-13')));
    assert.equal(late.ok && late.value.late, true);
  });

  it('is in writing, by the receiving body, by nobody with an interest, once', () => {
    assert.deepEqual(codes(answer(place(), { replySha256: null })), ['reply-missing']);
    assert.deepEqual(codes(answer(place({}, { recused: [office.person] }))), ['recused']);
    assert.deepEqual(codes(answer(place({ answeredAt: noon('2025-10-09') }))), ['objection-answered']);
    assert.deepEqual(codes(answer(place({ completeAt: null }))), ['objection-incomplete']);
    const other = place({}, { frame: frameAt('accepted', { actor: publicly }) });
    assert.deepEqual(codes(answer(other)), ['wrong-body']);
  });

  it('leaves what follows to a person only where the regulation is silent', () => {
    assert.deepEqual(codes(answer(place(), { upheld: true, outcome: 'continues' })), ['consequence-laid-down']);
    const back = answer(place({ step: as('approved') }), { upheld: true, replySha256: null });
    assert.equal(back.ok && back.value.outcome, null);
  });
});

describe('open objections', () => {
  it('hold up their own case, once complete', () => {
    const open = (id: string, complete: boolean) => ({
      objection: as<never>(id),
      step: as<never>('accepted'),
      case: as<never>(id),
      complete,
      due: null,
    });
    assert.deepEqual(blockedBy(pack, [open('a', true), open('a', true), open('b', false)]), ['a']);
  });
});

describe('an upheld objection', () => {
  it('sends its case back only where the regulation says so, and to the step it names', () => {
    const upheld = [
      { step: as<never>('approved'), case: as<never>('a') },
      { step: as<never>('accepted'), case: as<never>('b') },
    ];
    assert.deepEqual(sentBack(pack, upheld), [{ case: 'a', to: 'call' }]);
  });
});

describe('a seat lost in a notice', () => {
  it('is taken by nobody where the regulation forbids it', () => {
    const refused = replacementForbidden(pack, [{ step: as('winners'), case: as('a') }], [as('c')]);
    assert.ok(refused);
    assert.equal(refused.article, '7¶2');
    assert.equal(replacementForbidden(pack, [{ step: as('winners'), case: as('a') }], []), false);
    assert.equal(replacementForbidden(pack, [{ step: as('accepted'), case: as('a') }], [as('c')]), false);
    assert.equal(replacementForbidden(pack, [], [as('c')]), false);
  });
});

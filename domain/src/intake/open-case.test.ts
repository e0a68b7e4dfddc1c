import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, day, endOf, instantAt } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { checkDraft } from './check-draft.ts';
import { type CasePlace, openCase } from './open-case.ts';
import { actor, agent, file, frame, noon } from './testing/sample.ts';
import { withdrawApplication } from './withdraw-application.ts';

const command = { case: as<never>('case-1'), applicant: as<never>('org-a'), track: 'organisation', kind: 'enterprise' };
const place = (over: Partial<CasePlace> = {}): CasePlace => ({
  frame: frame({ seated: false }),
  next: 3,
  taken: null,
  agents: [],
  bars: [],
  ...over,
});
const open = (over: Partial<CasePlace> = {}, more: object = {}, at = noon('2025-09-10')) =>
  openCase(place(over), { ...command, ...more }, at);

describe('opening a case', () => {
  it('gives the next number; the first to open for an applicant acts for it', () => {
    const opened = open();
    assert.ok(opened.ok);
    assert.equal(opened.value.number, 3);
    assert.equal(opened.value.article, 5);
    assert.ok(open({ frame: frame({ actor: actor('parent', 'org-a') }) }).ok);
  });

  it('is for the applicant’s own agent', () => {
    assert.deepEqual(codes(open({ agents: [as('p-9')] })), ['not-the-agent']);
    assert.ok(open({ agents: [agent.person] }).ok);
    assert.deepEqual(codes(open({ frame: frame({ actor: actor('applicant', 'org-b') }) })), ['not-your-case']);
    assert.deepEqual(codes(open({ frame: frame({ actor: actor('bureau', null) }) })), ['wrong-body']);
  });

  it('needs a track and a kind of the regulation, once each edition', () => {
    assert.deepEqual(codes(open({}, { track: 'persons' })), ['no-such-track']);
    assert.deepEqual(codes(open({}, { kind: 'bakery' })), ['no-such-kind']);
    assert.deepEqual(codes(open({ taken: 1 })), ['case-exists']);
  });

  it('waits for the announcement and ends with the closing day', () => {
    const waiting = frame({ seated: false }, { call: { closedAt: null } });
    assert.deepEqual(codes(open({ frame: waiting })), ['step-waits']);
    assert.ok(open({}, {}, instantAt(day('2025-09-30'), '23:59:59')).ok);
    assert.deepEqual(codes(open({}, {}, endOf(day('2025-09-30')))), ['deadline-passed']);
  });
});

describe('a draft', () => {
  it('holds answers of the applicant, in the form the question wants', () => {
    const fine = checkDraft(frame(), file({}), { branch: false, founded: null });
    assert.ok(fine.ok);
    const wrong = checkDraft(frame(), file({}), { branch: 'no', fines: [], size: 3 });
    assert.deepEqual(codes(wrong), ['no-such-question', 'not-yours-to-answer', 'answer-of-wrong-kind']);
    assert.deepEqual(codes(checkDraft(frame(), file({}, { submittedAt: noon('2025-09-09') }), {})), [
      'already-submitted',
    ]);
  });

  it('stays as it is once the parent has checked it, with the article of the check', () => {
    const parent = frame({ actor: actor('parent', 'org-a') });
    for (const who of [frame(), parent]) {
      const checked = checkDraft(who, file({ branch: true }, { passed: [as('parent-check')] }), { branch: true });
      assert.ok(!checked.ok);
      const facts = { name: '上级审核', by: ['parent'] };
      assert.deepEqual(checked.reasons, [{ code: 'draft-checked', article: '4¶2', facts }]);
    }
    assert.ok(checkDraft(frame(), file({ branch: true }, { passed: [as('own-notice')] }), { branch: true }).ok);
  });
});

describe('withdrawing', () => {
  it('is free until the result is approved', () => {
    const state = { frame: frame(), file: file({}), approved: false };
    const gone = withdrawApplication(state, { case: as('case-1') }, noon('2025-09-20'));
    assert.ok(gone.ok);
    assert.equal(gone.value.step, 'apply');
    assert.equal(gone.value.article, 2);
    const late = withdrawApplication({ ...state, approved: true }, { case: as('case-1') }, noon('2025-09-20'));
    assert.deepEqual(codes(late), ['case-decided']);
    const over = { ...state, file: file({}, { endedStep: as('apply') }) };
    assert.deepEqual(codes(withdrawApplication(over, { case: as('case-1') }, noon('2025-09-20'))), ['case-over']);
  });
});

describe('the tier an application names', () => {
  const tiers = {
    main: { name: '市长奖', applied_for: false, article: 5 },
    contribution: { name: '贡献奖', applied_for: true, article: 5 },
    later: { name: '提名奖', applied_for: true, offered: null, article: { rest: 5, offered: 6 } },
    team: { name: '团队奖', applied_for: true, holders: { at_least: 2, at_most: 3 }, article: 7 },
    persons: { name: '个人奖', applied_for: true, article: 8 },
  };
  const quotas = [{ id: 'persons', for: { tiers: ['persons'], tracks: ['individual'] }, at_most: 1 }];
  const among = (chosen: Partial<typeof tiers> = tiers) => {
    const whole = frame({ seated: false });
    return { frame: { ...whole, pack: { ...whole.pack, tiers: chosen, quotas } as unknown as typeof whole.pack } };
  };
  const named = (tier: string | null, ...partners: string[]) => open(among(), { tier, partners });

  it('is one that is applied for, is set up and is for such an applicant', () => {
    const opened = named('contribution');
    assert.ok(opened.ok);
    assert.equal(opened.value.tier, 'contribution');
    assert.deepEqual(codes(named('main')), ['tier-not-applied-for']);
    assert.deepEqual(codes(named('gold')), ['tier-not-offered']);
    const refused = named('later');
    assert.ok(!refused.ok);
    assert.deepEqual(refused.reasons[0], { code: 'tier-not-offered', article: 6, facts: { tier: '提名奖' } });
    assert.deepEqual(codes(named('persons')), ['tier-not-open-to']);
  });

  it('has to be named where nothing else is left', () => {
    assert.ok(named(null).ok);
    const { contribution, later } = tiers;
    const none = open(among({ contribution, later }), { tier: null });
    assert.ok(!none.ok);
    assert.deepEqual(none.reasons[0]?.facts.tiers, ['贡献奖']);
    assert.deepEqual(codes(none), ['tier-to-be-named']);
  });

  it('admits as many holders of one award as the regulation says, each once', () => {
    assert.ok(named('team', 'org-b').ok);
    assert.deepEqual(codes(named('team')), ['holders-not-admitted']);
    assert.deepEqual(codes(named('team', 'org-b', 'org-c', 'org-d')), ['holders-not-admitted']);
    assert.deepEqual(codes(named('main', 'org-b')), ['tier-not-applied-for']);
    assert.deepEqual(codes(named(null, 'org-b')), ['holders-not-admitted']);
    assert.deepEqual(codes(named('team', 'org-b', 'org-b')), ['partner-twice']);
    assert.deepEqual(codes(named('team', 'org-a')), ['partner-twice']);
  });
});

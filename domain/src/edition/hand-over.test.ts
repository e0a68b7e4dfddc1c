import assert from 'node:assert/strict';
import { it } from 'node:test';
import { as, type BodyId, day, type EditionId, instantAt, ok, type PersonId, type StepId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { packWith } from '../regulation/testing/sample.ts';
import { decideSetting } from './decide-setting.ts';
import type { Frame } from './frame.ts';

const at = instantAt(day('2025-05-06'), '10:00');
const pack = packWith({
  bodies: {
    bureau: { name: '评审办', role: 'office', article: 2 },
    jury: { name: '评委会', role: 'committee', article: 2 },
    team: { name: '评审组', role: 'team', article: 9 },
    firm: {
      name: '受托机构',
      role: 'review-body',
      article: 10,
      requirements: [{ id: 'non-profit', says: '非营利。', article: '10(1)', rule: 'judgement', by: 'bureau' }],
    },
  },
  steps: [
    {
      id: 'desk',
      kind: 'review',
      name: '材料评审',
      by: 'team',
      method: 'material',
      criteria: null,
      sheet: 'by-item',
      delegable_to: 'firm',
      article: { rest: 6, delegable_to: 10 },
    },
  ],
});
const frame = (body = 'bureau', opened = false): Frame => ({
  edition: { id: as<EditionId>('one'), nature: 'real', label: '2025', closedAt: null },
  pack,
  steps: [{ step: as<StepId>('desk'), opensOn: null, closesOn: null, openedAt: opened ? at : null, closedAt: null }],
  actor: { person: as<PersonId>('li'), body: as<BodyId>(body), of: null },
  seated: true,
  calendar: new Map(),
});
const met = { 'bodies.firm.requirements.non-profit': true };
const hand = (findings: Record<string, boolean>, now = 'firm', at_: Frame = frame()) =>
  decideSetting(
    { frame: at_, packBefore: 'a', packAfter: ok('b'), findings, handedFrom: undefined },
    { path: 'steps.desk.by', was: 'team', now, document: '委托协议', day: day('2025-05-01') },
    at,
  );

it('is done by the office, to the body the regulation allows, once it meets what is required', () => {
  const done = hand(met);
  assert.ok(done.ok);
  assert.equal(done.value.article, 10);
  const refused = hand({});
  assert.ok(!refused.ok);
  assert.deepEqual(
    refused.reasons.map(({ code, article }) => [code, article]),
    [['requirement-unmet-for-step', '10(1)']],
  );
  assert.deepEqual(codes(hand({ 'bodies.firm.requirements.non-profit': false })), ['requirement-unmet-for-step']);
  assert.deepEqual(codes(hand(met, 'firm', frame('jury'))), ['wrong-body']);
});

it('is taken back by the office for those who had it, and for nobody else', () => {
  const handed = frame();
  const steps = pack.steps.map((step) => ({ ...step, by: 'firm' }));
  const back = (now: string, handedFrom?: string, body = 'bureau') =>
    codes(
      decideSetting(
        {
          frame: { ...handed, pack: { ...pack, steps }, actor: { ...handed.actor, body: as<BodyId>(body) } },
          packBefore: 'a',
          packAfter: ok('b'),
          findings: {},
          handedFrom,
        },
        { path: 'steps.desk.by', was: 'firm', now, document: '解约函', day: day('2025-05-01') },
        at,
      ),
    );
  assert.deepEqual(back('team', 'team'), []);
  assert.deepEqual(back('team', 'team', 'jury'), ['wrong-body']);
  assert.deepEqual(back('jury', 'team'), ['setting-said-by-law']);
  assert.deepEqual(back('team'), ['setting-said-by-law']);
});

it('goes to nobody else, and not once the step has opened', () => {
  assert.deepEqual(codes(hand(met, 'jury')), ['setting-said-by-law']);
  assert.deepEqual(codes(hand(met, 'firm', frame('bureau', true))), ['setting-too-late']);
});

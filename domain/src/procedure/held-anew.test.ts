import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, type StepId } from '../language/index.ts';
import type { Step } from '../regulation/index.ts';
import { agenda } from './agenda.ts';
import { decided, one, submitted, today, view } from './testing/sample-view.ts';
import type { CaseView, EditionView } from './view.ts';

const unlimited: Step = {
  id: 'posted',
  kind: 'notice',
  name: '公示',
  by: 'bureau',
  length: null,
  media: null,
  objections: null,
  upheld: null,
};
const meeting: Extract<Step, { kind: 'resolution' }> = {
  id: 'cut',
  kind: 'resolution',
  name: '审议',
  by: 'jury',
  effect: 'decides',
  carried_by: null,
};

describe('what is done anew, or waits for an answer', () => {
  it('confers nothing on a winner who is contested or sent back, and announces nobody before that is settled', () => {
    const winner = { ...submitted, winner: { approved: true, removed: false } };
    const approval: Step = { id: 'cut', kind: 'approval', name: '批准', by: 'mayor', of: 'winners', effect: 'final' };
    const approving = { ...decided, steps: decided.steps.map((step) => (step.id === 'cut' ? approval : step)) };
    const said = (more: Partial<CaseView>) =>
      agenda(view(5, false, { pack: approving, cases: [one({ ...winner, ...more })] }), today).map(
        ({ act, case: id, waits }) => [act, id, waits.map(({ code }) => code)],
      );
    assert.deepEqual(said({}), [['award-conferred', 'c1', []]]);
    assert.deepEqual(said({ blocked: true }), [['conferral-announced', null, ['winners-outstanding']]]);
    assert.deepEqual(said({ sentBack: [as<StepId>('cut'), as<StepId>('cut')] }), [
      ['approval-given', 'c1', []],
      ['conferral-announced', null, ['winners-outstanding']],
    ]);
    const late = { winner: { approved: false, removed: false }, unshown: [as<StepId>('own')] };
    assert.deepEqual(said(late), [
      ['notice-published', null, []],
      ['conferral-announced', null, ['winners-outstanding']],
    ]);
  });

  it('resolves further on whom a body has left out, once nothing is open against it, and confers nothing before', () => {
    const vote: Step = { ...meeting, id: 'meeting' };
    const posted: Step = { ...unlimited, id: 'posted' };
    const confirm: Step = { ...meeting, id: 'cut' };
    const after = decided.steps.flatMap((step) =>
      step.id === 'desk' ? [step, vote] : step.id === 'cut' ? [posted, confirm] : [step],
    );
    const resolving = { ...decided, steps: after };
    const winner = { ...submitted, winner: { approved: true, removed: false } };
    const said = (more: Partial<CaseView>) => {
      const cases = [
        one({ ...winner, id: as('c1'), voted: [as('meeting'), as('cut')] }),
        one({ ...winner, id: as('c2'), number: 2, voted: [as('meeting')], ...more }),
      ];
      const state = view(5, false, { pack: resolving, cases, tallied: [as('meeting'), as('cut')] });
      return agenda(state, today).map(({ act, step, case: id, waits }) => [act, id ?? step, waits.length === 0]);
    };
    assert.deepEqual(said({}), [
      ['resolution-recorded', 'cut', true],
      ['award-conferred', 'c1', true],
    ]);
    assert.deepEqual(said({ blocked: true }), [
      ['resolution-recorded', 'cut', false],
      ['award-conferred', 'c1', true],
    ]);
    assert.deepEqual(said({ voted: [as('meeting'), as('cut')] }), [
      ['award-conferred', 'c1', true],
      ['award-conferred', 'c2', true],
    ]);
  });

  it('opens no ballot while an answer to one of its candidates is owed, since it is held once', () => {
    const ballot: Step = { ...meeting, kind: 'ballot', id: 'cut', secret: false, each: ['candidate'] } as never;
    const voting = { ...decided, steps: decided.steps.map((step) => (step.id === 'cut' ? ballot : step)) };
    const cases = [one(submitted), one({ ...submitted, id: as('c2'), number: 2, blocked: true })];
    const opening = (pack: EditionView['pack']) =>
      agenda(view(4, false, { pack, cases }), today).map(({ act, waits }) => [act, ...waits.map(({ code }) => code)]);
    assert.deepEqual(opening(voting), [['ballot-opened', 'answers-outstanding']]);
    const resolving = { ...decided, steps: decided.steps.map((step) => (step.id === 'cut' ? meeting : step)) };
    assert.deepEqual(opening({ ...resolving, steps: resolving.steps }), [['resolution-recorded']]);
  });
});

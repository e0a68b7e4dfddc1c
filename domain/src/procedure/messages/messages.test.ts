import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ActId, as, day, type StepId } from '../../language/index.ts';
import { type Task, taskOf } from '../task.ts';
import { one, pack, view } from '../testing/sample-view.ts';
import { noticesFor, type Told } from './notices-for.ts';
import { remindersFor } from './reminders.ts';
import { wordMessage } from './wording.ts';

const agent = { body: 'applicant', of: 'a1', person: as<never>('agent-1'), seat: 'agent', category: null };
const stranger = { body: 'applicant', of: 'a2', person: as<never>('agent-2'), seat: 'agent', category: null };
const calendar = new Map([[2025, { year: 2025, source: '', off: {}, work: [] }]]);
const edition = { ...view(2, true, { cases: [one()], calendar }), channels: {}, targets: {} };
const seen: Told & typeof edition = { ...edition, members: [...edition.members, agent, stranger] };
const task = (more: Partial<Task>): Task =>
  taskOf(null, 'duty-done', { by: ['applicant'], of: 'a1', case: as('c1'), due: day('2025-05-20'), ...more });
const remind = (today: string, tasks: readonly Task[]) =>
  remindersFor(seen, tasks, day(today)).map(({ person, kind }) => `${person} ${kind}`);

describe('a reminder', () => {
  it('comes 7, 3 and 1 working days before, on the last day, and after it, to the office too', () => {
    // 2025-05-20 is a Tuesday.
    assert.deepEqual(remind('2025-05-08', [task({})]), []);
    assert.deepEqual(remind('2025-05-09', [task({})]), ['agent-1 due-soon']);
    assert.deepEqual(remind('2025-05-20', [task({})]), ['agent-1 due-today']);
    assert.deepEqual(remind('2025-05-21', [task({})]), ['bureau-1 escalated', 'agent-1 overdue']);
  });

  it('is told apart by its stage, so that each comes once, and a day without a look is made up', () => {
    const keys = ['2025-05-09', '2025-05-13', '2025-05-14', '2025-05-15', '2025-05-17', '2025-05-19', '2025-05-20'].map(
      (today) => remindersFor(seen, [task({})], day(today))[0]?.key,
    );
    assert.equal(keys[0], keys[1]);
    assert.equal(new Set(keys).size, 4);
    assert.equal(keys[3], keys[4]);
  });

  it('is anew when the last day moves', () => {
    const [before] = remindersFor(seen, [task({})], day('2025-05-19'));
    const [after] = remindersFor(seen, [task({ due: day('2025-05-21') })], day('2025-05-20'));
    assert.notEqual(before?.key, after?.key);
  });

  it('waits with what it waits for, and tells the office alone once it is late', () => {
    const waiting = task({ waits: [{ code: 'x', article: null, facts: {} }] });
    assert.deepEqual(remind('2025-05-19', [waiting]), []);
    assert.deepEqual(remind('2025-05-21', [waiting]), ['bureau-1 escalated']);
  });

  it('says nothing to the office of a report that is late: it may have come past it', () => {
    const report = task({ act: 'report-answered', by: ['jury'], of: null, case: null, report: as('r') });
    assert.deepEqual(remind('2025-05-21', [report]), ['jury-1 overdue']);
  });

  it('asks whoever records it that a period is over', () => {
    const closing = taskOf(null, 'application-closed', { by: ['bureau'], from: day('2025-05-21') });
    assert.deepEqual(remind('2025-05-20', [closing]), []);
    assert.deepEqual(remind('2025-05-21', [closing]), ['bureau-1 period-ended']);
  });

  it('is one for all cases of a step, and none about a case one has withdrawn from', () => {
    const sheets = ['c1', 'c2'].map((id) =>
      task({ act: 'sheet-handed-in', step: as('desk'), case: as(id), by: ['team'], of: null, person: as('team-1') }),
    );
    const [message, ...others] = remindersFor(seen, sheets, day('2025-05-19'));
    assert.deepEqual([message?.kind, message?.case, others], ['due-soon', null, []]);
    const recused = { ...seen, cases: [one({ recused: [as('team-1')] })] };
    assert.deepEqual(remindersFor(recused, sheets.slice(0, 1), day('2025-05-19')), []);
  });
});

describe('who is told of an act', () => {
  const by = { person: as<never>('bureau-1'), body: as<never>('bureau'), of: null };
  const told = (act: object, known: Told = seen) =>
    noticesFor({ id: as<ActId>('act-1'), by, act: { article: null, ...act } as never }, known);

  it('are those whose case it is, and not whoever did it', () => {
    const messages = told({
      act: 'objection-answered',
      objection: 'o',
      case: 'c1',
      upheld: true,
      replySha256: null,
      late: false,
      outcome: null,
    });
    assert.deepEqual(
      messages.map(({ person, kind, case: file }) => [person, kind, file]),
      [['agent-1', 'done', 'c1']],
    );
    assert.deepEqual(told({ act: 'step-opened', step: 'check' }), []);
  });

  it('are told how a gate came out, and of a refused approval, each of their own case alone and without a number', () => {
    const standings = [{ case: 'c1', total: '612.5', place: 1, passed: true, lost: [] }];
    const gate = told({ act: 'gate-closed', step: 'desk', standings, judged: [], closes: true });
    assert.deepEqual(
      gate.map(({ person, act: name, case: file }) => [person, name, file]),
      [['agent-1', 'gate-closed', 'c1']],
    );
    assert.doesNotMatch(JSON.stringify(gate), /612/);
    const refused = told({ act: 'approval-refused', step: 'desk', cases: ['c1'], document: null, closes: true });
    assert.deepEqual(
      refused.map(({ person }) => person),
      ['agent-1'],
    );
  });

  it('who receive objections hear of one that is incomplete as well, with nothing to answer yet', () => {
    const act = {
      act: 'objection-filed',
      objection: 'o',
      case: 'c1',
      notice: 'n',
      channel: 'platform',
      missing: ['signature'],
      due: null,
    };
    const messages = noticesFor(
      { id: as<ActId>('a'), by: { ...by, person: as('x') }, act: { article: null, ...act } as never },
      seen,
    );
    assert.deepEqual(
      messages.map(({ person, kind, act: name }) => [person, kind, name]),
      [
        ['agent-1', 'done', 'objection-filed'],
        ['bureau-1', 'done', 'objection-filed'],
      ],
    );
  });

  it('are those who took over, where the receiver was dissolved with the edition', () => {
    const watch = { name: '监督组', role: 'supervisor', lasts: 'edition' } as never;
    const law = {
      ...pack,
      bodies: { ...pack.bodies, watch },
      channels: {
        ...pack.channels,
        tip: { to: 'watch', reports_to: ['jury'], until: null, answer: null, against: 'anything' },
      },
    } as never;
    const late = { ...seen, pack: law, edition: { ...seen.edition, closedAt: '2026-01-01T00:00:00Z' } } as never;
    const act = { act: 'report-received', report: 'r', channel: 'tip', about: null, missing: [], due: null };
    const messages = noticesFor({ id: as<ActId>('a'), by: { ...by, person: as('x') }, act: act as never }, late);
    assert.deepEqual(
      messages.map(({ person }) => person),
      ['jury-1'],
    );
  });

  it('hear of a report only at its receiver, without its case', () => {
    const act = {
      act: 'report-received',
      report: 'r',
      channel: 'platform',
      about: { case: 'c1' },
      anonymous: true,
      missing: [],
      due: null,
    };
    const messages = noticesFor(
      { id: as<ActId>('a'), by: { ...by, person: as('x') }, act: { article: null, ...act } as never },
      seen,
    );
    assert.deepEqual(
      messages.map(({ person, case: file }) => [person, file]),
      [['bureau-1', null]],
    );
  });
});

describe('the wording of a message', () => {
  it('says act, edition, step, number and day in both languages, and nothing else', () => {
    const message = {
      kind: 'due-soon',
      act: 'sheet-handed-in',
      step: as<StepId>('desk'),
      due: day('2025-05-20'),
    } as const;
    const { title, text } = wordMessage(message, { pack, label: '2025', number: 3 });
    assert.equal(title.zh, '期限将至：提交评分表');
    assert.equal(text.zh, '2025，评审，第 3 号申报：“提交评分表”尚未办理，期限 2025-05-20。');
    assert.equal(text.en, '2025, 评审, application no. 3: not yet done: sheet handed in, due 2025-05-20.');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  as,
  type BodyId,
  day,
  type EditionId,
  endOf,
  type Instant,
  instantAt,
  ok,
  type PersonId,
  type Refusal,
  type Result,
  refuse,
  type StepId,
} from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import type { Step } from '../regulation/index.ts';
import { packWith } from '../regulation/testing/sample.ts';
import { closeApplication } from './close-application.ts';
import { closeEdition } from './close-edition.ts';
import { decideSetting } from './decide-setting.ts';
import type { Frame } from './frame.ts';
import { openEdition } from './open-edition.ts';
import { openStep } from './open-step.ts';

const today = day('2025-05-06');
const at = instantAt(today, '10:00');
const steps: readonly Step[] = [
  { id: 'call', kind: 'announcement', name: '公告', by: 'bureau', media: null, states: [], article: 3 },
  {
    id: 'own',
    kind: 'notice',
    name: '内部公示',
    by: 'applicant',
    length: null,
    media: null,
    objections: null,
    upheld: null,
    article: 4,
  },
  {
    id: 'apply',
    kind: 'application',
    name: '申报',
    by: 'applicant',
    documents: [],
    late: 'refused',
    incomplete: null,
    article: 5,
  },
  {
    id: 'desk',
    kind: 'review',
    name: '材料评审',
    by: 'team',
    method: 'material',
    criteria: null,
    sheet: 'by-item',
    combine: { decided_by: 'jury' },
    article: 6,
  },
];
const pack = packWith({
  steps: [...steps],
  bodies: {
    bureau: { name: '评审办', role: 'office', article: 2 },
    jury: { name: '评委会', role: 'committee', article: 2 },
    team: { name: '评审组', role: 'team', lasts: 'edition', article: 2 },
  },
});

const states = (done: number, opened = done) =>
  steps.map(({ id }, i) => ({
    step: as<StepId>(id),
    opensOn: null,
    closesOn: id === 'apply' ? today : null,
    openedAt: i < opened ? at : null,
    closedAt: i < done ? at : null,
  }));

const frame = (more: Partial<Frame> = {}): Frame => ({
  edition: { id: as<EditionId>('one'), nature: 'real', label: '2025', closedAt: null },
  pack,
  steps: states(0),
  actor: { person: as<PersonId>('li'), body: as<BodyId>('bureau'), of: null },
  seated: true,
  calendar: new Map(),
  ...more,
});
const open = (step: string, more: Partial<Frame> = {}) => codes(openStep(frame(more), { step: as<StepId>(step) }, at));

describe('opening an edition', () => {
  const place = { pack, digest: 'd', taken: false, previous: null };
  const command = { edition: as<EditionId>('one'), label: '2025', number: null, nature: 'real' as const };
  const inForce = (
    from: string | null,
    to: string | null,
    status: 'in-force' | 'draft' | 'expired' | 'repealed' = 'in-force',
  ) => packWith({ ...pack, regulation: { ...pack.regulation, status, in_force: { from, to, article: 30 } } });

  it('needs a regulation in force on the day, both ends inside', () => {
    assert.deepEqual(codes(openEdition({ ...place, pack: inForce('2025-05-06', '2025-05-06') }, command, at)), []);
    assert.deepEqual(codes(openEdition({ ...place, pack: inForce('2025-05-07', null) }, command, at)), [
      'regulation-not-in-force',
    ]);
    assert.deepEqual(codes(openEdition({ ...place, pack: inForce('2020-01-01', '2025-05-05') }, command, at)), [
      'regulation-not-in-force',
    ]);
    assert.deepEqual(codes(openEdition({ ...place, pack: inForce(null, null, 'draft') }, command, at)), [
      'regulation-not-in-force',
    ]);
  });

  it('asks an expired one for its days: inside them it was in force, and without a last day nobody knows', () => {
    const opened = (from: string, to: string | null, status: 'expired' | 'repealed' = 'expired') =>
      codes(openEdition({ ...place, pack: inForce(from, to, status) }, command, at));
    assert.deepEqual(opened('2020-01-01', '2025-05-06'), []);
    assert.deepEqual(opened('2020-01-01', '2025-05-05'), ['regulation-not-in-force']);
    assert.deepEqual(opened('2020-01-01', null), ['regulation-not-in-force']);
    assert.deepEqual(opened('2020-01-01', '2025-05-06', 'repealed'), ['regulation-not-in-force']);
  });

  it('tells that it comes sooner than its cycle, and that the regulation will end; a null cycle asks nothing', () => {
    const warned = (cycle: '2 years' | '1 edition' | null, previous: string | null, to: string | null = null) => {
      const law = inForce('2020-01-01', to);
      const opened = openEdition(
        {
          ...place,
          pack: { ...law, regulation: { ...law.regulation, cycle } },
          previous: previous && day(previous),
        } as never,
        command,
        at,
      );
      assert.ok(opened.ok);
      return opened.value.warnings.map(({ code, day: on }) => [code, on]);
    };
    assert.deepEqual(warned('2 years', '2023-05-07'), [['before-its-cycle', '2025-05-07']]);
    assert.deepEqual(warned('2 years', '2023-05-06'), []);
    assert.deepEqual(warned('2 years', null), []);
    assert.deepEqual(warned(null, '2025-05-05'), []);
    assert.deepEqual(warned('1 edition', '2025-05-05'), []);
    assert.deepEqual(warned(null, null, '2025-08-31'), [['regulation-ends', '2025-08-31']]);
  });

  it('may rehearse a draft and an expired one', () => {
    const rehearsal = { ...command, nature: 'rehearsal' as const };
    assert.deepEqual(codes(openEdition({ ...place, pack: inForce(null, null, 'draft') }, rehearsal, at)), []);
  });

  it('is refused under a name that is taken', () => {
    assert.ok(
      codes(openEdition({ ...place, pack: inForce('2020-01-01', null), taken: true }, command, at)).includes(
        'edition-exists',
      ),
    );
  });
});

describe('opening a step', () => {
  it('waits for the steps of the whole edition before it, not for those of single cases', () => {
    assert.deepEqual(open('apply'), ['step-waits']);
    assert.deepEqual(open('apply', { steps: states(1) }), []);
  });

  it('waits for what the regulation leaves to a body, and names it', () => {
    const result = openStep(frame({ steps: states(3) }), { step: as<StepId>('desk') }, at);
    assert.ok(!result.ok);
    assert.deepEqual(
      result.reasons.map(({ code, facts }) => [code, facts.path]),
      [['setting-undecided', 'steps.desk.combine']],
    );
  });

  it('is for its own body or the office, seated', () => {
    const jury = { person: as<PersonId>('wang'), body: as<BodyId>('jury'), of: null };
    assert.deepEqual(open('call', { actor: jury }), ['wrong-body']);
    assert.deepEqual(open('call', { seated: false }), ['not-seated']);
  });

  it('is refused twice, after its end, and after the end of the edition', () => {
    assert.deepEqual(open('apply', { steps: states(1, 3) }), ['step-already-open']);
    assert.deepEqual(open('call', { steps: states(1) }), ['step-over']);
    assert.deepEqual(open('call', { edition: { ...frame().edition, closedAt: at } }), ['edition-over']);
  });
});

describe('deciding a setting', () => {
  const was = { decided_by: 'jury' };
  const jury = { person: as<PersonId>('wang'), body: as<BodyId>('jury'), of: null };
  const decide = (more: Partial<Frame>, change = {}, changed: Result<string, Refusal> = ok('b')) =>
    codes(
      decideSetting(
        { frame: frame(more), packBefore: 'a', packAfter: changed, findings: {}, handedFrom: undefined },
        { path: 'steps.desk.combine', was, now: 'mean', document: '一号', day: today, ...change },
        at,
      ),
    );

  it('is for the body the regulation names, against the present value, before the step has opened', () => {
    assert.deepEqual(decide({ actor: jury }), []);
    assert.deepEqual(decide({}), ['setting-not-yours']);
    assert.deepEqual(decide({ actor: jury }, {}, refuse({ code: 'was-differs', article: null, facts: {} })), [
      'was-differs',
    ]);
    assert.deepEqual(decide({ actor: jury, steps: states(3, 4) }), ['setting-too-late']);
  });

  it('decides what is open to something, never to nothing or to be decided by others', () => {
    assert.deepEqual(decide({ actor: jury }, { now: null }), ['setting-left-open']);
    assert.deepEqual(decide({ actor: jury }, { now: { decided_by: 'bureau' } }), ['setting-left-open']);
  });

  it('fills a silence by those who organise, and changes nothing that the regulation says', () => {
    const filled = (path: string, more: Partial<Frame> = {}) => decide(more, { path, was: null });
    assert.deepEqual(filled('steps.call.media'), []);
    assert.deepEqual(filled('steps.call.media', { actor: { ...jury, body: as<BodyId>('team') } }), ['wrong-body']);
    assert.deepEqual(filled('steps.call.media', { steps: states(0, 1) }), ['setting-too-late']);
    assert.deepEqual(filled('steps.call.media', { edition: { ...frame().edition, closedAt: at } }), ['edition-over']);
    assert.deepEqual(filled('steps.apply.late'), ['setting-said-by-law']);
    assert.deepEqual(filled('steps.apply.late', { actor: jury }), ['setting-said-by-law']);
  });

  it('needs a seat in that body', () => {
    assert.deepEqual(decide({ actor: jury, seated: false }), ['not-seated']);
  });
});

describe('closing applications', () => {
  const close = (when: Instant, more: Partial<Frame> = {}) =>
    codes(
      closeApplication(
        { frame: frame({ steps: states(1, 3), ...more }), submitted: 3 },
        { step: as<StepId>('apply') },
        when,
      ),
    );

  it('is refused until the closing day has ended, to the microsecond', () => {
    assert.deepEqual(close(at), ['before-closing-day']);
    assert.deepEqual(close('2025-05-06T15:59:59.999999Z' as Instant), ['before-closing-day']);
    assert.deepEqual(close(endOf(today)), []);
  });

  it('is for the office', () => {
    assert.ok(
      close(endOf(today), { actor: { person: as<PersonId>('x'), body: as<BodyId>('applicant'), of: 'a' } }).includes(
        'wrong-body',
      ),
    );
  });
});

describe('closing an edition', () => {
  it('waits for every step and every award, and dissolves what lasts one edition', () => {
    assert.deepEqual(codes(closeEdition({ frame: frame(), unconferred: [] }, at)), ['step-waits']);
    const closed = closeEdition({ frame: frame({ steps: states(4) }), unconferred: [] }, at);
    assert.ok(closed.ok);
    assert.deepEqual(closed.value.dissolved, ['team']);
    assert.equal(closed.value.article, 2);
    assert.deepEqual(codes(closeEdition({ frame: frame({ steps: states(4) }), unconferred: [as('c')] }, at)), [
      'winners-not-conferred',
    ]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  as,
  type BodyId,
  day,
  type EditionId,
  instantAt,
  ok,
  type PersonId,
  type Refusal,
  type Result,
  refuse,
  type StepId,
} from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import type { Length, ResolvedPack, Step } from '../regulation/index.ts';
import { packWith } from '../regulation/testing/sample.ts';
import { type ApplyAmendment, applyAmendment } from './apply-amendment.ts';
import type { Frame } from './frame.ts';

const at = instantAt(day('2025-09-01'), '10:00');
const notice = (id: string, length: Length): Step => ({
  id,
  kind: 'notice',
  name: id,
  by: 'bureau',
  length: { at_least: length },
  media: null,
  objections: null,
  upheld: null,
  article: 4,
});
const vote: Step = {
  id: 'vote',
  kind: 'ballot',
  name: '投票',
  by: 'bureau',
  secret: null,
  each: [],
  quorum: null,
  carried_by: null,
  article: 7,
};
const steps = [notice('first', '5 working days'), notice('second', '5 working days'), vote];
const pack = packWith({
  bodies: {
    bureau: { name: '评审办', role: 'office', article: 2 },
    jury: { name: '评委会', role: 'committee', article: 2 },
  },
  quotas: [{ id: 'main', at_most: 2, article: 5 }],
  steps,
});
const amended = (over: Partial<ResolvedPack>) => ok({ pack: { ...pack, ...over }, sha256: 'b' });

/** The first step is over, the second is open. */
const frame = (more: Partial<Frame> = {}, opened = 2): Frame => ({
  edition: { id: as<EditionId>('one'), nature: 'real', label: '2025', closedAt: null },
  pack,
  steps: steps.map(({ id }, i) => ({
    step: as<StepId>(id),
    opensOn: null,
    closesOn: null,
    openedAt: i < opened ? at : null,
    closedAt: i < opened - 1 ? at : null,
  })),
  actor: { person: as<PersonId>('li'), body: as<BodyId>('bureau'), of: null },
  seated: true,
  calendar: new Map(),
  ...more,
});
const command: ApplyAmendment = {
  amendment: '〔2025〕1号',
  from: day('2025-09-01'),
  reaches: 'running-editions',
  paths: ['quotas.main.at_most'],
};
const apply = (
  over: Partial<ApplyAmendment> = {},
  packAfter: Result<{ pack: ResolvedPack; sha256: string }, Refusal> = amended({
    quotas: [{ id: 'main', at_most: 3 }],
  }),
  more: { frame?: Frame; applied?: readonly string[] } = {},
) => applyAmendment({ frame: frame(), applied: [], packBefore: 'a', packAfter, ...more }, { ...command, ...over }, at);

describe('an amendment', () => {
  it('goes into a running edition it reaches, with the digests before and after', () => {
    const done = apply();
    assert.ok(done.ok);
    assert.deepEqual([done.value.packBefore, done.value.packAfter, done.value.paths], ['a', 'b', command.paths]);
  });

  it('is for those who organise, once, in force, and reaching such editions', () => {
    assert.deepEqual(codes(apply({ reaches: 'new-editions' })), ['amendment-not-for-running']);
    assert.deepEqual(codes(apply({ from: day('2025-09-02') })), ['amendment-not-in-force']);
    assert.deepEqual(codes(apply({}, undefined, { applied: [command.amendment] })), ['amendment-in-already']);
    const jury = frame({ actor: { person: as<PersonId>('x'), body: as<BodyId>('jury'), of: null } });
    assert.deepEqual(codes(apply({}, undefined, { frame: jury })), ['wrong-body']);
    assert.deepEqual(codes(apply({}, refuse({ code: 'was-differs', article: null, facts: {} }))), ['was-differs']);
  });

  it('changes no step that has opened, and puts none before it', () => {
    const [first, second, last] = steps as [Step, Step, Step];
    const longer = notice('second', '9 working days');
    const path = { paths: ['steps.second.length'] };
    assert.deepEqual(codes(apply(path, amended({ steps: [first, longer, last] }))), ['amendment-too-late']);
    const none = { frame: frame({}, 1) };
    assert.deepEqual(codes(apply(path, amended({ steps: [first, longer, last] }), none)), []);
    const inserted = notice('new', '5 working days');
    assert.deepEqual(codes(apply({ paths: ['steps.new'] }, amended({ steps: [first, inserted, second, last] }))), [
      'amendment-too-late',
    ]);
    assert.deepEqual(codes(apply({ paths: ['steps.new'] }, amended({ steps: [first, second, inserted, last] }))), []);
  });

  it('changes nothing that a step has begun to work by', () => {
    const voting = frame({}, 3);
    const refused = apply({}, undefined, { frame: voting });
    assert.ok(!refused.ok);
    assert.deepEqual(refused.reasons[0], {
      code: 'amendment-too-late',
      article: 5,
      facts: { number: command.amendment, name: '投票', path: 'quotas.main.at_most' },
    });
  });
});

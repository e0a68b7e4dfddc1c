import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sampleCalendar } from '../calendar/testing/sample-calendar.ts';
import { as, type BodyId, day, type EditionId, instantAt, type PersonId, type StepId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import type { Step } from '../regulation/index.ts';
import { packWith } from '../regulation/testing/sample.ts';
import type { Frame, StepState } from './frame.ts';
import { openStep } from './open-step.ts';

const at = instantAt(day('2025-09-01'), '10:00');
const own: Step = {
  id: 'own',
  kind: 'notice',
  name: '内部公示',
  by: 'applicant',
  length: { at_least: '5 working days' },
  media: null,
  objections: null,
  upheld: null,
  article: 4,
};
const apply: Step = {
  id: 'apply',
  kind: 'application',
  name: '申报',
  by: 'applicant',
  documents: [],
  late: 'refused',
  incomplete: null,
  article: 5,
};
const check: Step = {
  id: 'check',
  kind: 'vetting',
  name: '资格审查',
  by: 'bureau',
  checks: ['eligibility'],
  ineligible: null,
  article: 6,
};
const call: Step = {
  id: 'call',
  kind: 'announcement',
  name: '公告',
  by: 'bureau',
  media: null,
  states: [],
  article: 3,
};

const frameOf = (
  steps: readonly Step[],
  closed: Readonly<Record<string, string>> = {},
  to: string | null = null,
): Frame => ({
  edition: { id: as<EditionId>('one'), nature: 'rehearsal', label: '2025', closedAt: null },
  pack: packWith({
    regulation: { ...packWith({}).regulation, in_force: { from: '2020-01-01', to } },
    bodies: { bureau: { name: '评审办', role: 'office', article: 2 } },
    tracks: { organisation: { name: '组织', kinds: { enterprise: '企业' } } },
    steps: [...steps],
  }),
  steps: steps.map(({ id }): StepState => {
    const over = closed[id] === undefined ? null : instantAt(day(closed[id]), '10:00');
    return { step: as<StepId>(id), opensOn: null, closesOn: null, openedAt: over, closedAt: over };
  }),
  actor: { person: as<PersonId>('li'), body: as<BodyId>('bureau'), of: null },
  seated: true,
  calendar: sampleCalendar,
});
const open = (frame: Frame, step: string, days: object = {}, when = at) =>
  openStep(frame, { step: as<StepId>(step), ...days }, when);

describe('an application whose days nothing has announced', () => {
  const bare = frameOf([own, apply]);

  it('is opened with them, from today unless said otherwise', () => {
    const opened = open(bare, 'apply', { closes: day('2025-09-30') });
    assert.ok(opened.ok);
    assert.deepEqual([opened.value.opens, opened.value.closes], ['2025-09-01', '2025-09-30']);
    assert.deepEqual(codes(open(bare, 'apply')), ['days-missing']);
    assert.deepEqual(codes(open(bare, 'apply', { opens: day('2025-08-31'), closes: day('2025-08-31') })), [
      'opens-in-the-past',
      'closes-before-it-opens',
    ]);
  });

  it('leaves time for the notices that come before handing in, as an announcement does', () => {
    const short = open(bare, 'apply', { closes: day('2025-09-08') });
    assert.ok(!short.ok);
    assert.deepEqual(
      short.reasons.map(({ code, facts }) => [code, facts.earliest]),
      [['window-too-short', '2025-09-09']],
    );
    assert.ok(open(bare, 'apply', { closes: day('2025-09-09') }).ok);
  });

  it('asks for no more time than those need who name the tier that needs least', () => {
    const tier = { name: '奖', applied_for: false, vacancy: null, valid: null };
    const tiers = { main: tier, small: { ...tier, applied_for: true } };
    const only = frameOf([{ ...own, for: { tiers: ['main'] } }, apply]);
    const both = { ...only, pack: { ...only.pack, tiers } };
    assert.deepEqual(codes(open(both, 'apply', { closes: day('2025-09-02') })), []);
    const unnamed = { ...only, pack: { ...only.pack, tiers: { main: tier } } };
    assert.deepEqual(codes(open(unnamed, 'apply', { closes: day('2025-09-02') })), ['window-too-short']);
  });

  it('is told from one that was announced, and from any other step', () => {
    const announced = frameOf([call, apply], { call: '2025-08-20' });
    assert.deepEqual(codes(open(announced, 'apply')), []);
    assert.deepEqual(codes(open(announced, 'apply', { closes: day('2025-09-30') })), ['days-for-nothing']);
    const vetting = frameOf([apply, check], { apply: '2025-08-20' });
    assert.deepEqual(codes(open(vetting, 'check', { opens: day('2025-09-30') })), ['days-for-nothing']);
    const second = frameOf([call, apply, { ...apply, id: 'again' }], { call: '2025-08-01', apply: '2025-08-20' });
    assert.deepEqual(codes(open(second, 'again')), ['days-missing']);
  });
});

describe('a regulation that has ended before anything was announced', () => {
  it('begins no real edition; a rehearsal may look at it', () => {
    const closes = { closes: day('2025-09-30') };
    const of = (nature: 'real' | 'rehearsal', to: string) => {
      const frame = frameOf([own, apply], {}, to);
      return codes(open({ ...frame, edition: { ...frame.edition, nature } }, 'apply', closes));
    };
    assert.deepEqual(of('real', '2025-08-31'), ['regulation-not-in-force']);
    assert.deepEqual(of('real', '2025-09-01'), []);
    assert.deepEqual(of('rehearsal', '2025-08-31'), []);
    const again = frameOf([apply, { ...apply, id: 'again' }], { apply: '2025-08-20' }, '2025-08-31');
    assert.deepEqual(codes(open({ ...again, edition: { ...again.edition, nature: 'real' } }, 'again', closes)), []);
  });
});

describe('what the regulation would have otherwise', () => {
  const warned = (frame: Frame, step: string, when = at) => {
    const opened = open(frame, step, {}, when);
    assert.ok(opened.ok);
    return opened.value.warnings.map(({ code, day: on }) => [code, on]);
  };
  const due = (text: string) => frameOf([apply, { ...check, due: text } as Step], { apply: '2025-08-01' });

  it('is a step after its due day, counted from the end of another', () => {
    assert.deepEqual(warned(due('1 month after apply'), 'check'), []);
    assert.deepEqual(warned(due('20 calendar days after apply'), 'check'), [['after-due-day', '2025-08-21']]);
    assert.deepEqual(warned(due('1 edition after apply'), 'check'), []);
    assert.deepEqual(warned(due('1 month after check'), 'check'), []);
  });

  it('is a step out of its season, which may run over the end of the year', () => {
    const season = (from: string, to: string) =>
      frameOf([apply, { ...check, season: { from, to } } as Step], { apply: '2025-08-01' });
    assert.deepEqual(warned(season('08-15', '09-01'), 'check'), []);
    assert.deepEqual(warned(season('09-02', '12-31'), 'check'), [['outside-season', '2025-09-01']]);
    assert.deepEqual(warned(season('10-01', '03-31'), 'check'), [['outside-season', '2025-09-01']]);
    assert.deepEqual(warned(season('09-01', '03-31'), 'check'), []);
  });

  it('is a regulation that has ended while the edition runs', () => {
    const until = (to: string) => frameOf([apply, check], { apply: '2025-08-01' }, to);
    assert.deepEqual(warned(until('2025-09-01'), 'check'), []);
    assert.deepEqual(warned(until('2025-08-31'), 'check'), [['regulation-ended', '2025-08-31']]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, type BodyId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { askOpinions } from './ask-opinions.ts';
import { closeVetting } from './close-vetting.ts';
import { giveOpinion, type Report } from './give-opinion.ts';
import { makeFinding } from './make-finding.ts';
import { recheck } from './recheck.ts';
import { sourceOf } from './report-source.ts';
import {
  clerk,
  fileWith,
  fireman,
  found,
  frameAt,
  incident,
  merit,
  noon,
  pack,
  parentOf,
  taxman,
} from './testing/sample.ts';

const at = noon('2026-03-16');
const mayor = { ...clerk, body: as<BodyId>('city') };
const step = as<never>('vetting');
describe('asking for opinions', () => {
  const unasked = { opinions: [] };
  const ask = (body: string, department: string, files = [fileWith({}, unasked)], frame = frameAt(['vetting'])) =>
    askOpinions({ frame, files }, { step, body, department, due: null }, at);

  it('asks about all that stand and were not asked about, by the day the regulation sets', () => {
    const files = [
      fileWith({}, unasked),
      fileWith({}, { ...unasked, id: as('c-2'), endedStep: as('apply') }),
      fileWith({}, { ...unasked, id: as('c-3'), submittedAt: null }),
      fileWith({}, { id: as('c-4') }),
    ];
    const result = ask('departments', 'fire', files);
    assert.deepEqual(result.ok && [result.value.cases, result.value.due, result.value.article], [
      ['c-1'],
      '2026-03-23',
      6,
    ]);
  });
  it('asks only those the step consults, about something', () => {
    assert.deepEqual(codes(ask('city', 'city')), ['not-consulted']);
    assert.deepEqual(codes(ask('tax', 'other-tax')), ['not-consulted']);
    assert.deepEqual(codes(ask('tax', 'tax', [fileWith()])), ['nothing-to-ask']);
    assert.deepEqual(codes(ask('tax', 'tax', undefined, frameAt(['vetting'], taxman))), ['wrong-body']);
  });
  it('is not for somebody who has withdrawn from one of the applications asked about', () => {
    const withdrawn = fileWith({}, { ...unasked, recused: [clerk.person] });
    assert.deepEqual(codes(ask('tax', 'tax', [withdrawn])), ['recused']);
    const other = fileWith({}, { id: as('c-4'), recused: [clerk.person] });
    assert.deepEqual(codes(ask('tax', 'tax', [fileWith({}, unasked), other])), []);
  });
});

describe('giving an opinion', () => {
  const asked = { opinions: [{ department: 'fire', givenAt: null }] };
  const report = (fact: string, value: Report['value']): Report => ({ fact, value, sha256: 'ab' });
  const give = (reports: readonly Report[], over = {}, frame = frameAt(['vetting'], fireman)) =>
    giveOpinion({ frame, file: fileWith({}, { ...asked, ...over }) }, { step, case: as('c-1'), reports }, at);

  it('reports facts by digest, or nothing', () => {
    const result = give([report('incidents', [{ date: '2025-01-01' }])]);
    assert.deepEqual(result.ok && [result.value.department, result.value.reported], [
      'fire',
      [{ fact: 'incidents', sha256: 'ab' }],
    ]);
    assert.deepEqual(codes(give([])), []);
  });
  it('is for those who were asked, and for facts that are theirs and fit', () => {
    assert.deepEqual(codes(give([], {}, frameAt(['vetting'], mayor))), ['not-consulted']);
    assert.deepEqual(codes(give([], { opinions: [] })), ['not-asked']);
    assert.deepEqual(codes(give([report('legal-person', true)])), ['not-a-department-fact']);
    assert.deepEqual(codes(give([report('anybody.incidents', [])])), ['not-a-department-fact']);
    assert.deepEqual(codes(give([report('constructor', true)])), ['not-a-department-fact']);
    assert.deepEqual(codes(give([report('incidents', true)])), ['value-does-not-fit']);
  });
  it('is also for whoever holds the vetting, unasked, of what is its own to know and nothing else', () => {
    const facts = { ...pack.facts, ledger: { name: '台账', type: 'yes-no', from: ['office'] } } as typeof pack.facts;
    const frame = { ...frameAt(['vetting'], clerk), pack: { ...pack, facts } };
    const told = give([report('ledger', true)], { opinions: [] }, frame);
    assert.deepEqual(told.ok && told.value.department, 'bureau');
    assert.deepEqual(codes(give([report('incidents', [])], {}, frame)), ['not-a-department-fact']);
  });

  it('speaks for the departments where the regulation has none consulted', () => {
    const [check] = pack.steps.filter((candidate) => candidate.id === 'vetting');
    assert.ok(check?.kind === 'vetting');
    const { consults: _, ...alone } = check;
    assert.equal(sourceOf(pack, alone, 'bureau', 'incidents'), 'department');
    assert.equal(sourceOf(pack, alone, 'bureau', 'employer.incidents'), 'department');
    assert.equal(sourceOf(pack, alone, 'bureau', 'legal-person'), null);
    assert.equal(sourceOf(pack, check, 'bureau', 'incidents'), null);
  });

  it('once given can only be added to, up to the last gate that looks again', () => {
    const given = { opinions: [{ department: 'fire', givenAt: at }], vetted: 'eligible' };
    const news = [report('incidents', [{ date: '2026-05-01' }])];
    assert.deepEqual(codes(give([], given)), ['opinion-given-already']);
    assert.deepEqual(codes(give(news, given, frameAt(['approval'], fireman))), []);
    const over = frameAt(['approval'], fireman);
    const closed = { ...over, steps: over.steps.map((state) => ({ ...state, closedAt: at })) };
    assert.deepEqual(codes(give(news, given, closed)), ['too-late-to-report']);
  });
});

describe('a finding', () => {
  const make = (rule: string, over = {}, frame = frameAt(['vetting'])) =>
    makeFinding(
      { frame, file: fileWith({}, over) },
      { step, case: as('c-1'), rule, finding: 'holds', reasons: '已核实。' },
      at,
    );

  it('is made on a rule that needs judgement, or on its part, and may be made anew', () => {
    const result = make(`${merit}.of.0`);
    assert.deepEqual(result.ok && result.value, {
      act: 'finding-made',
      article: '7(2)',
      step: 'vetting',
      case: 'c-1',
      rule: `${merit}.of.0`,
      finding: 'holds',
    });
    assert.deepEqual(codes(make(merit)), []);
    assert.deepEqual(codes(make(`${merit}.of.0`, { facts: fileWith({ findings: found }).facts })), []);
  });
  it('is refused where facts settle the rule, where there is none, to others, without reasons, after vetting', () => {
    assert.deepEqual(codes(make(incident)), ['finding-not-needed']);
    assert.deepEqual(codes(make('conditions.organisation.rules.none')), ['no-such-rule']);
    assert.deepEqual(codes(make(merit, {}, frameAt(['vetting'], taxman))), ['not-yours-to-find']);
    assert.deepEqual(codes(make(merit, {}, frameAt(['vetting'], parentOf('a-1')))), ['not-yours-to-find']);
    assert.deepEqual(codes(make(merit, { vetted: 'eligible' })), ['already-vetted']);
    const bare = makeFinding(
      { frame: frameAt(['vetting']), file: fileWith() },
      { step, case: as('c-1'), rule: merit, finding: 'holds', reasons: ' ' },
      at,
    );
    assert.deepEqual(codes(bare), ['finding-without-reasons']);
  });
});

describe('closing the vetting', () => {
  const close = (files: Parameters<typeof closeVetting>[0]['files'], id = 'vetting') =>
    closeVetting({ frame: frameAt(['vetting']), files }, { step: as(id) }, at);

  it('lists accepted and refused by number, once all are vetted', () => {
    const files = [
      fileWith({}, { id: as('c-2'), number: 2, vetted: 'eligible' }),
      fileWith({}, { id: as('c-1'), number: 1, vetted: 'eligible' }),
      fileWith({}, { id: as('c-3'), number: 3, vetted: 'ineligible' }),
      fileWith({}, { id: as('c-4'), number: 4, endedStep: as('apply') }),
    ];
    const result = close(files);
    assert.deepEqual(result.ok && [result.value.accepted, result.value.refused], [['c-1', 'c-2'], ['c-3']]);
    const open = close([...files, fileWith({}, { id: as('c-5'), number: 5 })]);
    assert.deepEqual(!open.ok && open.reasons[0]?.facts, { count: 1, cases: [5] });
  });
  it('is nothing for a step that each case does by itself', () => {
    assert.deepEqual(codes(close([], 'parent-check')), ['closes-by-itself']);
  });
});

describe('looking again', () => {
  it('finds what happened after filing, up to the gate named', () => {
    const file = fileWith({ facts: { incidents: [{ date: '2026-05-01' }] } });
    const gate = pack.steps.find(({ id }) => id === 'approval');
    assert.ok(gate);
    const frame = frameAt(['approval']);
    assert.deepEqual(
      recheck(frame, gate, file, as('2026-05-02')).bars.map(({ rule }) => rule),
      [incident],
    );
    assert.deepEqual(recheck(frame, gate, file, as('2026-04-30')), { bars: [], open: [] });
    const later = { ...gate, id: 'later' };
    const longer = { ...frame, pack: { ...pack, steps: [...pack.steps, later] } };
    assert.deepEqual(recheck(longer, later, file, as('2026-05-02')).bars, []);
  });
});

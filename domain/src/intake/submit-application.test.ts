import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { as, day, endOf, type Instant, instantAt } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { type Draft, type SubmitApplication, submitApplication } from './submit-application.ts';
import { actor, file, frame, noon, shown } from './testing/sample.ts';

const sha256 = 'ab'.repeat(32);
const paper = (document: string, tradeSecret = false) => ({ document, sha256, tradeSecret });
const command: SubmitApplication = {
  case: as('case-1'),
  documents: [paper('form'), paper('proof', true)],
  declarations: ['truth'],
};
const facts = { branch: false, founded: '2015-01-01' };
const ready = file(facts, { passed: [as('own-notice')] });
const draft = (over: Partial<Draft> = {}): Draft => ({
  frame: frame(),
  file: ready,
  factsSha256: sha256,
  onFile: [],
  bars: [],
  ...over,
});
const submit = (over: Partial<Draft> = {}, more: Partial<SubmitApplication> = {}, at: Instant = noon('2025-09-20')) =>
  submitApplication(draft(over), { ...command, ...more }, at);

describe('handing in an application', () => {
  it('freezes facts, documents with their marks, and declarations', () => {
    const done = submit();
    assert.ok(done.ok);
    assert.deepEqual(done.value, {
      act: 'application-submitted',
      article: 5,
      case: 'case-1',
      step: 'apply',
      factsSha256: sha256,
      documents: [paper('form'), paper('proof', true)],
      declarations: ['truth'],
      relations: null,
    });
  });

  it('says how long a document is in force, where the applicant does', () => {
    const until = { ...paper('proof'), validUntil: day('2027-01-01') };
    const done = submit({}, { documents: [paper('form'), until] });
    assert.ok(done.ok);
    assert.deepEqual(done.value.documents, [paper('form'), until]);
  });

  it('is in time in the last second of the closing day and late at 24:00', () => {
    assert.ok(submit({}, {}, instantAt(day('2025-09-30'), '23:59:59')).ok);
    const late = submit({}, {}, endOf(day('2025-09-30')));
    assert.deepEqual(codes(late), ['deadline-passed']);
    assert.equal(!late.ok && late.reasons[0]?.facts.closes, '2025-09-30');
    fc.assert(
      fc.property(fc.integer({ min: -86400, max: 86400 }), (seconds) => {
        const end = Date.parse(endOf(day('2025-09-30')));
        const at = as<Instant>(`${new Date(end + seconds * 1000).toISOString().slice(0, -1)}000Z`);
        assert.equal(submit({}, {}, at).ok, seconds < 0);
      }),
    );
  });

  it('is not late where the regulation does not say so, and not before the first day', () => {
    const lenient = frame();
    const steps = lenient.pack.steps.map((step) => (step.kind === 'application' ? { ...step, late: null } : step));
    const silent = { ...lenient, pack: { ...lenient.pack, steps } };
    assert.ok(submit({ frame: silent }, {}, noon('2025-10-09')).ok);
    assert.deepEqual(codes(submit({}, {}, noon('2025-09-01'))), ['before-opening-day']);
  });

  it('tells everything that is missing at once, with the articles', () => {
    const bare = submit({ file: file({ branch: false }) }, { documents: [], declarations: [] });
    assert.deepEqual(codes(bare), ['step-not-passed', 'documents-missing', 'declarations-missing', 'answers-missing']);
    const papers = !bare.ok && bare.reasons.find(({ code }) => code === 'documents-missing');
    assert.ok(papers);
    assert.deepEqual(papers.facts.names, ['申报表', '公示证明']);
    assert.deepEqual(papers.article, [6, '4¶1']);
  });

  it('waits for the own notice, and says when it ran', () => {
    const notices = [shown('own-notice', day('2025-09-15'), day('2025-09-22'))];
    const early = submit({ file: file(facts, { notices }) });
    assert.deepEqual(early, {
      ok: false,
      reasons: [
        {
          code: 'step-not-passed',
          article: '4¶1',
          facts: { name: 'own-notice', length: '5 working days', published: '2025-09-15', last_day: '2025-09-22' },
        },
      ],
    });
  });

  it('of a branch waits for the parent’s check, notice and opinion', () => {
    const branch = { ...facts, branch: true };
    const early = submit({ file: file(branch) }, { documents: [paper('form')] });
    assert.deepEqual(codes(early), ['step-not-passed', 'step-not-passed', 'documents-missing']);
    const passed = [as<never>('parent-check'), as<never>('parent-notice')];
    assert.ok(submit({ file: file(branch, { passed }), onFile: ['opinion'] }, { documents: [paper('form')] }).ok);
  });

  it('says which fact is missing before it can be known what is asked', () => {
    const unknown = submit({ file: file({ founded: '2015-01-01' }) });
    assert.deepEqual([...new Set(codes(unknown))], ['scope-unknown', 'facts-missing']);
  });

  it('takes no strange papers', () => {
    const documents = [
      ...command.documents,
      paper('form'),
      paper('cake'),
      paper('opinion'),
      { ...paper('letter'), sha256: 'x' },
    ];
    const strange = codes(submit({}, { documents }));
    assert.deepEqual(strange, ['no-such-document', 'document-by-another', 'document-twice', 'not-a-digest']);
    assert.deepEqual(codes(submit({}, { declarations: ['truth', 'love'] })), ['no-such-declaration']);
  });

  it('happens once, by the applicant, while applications are open', () => {
    const again = submit({ file: { ...ready, submittedAt: noon('2025-09-12') } });
    assert.deepEqual(codes(again), ['already-submitted']);
    assert.ok(codes(submit({ frame: frame({ actor: actor('parent', 'org-a') }) })).includes('wrong-body'));
    assert.deepEqual(codes(submit({ frame: frame({ actor: actor('applicant', 'org-b') }) })), ['not-your-case']);
    assert.deepEqual(codes(submit({ frame: frame({}, { apply: { openedAt: null } }) })), ['step-not-open']);
  });
});

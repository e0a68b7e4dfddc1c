import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, dayOf } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import type { RuleFacts } from '../regulation/index.ts';
import { rulesToJudge, tiersLeft } from './apply-rules.ts';
import { makeFinding } from './make-finding.ts';
import type { VettedCase } from './state.ts';
import { vettingStep } from './state.ts';
import { clerk, fileWith, found, frameAt, incident, merit, noon, pack, parentOf, taxman } from './testing/sample.ts';
import { vetApplication } from './vet-application.ts';

const at = noon('2026-03-16');
const vet = (facts: Partial<RuleFacts>, over: Partial<VettedCase> = {}, frame = frameAt(['vetting'])) =>
  vetApplication({ frame, file: fileWith(facts, over) }, { step: as('vetting'), case: as('c-1') }, at);
describe('vetting an application', () => {
  it('answers every rule, with the article of the step', () => {
    const result = vet({ findings: found });
    assert.deepEqual(result.ok && result.value, {
      act: 'application-vetted',
      article: 6,
      step: 'vetting',
      case: 'c-1',
      outcome: 'eligible',
      rules: {
        'conditions.organisation.rules.area': 'holds',
        [merit]: 'holds',
        'conditions.organisation.rules.form': 'holds',
        [incident]: 'does-not-hold',
        'documents.form': 'holds',
        'documents.opinion': 'not-applicable',
      },
      against: [],
    });
  });
  it('leaves to a person what nobody is asked for any more, or whoever was asked did not know', () => {
    const form = 'conditions.organisation.rules.form';
    const blank = { facts: { 'legal-person': null, 'in-area': null } };
    const vetting = vettingStep(frameAt(['vetting']), 'vetting');
    assert.ok(!('code' in vetting));
    const find = (rule: string, over: Partial<VettedCase> = {}) =>
      makeFinding(
        { frame: frameAt(['vetting']), file: fileWith(blank, over) },
        { step: as('vetting'), case: as('c-1'), rule, finding: 'does-not-hold', reasons: '申报时没有填写' },
        at,
      );
    assert.deepEqual(codes(find(form)), []);
    const area = 'conditions.organisation.rules.area';
    const awaited = fileWith().opinions.map((own) => ({ ...own, givenAt: null }));
    assert.deepEqual([codes(find(area)), codes(find(area, { opinions: awaited }))], [[], ['finding-not-needed']]);
    assert.deepEqual(rulesToJudge({ pack }, vetting, fileWith(blank), dayOf(at)), [area, `${merit}.of.0`, form]);
    const vetted = vet({ facts: { 'legal-person': null }, findings: { ...found, [form]: 'does-not-hold' } });
    assert.ok(vetted.ok);
    assert.deepEqual([vetted.value.outcome, vetted.value.against], ['eligible', [form]]);
    const refused = vet({ facts: { 'legal-person': null }, findings: found });
    assert.ok(!refused.ok);
    assert.deepEqual(refused.reasons[0]?.facts.by, ['办公室']);
  });

  it('finds a condition that fails, a disqualifier, a missing paper', () => {
    const against = (facts: Partial<RuleFacts>) => {
      const result = vet({ findings: found, ...facts });
      return result.ok && [result.value.outcome, ...result.value.against];
    };
    assert.deepEqual(against({ facts: { 'in-area': false } }), ['ineligible', 'conditions.organisation.rules.area']);
    assert.deepEqual(against({ facts: { incidents: [{ date: '2024-01-01' }] } }), ['ineligible', incident]);
    assert.deepEqual(against({ facts: { incidents: [{ date: '2023-01-01' }] } }), ['eligible']);
    assert.deepEqual(against({ documents: {} }), ['ineligible', 'documents.form']);
    assert.deepEqual(against({ facts: { branch: true } }), ['ineligible', 'documents.opinion']);
    assert.deepEqual(against({ findings: { [`${merit}.of.0`]: 'not-applicable' } }), ['eligible']);
  });
  it('sees what happened after filing, up to the day of vetting', () => {
    const result = vet({ findings: found, facts: { incidents: [{ date: '2026-03-12' }] } });
    assert.deepEqual(result.ok && result.value.against, [incident]);
  });
  it('takes only its tiers away where a rule is for some', () => {
    const result = vet({ findings: found, facts: { 'legal-person': false } });
    assert.deepEqual(result.ok && [result.value.outcome, ...result.value.against], [
      'eligible',
      'conditions.organisation.rules.form',
    ]);
    assert.deepEqual(tiersLeft(pack, ['main', 'second'], ['conditions.organisation.rules.form']), ['second']);
    assert.deepEqual(tiersLeft(pack, ['main', 'second'], [incident]), []);
  });
  it('is refused with every rule that is not decided, what is missing and who finds', () => {
    const result = vet({ facts: { 'in-area': null } });
    assert.deepEqual(
      !result.ok &&
        result.reasons.map(({ code, article, facts }) => [code, article, facts.rule, facts.missing, facts.by]),
      [
        ['rule-undecided', 7, 'conditions.organisation.rules.area', ['in-area'], ['办公室']],
        ['rule-undecided', '7(2)', merit, [], ['办公室']],
      ],
    );
  });
  it('waits for every body to be asked and every department to answer', () => {
    assert.deepEqual(codes(vet({ findings: found }, { opinions: [] })), ['opinions-not-asked']);
    const half = [{ department: 'tax', givenAt: null }];
    assert.deepEqual(codes(vet({ findings: found }, { opinions: half })), ['opinions-not-asked', 'opinions-awaited']);
  });
  it('is refused to others, to the recused, twice, before its time', () => {
    const withFound = { findings: found };
    assert.deepEqual(codes(vet(withFound, {}, frameAt(['vetting'], taxman))), ['wrong-body']);
    assert.deepEqual(codes(vet(withFound, { recused: [clerk.person] })), ['recused']);
    assert.deepEqual(codes(vet(withFound, { vetted: 'eligible' })), ['already-vetted']);
    assert.deepEqual(codes(vet(withFound, { endedStep: as('apply') })), ['case-over']);
    assert.deepEqual(codes(vet(withFound, {}, frameAt(['apply']))), ['step-not-open']);
    assert.deepEqual(codes(vet(withFound, { submittedAt: null })), ['not-handed-in']);
    const wrong = vetApplication(
      { frame: frameAt(['apply']), file: fileWith() },
      { step: as('apply'), case: as('c-1') },
      at,
    );
    assert.deepEqual(codes(wrong), ['not-a-vetting']);
  });
});

describe('the check of a parent', () => {
  const draft = (findings: RuleFacts['findings']): VettedCase =>
    fileWith(
      { submitted: false, documents: {}, findings, facts: { branch: true, incidents: null } },
      { submittedAt: null, opinions: [] },
    );
  const check = (file: VettedCase, of = 'a-1') =>
    vetApplication(
      { frame: frameAt(['apply'], parentOf(of)), file },
      { step: as('parent-check'), case: as('c-1') },
      at,
    );

  it('rests on what the parent finds, also where no department was asked yet', () => {
    assert.deepEqual(codes(check(draft({}))), ['rule-undecided', 'rule-undecided']);
    const result = check(draft({ ...found, [incident]: 'does-not-hold' }));
    assert.equal(result.ok && result.value.outcome, 'eligible');
    const barred = check(draft({ ...found, [incident]: 'holds' }));
    assert.deepEqual(barred.ok && barred.value.against, [incident]);
  });
  it('asks the parent for exactly these findings', () => {
    const frame = frameAt(['apply'], parentOf('a-1'));
    const step = vettingStep(frame, 'parent-check');
    assert.ok(!('code' in step));
    assert.deepEqual(rulesToJudge(frame, step, draft({}), as('2026-03-16')), [`${merit}.of.0`, incident]);
  });
  it('is for the own applicant only, and before handing in', () => {
    const findings = { ...found, [incident]: 'does-not-hold' } as const;
    assert.deepEqual(codes(check(draft(findings), 'a-2')), ['not-your-case']);
    assert.ok(codes(check(fileWith({ findings, facts: { branch: true } }))).includes('handed-in-already'));
    assert.deepEqual(
      codes(
        check({
          ...draft(findings),
          facts: { ...draft(findings).facts, facts: { branch: false, 'in-area': true, 'legal-person': true } },
        }),
      ),
      ['not-for-this-case'],
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Refusal } from '../language/index.ts';
import { partyName, wordingOf } from './wording.ts';

const refusal = (code: string, facts: Refusal['facts']): Refusal => ({ code, article: null, facts });

describe('a refusal as a sentence', () => {
  it('tells moments by the clock in China, where it may be the next day already', () => {
    const submitted = '2026-03-16T17:52:00.000000Z';
    assert.equal(
      wordingOf(refusal('already-submitted', { submitted }), 'zh'),
      '申报已于 2026-03-17 01:52 提交，不能再改。',
    );
  });

  it('puts lengths, parties, seats and answers into words', () => {
    const notice = { published: '2026-03-06', asked: '2026-03-11', last_day: '2026-03-13', length: '5 working days' };
    assert.match(wordingOf(refusal('notice-too-short', notice), 'zh'), /（5个工作日，公布当日不计）/);
    assert.match(wordingOf(refusal('notice-too-short', notice), 'en'), /\(5 working days, /);
    assert.equal(
      wordingOf(refusal('wrong-body', { body: 'public', expected: ['applicant', '秘书处'] }), 'zh'),
      '此事由申报人、秘书处办理，社会公众无权办理。',
    );
    assert.equal(
      wordingOf(refusal('seat-taken', { body: '评委会', seat: 'chair', most: 1 }), 'zh'),
      '评委会的主任不超过 1 人，已满。',
    );
    assert.match(wordingOf(refusal('finding-not-needed', { rule: 'r', answer: 'does-not-hold' }), 'zh'), /（不成立）/);
    const other = { name: '受理名单公示', expected: 'announcement' };
    assert.equal(wordingOf(refusal('not-this-kind', other), 'zh'), '“受理名单公示”不是公告，不能这样办理。');
    assert.match(wordingOf(refusal('not-this-kind', other), 'en'), / is no announcement and /);
    assert.equal(
      wordingOf(refusal('measures-laid-down', { left: ['bar'] }), 'zh'),
      '处理措施已有规定，不能少：限制申报。',
    );
    assert.equal(
      wordingOf(refusal('wrong-target', { against: 'reviewer' }), 'en'),
      'This sanction is against: reviewers.',
    );
    const disciplined = refusal('measures-laid-down', { left: ['ask-discipline'] });
    assert.match(wordingOf(disciplined, 'zh'), /提请主管部门或所在单位处理/);
    const draft = refusal('regulation-not-in-force', { day: '2026-11-21', from: '2022-05', to: null, status: 'draft' });
    assert.match(wordingOf(draft, 'zh'), /状态 草案/);
    assert.equal(partyName('parent', 'zh'), '上级单位');
    assert.equal(partyName('office', 'zh'), null);
  });

  it('takes the full stop off what it lists, and says when a list is empty', () => {
    assert.equal(
      wordingOf(refusal('declarations-missing', { declarations: ['材料真实。', '不涉密。'] }), 'zh'),
      '还没有作出承诺：材料真实、不涉密。',
    );
    assert.equal(
      wordingOf(refusal('declarations-missing', { declarations: ['材料完整、真实。', '不涉密。'] }), 'zh'),
      '还没有作出承诺：材料完整、真实；不涉密。',
    );
    const open = { says: '品牌。', answer: 'needs-judgement', missing: [], by: ['秘书处'] };
    assert.equal(
      wordingOf(refusal('rule-undecided', open), 'zh'),
      '“品牌”还不能判定（须由人认定）；缺少：—；须由秘书处认定。',
    );
  });

  it('leaves out brackets with nothing in them', () => {
    const check = { name: '上级单位审核', length: null, published: null, last_day: null };
    assert.equal(wordingOf(refusal('step-not-passed', check), 'zh'), '须先办完“上级单位审核”。');
    assert.equal(wordingOf(refusal('step-not-passed', check), 'en'), '“上级单位审核” must be done first.');
  });
});

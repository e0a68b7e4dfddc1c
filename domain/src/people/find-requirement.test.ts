import assert from 'node:assert/strict';
import { it } from 'node:test';
import { as, type BodyId, day, instantAt, type PersonId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { packWith } from '../regulation/testing/sample.ts';
import { findRequirement, requirementsUnmet } from './find-requirement.ts';

const at = instantAt(day('2025-05-06'), '10:00');
const pack = packWith({
  bodies: {
    bureau: { name: '评审办', role: 'office', article: 2 },
    firm: {
      name: '受托机构',
      role: 'review-body',
      article: 10,
      requirements: [
        { id: 'non-profit', says: '非营利。', article: '10(1)', rule: 'judgement', by: 'bureau' },
        { id: 'staff', says: '有评审人员。', article: '10(2)', rule: 'judgement', by: null },
      ],
    },
  },
});
const path = 'bodies.firm.requirements.non-profit';
const find = (body: string, command: object = {}) =>
  codes(
    findRequirement(
      {
        pack,
        actor: { person: as<PersonId>('li'), body: as<BodyId>(body), of: null },
        seated: true,
        members: [],
        nominees: [],
      },
      { rule: path, met: true, reasons: '登记证书在案。', ...command },
      at,
    ),
  );

it('is for whom the rule names, else for those who organise, with reasons', () => {
  assert.deepEqual(find('bureau'), []);
  assert.deepEqual(find('firm'), ['requirement-not-yours']);
  assert.deepEqual(find('bureau', { rule: 'bodies.firm.requirements.staff' }), []);
  assert.deepEqual(find('bureau', { reasons: ' ' }), ['finding-unreasoned']);
  assert.deepEqual(find('bureau', { rule: 'bodies.firm.requirements.gold' }), ['no-such-requirement']);
  assert.deepEqual(find('bureau', { rule: 'bodies.bureau.requirements.x' }), ['no-such-requirement']);
});

it('leaves unmet what nobody has found, and what was found wanting', () => {
  const open = (findings: Record<string, boolean>) =>
    requirementsUnmet(pack, 'firm', findings).map(({ article }) => article);
  assert.deepEqual(open({}), ['10(1)', '10(2)']);
  assert.deepEqual(open({ [path]: true }), ['10(2)']);
  assert.deepEqual(open({ [path]: false, 'bodies.firm.requirements.staff': true }), ['10(1)']);
  assert.deepEqual(requirementsUnmet(pack, 'bureau', {}), []);
});

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { saysAt } from './says.ts';
import { packWith } from './testing/sample.ts';

const pack = packWith({
  sanctions: [
    {
      id: 'exit',
      against: 'winner',
      grounds: [
        {
          id: 'breach',
          says: '违反规定。',
          rule: 'any',
          of: [
            { rule: 'judgement', by: null },
            { id: 'own', says: '自己的话。', rule: 'judgement', by: null },
          ],
        },
        { rule: 'judgement', by: null },
      ],
      asked_by: null,
      decided_by: null,
      must: true,
      measures: [{ do: 'refer-to-justice', when: { rule: 'any', of: [{ rule: 'judgement', by: null }] } }],
    },
  ],
});
const says = (path: string) => saysAt(pack, `sanctions.exit.${path}`);

it('is what the rule says, what the whole says, or the kind of the measure it is a condition of', () => {
  assert.equal(says('grounds.breach'), '违反规定。');
  assert.equal(says('grounds.breach.of.0'), '违反规定。');
  assert.equal(says('grounds.breach.of.own'), '自己的话。');
  assert.equal(says('measures.refer-to-justice.when'), 'refer-to-justice');
  assert.equal(says('measures.refer-to-justice.when.of.0'), 'refer-to-justice');
});

it('is the path where nothing is said, never what a block above is about', () => {
  assert.equal(says('grounds.1'), 'sanctions.exit.grounds.1');
  assert.equal(says('grounds.breach.of.9'), '违反规定。');
  assert.equal(saysAt(pack, 'nowhere.of.1'), 'nowhere.of.1');
});

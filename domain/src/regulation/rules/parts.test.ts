import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import type { Answer } from '../pack.ts';
import { allOf, anyOf, noneOf, oneOf } from './parts.ts';

const answers: readonly Answer[] = ['holds', 'does-not-hold', 'needs-judgement', 'not-applicable', 'fact-missing'];
const anyAnswers = fc.array(fc.constantFrom(...answers), { maxLength: 6 });

/** The table of the pack format, line by line: the first that fits. */
const table: readonly (readonly [fits: (parts: readonly Answer[]) => boolean, all: Answer])[] = [
  [(parts) => parts.includes('does-not-hold'), 'does-not-hold'],
  [(parts) => parts.includes('fact-missing'), 'fact-missing'],
  [(parts) => parts.includes('needs-judgement'), 'needs-judgement'],
  [(parts) => parts.length === 0, 'not-applicable'],
  [() => true, 'holds'],
];
const byTable = (parts: readonly Answer[]): Answer => {
  const left = parts.filter((part) => part !== 'not-applicable');
  return table.find(([fits]) => fits(left))?.[1] ?? 'holds';
};
const turned = (answer: Answer): Answer =>
  answer === 'holds' ? 'does-not-hold' : answer === 'does-not-hold' ? 'holds' : answer;

it('answers two parts as the table says, for all, any and none', () => {
  for (const a of answers) {
    for (const b of answers) {
      assert.equal(allOf([a, b]), byTable([a, b]), `all ${a}, ${b}`);
      assert.equal(anyOf([a, b]), turned(byTable([turned(a), turned(b)])), `any ${a}, ${b}`);
      assert.equal(noneOf([a, b]), turned(anyOf([a, b])), `none ${a}, ${b}`);
    }
  }
});

it('answers any number of parts as the table says, in whatever order, and leaves out what is not applicable', () => {
  fc.assert(
    fc.property(anyAnswers, (parts) => {
      assert.equal(allOf(parts), byTable(parts));
      assert.equal(anyOf(parts), turned(allOf(parts.map(turned))));
      assert.equal(allOf(parts.toReversed()), allOf(parts));
      assert.equal(allOf([...parts, 'not-applicable']), allOf(parts));
      assert.equal(anyOf([...parts, 'not-applicable']), anyOf(parts));
    }),
  );
});

it('says of no event at all that there is none', () => {
  assert.equal(oneOf([]), 'does-not-hold');
  assert.equal(oneOf(['does-not-hold', 'fact-missing']), 'fact-missing');
});

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { chooseFacts, fitsFact } from './facts.ts';
import { samplePack } from './testing/sample.ts';

it('takes the answer of the first who counts, not of anybody else', () => {
  const answers = [
    { fact: 'size', source: 'applicant', value: 'small' },
    { fact: 'size', source: 'department', value: 'large' },
    { fact: 'staff', source: 'department', value: 9 },
    { fact: 'unheard-of', source: 'applicant', value: true },
  ] as const;
  assert.deepEqual(chooseFacts(samplePack, answers, []), { size: 'large' });
  assert.deepEqual(chooseFacts(samplePack, answers.slice(0, 1), []), { size: 'small' });
});

it('adds up records, and takes silence for none only once the departments have answered', () => {
  const one = { fact: 'incidents', source: 'department', value: [{ date: '2023-01-01' }] } as const;
  const two = { fact: 'incidents', source: 'applicant', value: [{ date: '2022-01-01' }] } as const;
  assert.deepEqual(chooseFacts(samplePack, [one, two], []).incidents, [{ date: '2023-01-01' }, { date: '2022-01-01' }]);
  assert.equal(chooseFacts(samplePack, [], []).incidents, undefined);
  assert.deepEqual(chooseFacts(samplePack, [], ['department']).incidents, []);
  assert.equal(chooseFacts(samplePack, [], ['department']).size, undefined);
  assert.equal(chooseFacts(samplePack, [], ['office']).incidents, undefined);
});

it('keeps facts about others by their own name', () => {
  const employer = { fact: 'employer.incidents', source: 'department', value: [] } as const;
  assert.deepEqual(chooseFacts(samplePack, [employer], []), { 'employer.incidents': [] });
});

it('knows an answer from what is none', () => {
  const fits = (fact: string, value: unknown) => {
    const asked = samplePack.facts[fact];
    assert.ok(asked);
    return fitsFact(samplePack, asked, value);
  };
  for (const [fact, value] of [
    ['in-area', true],
    ['in-area', null],
    ['since', '2024-02-29'],
    ['staff', '12.5'],
    ['size', 'small'],
    ['level', 'city'],
    ['profit', { 2023: -1, 2022: null }],
    ['incidents', [{ date: '2023-01-01', grade: 'major', liability: null }]],
    ['incidents', []],
  ] as const) {
    assert.ok(fits(fact, value), `${fact} ${JSON.stringify(value)}`);
  }
  for (const [fact, value] of [
    ['in-area', 'yes'],
    ['since', '2023-02-29'],
    ['staff', 'many'],
    ['staff', Number.NaN],
    ['size', 'constructor'],
    ['incidents', [{ constructor: null }]],
    ['incidents', JSON.parse('[{"__proto__":null}]')],
    ['level', 'moon'],
    ['profit', { now: 1 }],
    ['profit', [1]],
    ['incidents', [{ date: '2023-01-01', colour: 'red' }]],
    ['incidents', [null]],
    ['incidents', { date: '2023-01-01' }],
  ] as const) {
    assert.ok(!fits(fact, value), `${fact} ${JSON.stringify(value)}`);
  }
  const text: Parameters<typeof fitsFact>[1] = { name: '说明', type: 'text', from: ['applicant'] };
  assert.deepEqual(
    ['样例', 'a\0', 'a\ud800'].map((value) => fitsFact(samplePack, text, value)),
    [true, false, false],
  );
});

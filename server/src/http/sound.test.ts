import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readJson } from './sound.ts';

const read = (text: string) => readJson(Buffer.from(text));
const names = (many: number) => `{${Array.from({ length: many }, (_, i) => `"k${i}":0`).join(',')}}`;

it('reads what people send, also where it is much', () => {
  assert.deepEqual(read('{"a":[1,"二",null,true]}'), { value: { a: [1, '二', null, true] } });
  assert.deepEqual(read(''), { value: undefined });
  assert.notEqual(read(names(5_000)), 'malformed');
  assert.notEqual(read(`[${'0,'.repeat(99_998)}0]`), 'malformed');
});

it('turns away what only wears out whoever checks it', () => {
  assert.equal(read(names(5_001)), 'malformed');
  assert.equal(read(`[${'0,'.repeat(100_000)}0]`), 'malformed');
  assert.equal(read(`[${'{},'.repeat(100_000)}{}]`), 'malformed');
  assert.equal(read('['.repeat(40) + ']'.repeat(40)), 'malformed');
  assert.equal(read('{"a":{"__proto__":1}}'), 'malformed');
  assert.equal(read('{"a":1e999}'), 'malformed');
  assert.equal(readJson(Buffer.from([0x22, 0xff, 0x22])), 'malformed');
});

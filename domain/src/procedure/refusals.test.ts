import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { hasLegalWeight, refusals, refusalsByStage } from './refusals.ts';

const stages = globSync(join(import.meta.dirname, '../*/refusals.ts')).map((path) => basename(dirname(path)));

describe('the refusals of all stages', () => {
  it('are all known here, stage by stage', () => {
    assert.deepEqual(Object.keys(refusalsByStage).toSorted(), stages.toSorted());
  });

  it('mean one thing each: no two stages use the same code', () => {
    const codes = Object.values(refusalsByStage).flatMap((stage) => Object.keys(stage));
    assert.deepEqual(
      codes.filter((code, i) => codes.indexOf(code) !== i),
      [],
    );
    assert.equal(refusals.size, codes.length);
  });

  it('are worded in both languages with the same facts', () => {
    // A fact that is itself worded comes in both languages.
    const own = ['{zh}', '{en}'];
    const facts = (wording: string) =>
      [...new Set(wording.match(/\{\w+\}/g))].filter((fact) => !own.includes(fact)).toSorted();
    for (const [code, { zh, en }] of refusals) assert.deepEqual(facts(zh), facts(en), code);
  });

  it('have legal weight where their stage says so, and none when nobody knows them', () => {
    assert.equal(hasLegalWeight('wrong-body'), true);
    assert.equal(hasLegalWeight('key-used-before'), false);
    assert.equal(hasLegalWeight('no-such-code'), false);
  });
});

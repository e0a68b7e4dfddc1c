import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isCreditCode } from './credit-code.ts';

const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const base = fc.string({ unit: fc.constantFrom(...signs), minLength: 17, maxLength: 17 });
const complete = (text: string): string | undefined => [...signs].map((sign) => text + sign).find(isCreditCode);

describe('a credit code', () => {
  it('is told by its check sign', () => {
    // The examples of the standard's own kind: two codes that are in public use.
    assert.equal(isCreditCode('91350100M000100Y43'), true);
    assert.equal(isCreditCode('91110000600037341L'), true);
    assert.equal(isCreditCode('91350100M000100Y44'), false);
    assert.equal(isCreditCode('91350100M000100Y4'), false);
    assert.equal(isCreditCode('91350100m000100y43'), false);
    assert.equal(isCreditCode(''), false);
  });

  it('has exactly one check sign for every 17', () => {
    fc.assert(fc.property(base, (text) => [...signs].filter((sign) => isCreditCode(text + sign)).length === 1));
  });

  it('is broken by any one wrong sign', () => {
    fc.assert(
      fc.property(base, fc.nat({ max: 17 }), fc.constantFrom(...signs), (text, at, sign) => {
        const code = complete(text) ?? '';
        return code[at] === sign || !isCreditCode(code.slice(0, at) + sign + code.slice(at + 1));
      }),
    );
  });

  it('is broken by two neighbours in the other order', () => {
    fc.assert(
      fc.property(base, fc.nat({ max: 16 }), (text, at) => {
        const code = complete(text) ?? '';
        const [one = '', other = ''] = [code[at], code[at + 1]];
        return one === other || !isCreditCode(code.slice(0, at) + other + one + code.slice(at + 2));
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Day } from '../language/index.ts';
import { foldIdentityNumber, isIdentityNumber } from './identity-number.ts';
import { checkPassword, foldLogin } from './password.ts';

const today = '2026-05-07' as Day;

/** The 17 digits with the sign that belongs to them, computed the other way round: by trying all eleven against ISO 7064. */
function withCheck(digits: string): string {
  const found = [...'0123456789X'].filter((sign) => {
    let value = 0;
    for (const one of digits) value = ((value + Number(one)) * 2) % 11;
    return (value + (sign === 'X' ? 10 : Number(sign))) % 11 === 1;
  });
  assert.equal(found.length, 1);
  return digits + found[0];
}

describe('an identity number', () => {
  it('is taken as the standard gives it', () => {
    // The example of GB 11643-1999 itself.
    assert.equal(isIdentityNumber('11010519491231002X', today), true);
    assert.equal(isIdentityNumber(foldIdentityNumber(' 11010519491231002x '), today), true);
    assert.equal(isIdentityNumber('440524188001010014', today), true);
  });

  it('is refused with any one digit changed, and with any two neighbours exchanged', () => {
    const number = withCheck('41150219800315123');
    for (let i = 0; i < 17; i += 1) {
      for (const digit of '0123456789') {
        const other = number.slice(0, i) + digit + number.slice(i + 1);
        assert.equal(isIdentityNumber(other, today), digit === number[i], other);
      }
      const swapped = number.slice(0, i) + number[i + 1] + number[i] + number.slice(i + 2);
      if (swapped !== number) assert.equal(isIdentityNumber(swapped, today), false, swapped);
    }
  });

  it('needs a day of birth that was', () => {
    const born = (day: string) => isIdentityNumber(withCheck(`411502${day}123`), today);
    assert.equal(born('20040229'), true);
    assert.equal(born('20260507'), true);
    for (const wrong of ['20050229', '20261301', '20260508', '21000101', '17991231', '00000000', '19990431'])
      assert.equal(born(wrong), false, wrong);
  });

  it('is nothing else', () => {
    for (const text of ['', '1101051949123100', '11010519491231002', '110105194912310021X', '0101051949123100', 'X'])
      assert.equal(isIdentityNumber(text, today), false, text);
    assert.equal(isIdentityNumber('１１０１０５１９４９１２３１００２Ｘ', today), false);
  });
});

describe('a password', () => {
  it('is long enough, not too long, and not one of the first to be guessed', () => {
    assert.deepEqual(checkPassword('质量是做出来的不是检验出来的', 'zhang'), []);
    assert.deepEqual(checkPassword('correct horse battery', 'zhang'), []);
    assert.deepEqual(checkPassword('短'.repeat(9), 'zhang').includes('too-short'), true);
    // Characters count, not code units: nine of them are too few.
    assert.deepEqual(checkPassword('🐎🐴🦄🐂🐃🐄🐖🐗🐏', 'zhang'), ['too-short']);
    assert.deepEqual(checkPassword(`${'ab1!'.repeat(50)}x`, 'zhang'), ['too-long']);
    for (const guess of ['1234567890', 'PassWord123', 'qwertyuiop', 'aaaaaaaaaaaa', '123412341234', 'password_123'])
      assert.ok(checkPassword(guess, 'zhang').includes('too-common'), guess);
  });

  it('does not hold the login name, however either is written', () => {
    assert.deepEqual(checkPassword('my-ZhangSan-2026!', 'zhangsan'), ['has-login']);
    assert.deepEqual(checkPassword('ｚｈａｎｇｓａｎ-2026!', 'ZhangSan'), ['has-login']);
    assert.equal(foldLogin('  ＺhangSan '), 'zhangsan');
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrap } from './wrap.ts';

test('Chinese breaks evenly, words stay whole, too much is cut with a mark', () => {
  assert.deepEqual(wrap('评审公告', 5, 2), ['评审公告']);
  assert.deepEqual(wrap('政府常务会议', 5, 2), ['政府常', '务会议']);
  assert.deepEqual(wrap('Notice of acceptance', 13, 3), ['Notice of', 'acceptance']);
  assert.deepEqual(wrap('一二三四五六七八九十一二', 5, 2), ['一二三四', '五六七八…']);
});

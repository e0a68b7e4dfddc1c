import assert from 'node:assert/strict';
import { it } from 'node:test';
import { cleanName } from './names.ts';

it('shows a name without what could mislead, and keeps its ending', () => {
  const pairs: readonly (readonly [string, string])[] = [
    ['自评报告（终稿）.pdf', '自评报告（终稿）.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\报告.docx', '报告.docx'],
    ['report\u202Efdp.exe', 'reportfdp.exe'],
    ['a\0b\u200b\r\n.pdf', 'ab.pdf'],
    ['CON.txt', '_CON.txt'],
    ['lpt1', '_lpt1'],
    ['...hidden.', 'hidden'],
    ['a<b>"c"|d?.pdf', 'a_b__c__d_.pdf'],
    ['\ud800.pdf', 'pdf'],
    ['', 'file'],
    ['/', 'file'],
  ];
  for (const [given, shown] of pairs) assert.equal(cleanName(given), shown, JSON.stringify(given));
  const long = cleanName(`${'质'.repeat(400)}.docx`);
  assert.equal([...long].length, 150);
  assert.ok(long.endsWith('.docx'));
});

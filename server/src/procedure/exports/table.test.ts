import assert from 'node:assert/strict';
import { it } from 'node:test';
import { csvOf, neutral } from './table.ts';

it('tells what a spreadsheet would take for a formula as text, and quotes what has to be', async () => {
  async function* pages() {
    yield [['=HYPERLINK("http://x")', -3, null]];
    yield [['a,"b"\nc', '@x', '平常']];
    yield [['a;=1+1', 'b\t=1', '']];
  }
  const pieces = await csvOf({ name: 'x', headings: ['一', '+二', '三'], pages: pages() });
  assert.equal(
    Buffer.concat([...pieces]).toString('utf8'),
    '\ufeff一,\'+二,三\r\n"\'=HYPERLINK(""http://x"")",-3,\r\n"a,""b""\nc",\'@x,平常\r\n"a;=1+1","b\t=1",\r\n',
  );
  assert.deepEqual([' =1', '\t1', '-1', 'a=1', ''].map(neutral), ["' =1", "'\t1", "'-1", 'a=1', '']);
});

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { listPacks } from '@heng/regulations';
import { startFixture } from './testing/fixture.ts';

const fixture = await startFixture({ everyPack: true });
after(() => fixture.stop());

/** The most a public page may weigh, in bytes, gzipped with the style sheet. */
const heaviest = 40_000;

test('every regulation at hand can be read in both languages, a draft with a blank day too, and no page is heavy', async () => {
  const style = gzipSync(await (await fetch(`${fixture.address}/style.css`)).text()).length;
  for (const id of await listPacks()) {
    for (const lang of ['zh', 'en']) {
      const answer = await fetch(`${fixture.address}/regulations/${id}?lang=${lang}`);
      const body = await answer.text();
      assert.equal(answer.status, 200, `${id} ${lang}`);
      assert.doesNotMatch(body, /undefined|Invalid Date|\bNaN\b/, `${id} ${lang}`);
      const weight = gzipSync(body).length + style;
      assert.ok(weight <= heaviest, `${id} ${lang}: ${weight} bytes`);
    }
  }
  assert.equal((await fetch(`${fixture.address}/regulations`)).status, 200);
  assert.equal((await fetch(`${fixture.address}/`)).status, 200);
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser } from './public/testing/browser.ts';
import { packId, startFixture } from './public/testing/fixture.ts';

/** Pictures of the main public pages for the documentation, from the invented edition: `node e2e/pictures.ts`. */
const folder = join(import.meta.dirname, '../docs/pictures');
const pictures = {
  home: '/',
  notice: '/notices/notice-acceptance',
  regulation: `/regulations/${packId}`,
} as const;

mkdirSync(folder, { recursive: true });
const fixture = await startFixture();
const browser = await startBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1200 } });
  for (const [name, path] of Object.entries(pictures)) {
    await page.goto(fixture.address + path);
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: name !== 'regulation' });
    console.log(join('docs/pictures', `${name}.png`));
  }
} finally {
  await browser.close();
  await fixture.stop();
}

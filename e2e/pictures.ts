import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser } from './public/testing/browser.ts';

/** Pictures of the main public pages for the documentation, of a demonstration that runs: `node e2e/pictures.ts http://127.0.0.1:8080`. */
const [address] = process.argv.slice(2);
if (address === undefined) throw new Error('Start the demonstration and give its address.');

const folder = join(import.meta.dirname, '../docs/pictures');
/** Each page by its address, or by the first link that leads to it. */
const pictures = [
  { name: 'home', path: '/', link: null },
  { name: 'edition', path: '/', link: 'a[href^="/editions/"]' },
  { name: 'notice', path: '/notices', link: 'main a[href^="/notices/"]' },
  { name: 'regulation', path: '/regulations', link: 'main a[href^="/regulations/"]' },
] as const;

mkdirSync(folder, { recursive: true });
const browser = await startBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1200 } });
  for (const { name, path, link } of pictures) {
    await page.goto(new URL(path, address).href);
    if (link !== null) await page.locator(link).first().click();
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: name === 'home' || name === 'notice' });
    console.log(join('docs/pictures', `${name}.png`));
  }
} finally {
  await browser.close();
}

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { startBrowser } from './testing/browser.ts';
import { startFixture } from './testing/fixture.ts';

const fixture = await startFixture();
const empty = await startFixture({ empty: true });
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await fixture.stop();
  await empty.stop();
});

const pages = [
  '/',
  '/editions/sample-2026',
  '/editions/sample-2024',
  '/editions/sample-there',
  '/notices',
  '/notices?kind=notice&edition=sample-2026',
  '/notices/notice-acceptance',
  '/notices/notice-announcement',
  '/notices/notice-winners-2024',
  '/regulations',
  '/regulations/xinyang-2022',
  '/winners',
  '/winners?q=%E7%9F%BF&year=2024',
  '/no-such-page',
  '/notices?page=x',
];
const english = (path: string) => `${path}${path.includes('?') ? '&' : '?'}lang=en`;

for (const path of [...pages, ...pages.map(english)]) {
  test(`${path}: axe finds nothing, no sideways scrolling on a phone, nothing on the console`, async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    const answer = await page.goto(fixture.address + path);
    for (const width of path.includes('lang=en') ? [390] : [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .map(({ html }) => html)
              .join(' ')
              .slice(0, 300)}`,
        ),
        [],
      );
      assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0);
    }
    // The browser itself notes an answer of 404 or 400; nothing else may be said.
    const own = said.filter(
      (text) => !(answer !== null && answer.status() >= 400 && text.includes('Failed to load resource')),
    );
    assert.deepEqual(own, []);
    await context.close();
  });
}

test('no page is over 40 kB gzipped with its style sheet, and none holds a script', async () => {
  const style = await (await fetch(`${fixture.address}/style.css`)).text();
  for (const path of [...pages, ...pages.map(english)]) {
    const body = await (await fetch(fixture.address + path)).text();
    const size = gzipSync(body).length + gzipSync(style).length;
    assert.ok(size <= 40_000, `${path}: ${size} bytes`);
    assert.doesNotMatch(body, /<script|javascript:|\son\w+=/i);
  }
});

test('every link leads somewhere, and every fragment to an element', async () => {
  const seen = new Set<string>();
  const open = ['/', english('/')];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const [address = '', fragment] = path.split('#');
    const answer = await fetch(fixture.address + address);
    assert.equal(answer.status, 200, path);
    const body = await answer.text();
    if (fragment !== undefined) assert.ok(body.includes(`id="${fragment}"`), path);
    for (const [, link = ''] of body.matchAll(/href="([^"]+)"/g)) {
      const found = link.replaceAll('&amp;', '&');
      if (found.startsWith('#')) assert.ok(body.includes(`id="${found.slice(1)}"`), `${path} ${found}`);
      else if (found.startsWith('/')) open.push(found);
    }
  }
  assert.ok(seen.size > 40, String(seen.size));
});

test('an installation without regulations and editions says so in sentences', async () => {
  for (const [path, say] of [
    ['/', '现在没有正在进行的评选。'],
    ['/notices', '还没有发布过公示或公告。'],
    ['/regulations', '还没有收入办法。'],
    ['/winners', '还没有公布的获奖结果。'],
  ] as const) {
    const answer = await fetch(empty.address + path);
    assert.equal(answer.status, 200);
    assert.ok((await answer.text()).includes(say), path);
  }
});

test('a notice prints as a paper: the rail and the navigation go, the list and the seal stay', async () => {
  const page = await browser.newPage({ viewport: { width: 794, height: 1123 } });
  await page.goto(`${fixture.address}/notices/notice-acceptance`);
  await page.emulateMedia({ media: 'print' });
  for (const [selector, shown] of [
    ['.top', false],
    ['.crumb', false],
    ['.cd', false],
    ['.paper h1', true],
    ['.paper tbody tr', true],
    ['.sealblank', true],
  ] as const) {
    assert.equal(await page.locator(selector).first().isVisible(), shown, selector);
  }
  await page.close();
});

test('with the keyboard: the first stop skips to the content, and every step of the drawing can be reached', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${fixture.address}/regulations/xinyang-2022`);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate('document.activeElement.getAttribute("href")'), '#main');
  const steps = page.locator('.flow a');
  assert.equal(await steps.count(), 16);
  await steps.nth(12).focus();
  await page.keyboard.press('Enter');
  assert.match(page.url(), /#a21$/);
  await page.close();
});

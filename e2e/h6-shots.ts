import { startBrowser } from '/work/main/e2e/public/testing/browser.ts';
import { startFixture } from '/work/main/e2e/public/testing/fixture.ts';

const f = await startFixture();
const b = await startBrowser();
const only = process.argv[2]?.split(',');
const widths = (process.argv[3] ?? '1440,390').split(',').map(Number);
const pages: Record<string, string> = {
  home: '/',
  notice: '/notices/notice-acceptance',
  announcement: '/notices/notice-announcement',
  regulation: '/regulations/xinyang-2022',
  edition: '/editions/sample-2026',
  notices: '/notices',
  winners: '/winners',
  regulations: '/regulations',
  error: '/nothing',
  noticeen: '/notices/notice-acceptance?lang=en',
  regen: '/regulations/xinyang-2022?lang=en',
  homeen: '/?lang=en',
  wn: '/notices/notice-winners-2024',
  winen: '/winners?lang=en', editionen: '/editions/sample-2026?lang=en',
};
try {
  for (const w of widths) {
    const p = await b.newPage({ viewport: { width: w, height: 900 } });
    p.on('console', (m) => console.log(w, m.text()));
    for (const [n, u] of Object.entries(pages)) {
      if (only && !only.includes(n)) continue;
      const r = await p.goto(f.address + u);
      console.log(
        n,
        w,
        r?.status(),
        'overflow',
        await p.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      );
      await p.screenshot({
        path: `/tmp/h6/${n}-${w}.png`,
        fullPage: n !== 'regulation' && n !== 'regen' ? true : false,
      });
      if (n.startsWith('reg') && n !== 'regulations') {
        await p.screenshot({
          path: `/tmp/h6/${n}-${w}-full.png`,
          fullPage: true,
          clip: { x: 0, y: 0, width: w, height: 2600 },
        });
      }
    }
    await p.close();
  }
} finally {
  await b.close();
  await f.stop();
}

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { hostile, startFixture } from './testing/fixture.ts';

const fixture = await startFixture({ hostile: true });
after(() => fixture.stop());
const get = (path: string, options: RequestInit = {}) => fetch(fixture.address + path, options);
const bodyOf = async (path: string) => (await get(path)).text();

test('names and numbers from outside are shown as text, whatever they hold', async () => {
  for (const path of [
    '/notices/notice-acceptance',
    '/editions/sample-2026',
    '/winners?q=%3Cscript%3E%22',
    '/nothing?x=%22%3E%3Cscript%3E',
  ]) {
    const body = await bodyOf(path);
    assert.doesNotMatch(body, /<script|alert\(1\)<\/|"单位/, path);
    assert.ok(!body.includes(hostile), path);
  }
  assert.ok(
    (await bodyOf('/notices/notice-acceptance')).includes(
      '&lt;script&gt;alert(1)&lt;/script&gt;&quot;单位&#39; &amp; &lt;b&gt;',
    ),
  );
});

test('a name is shown once its list is published, and an inside notice never', async () => {
  for (const path of ['/', '/notices', '/editions/sample-2026', '/notices/notice-acceptance', '/winners']) {
    const body = await bodyOf(path);
    assert.ok(!body.includes('未公开单位'), path);
    assert.ok(!body.includes('notice-inside'), path);
  }
  assert.equal((await get('/notices/notice-inside')).status, 404);
});

test('days left, last day and the last answer on 7 May 2026: a holiday and a make-up Saturday lie between', async () => {
  const body = await bodyOf('/notices/notice-acceptance');
  assert.ok(body.includes('<p class="n">4<small>个工作日</small></p>'));
  assert.ok(body.includes('5月11日 周一 24 时'));
  assert.ok(body.includes('最迟 5月13日 周三 收到书面答复'));
  assert.equal(body.match(/<li class="off/g)?.length, 6);
  assert.ok(body.includes('调休班'));
});

test('what is not there, malformed, or no reading', async () => {
  for (const [path, status] of [
    ['/nothing', 404],
    ['/notices/none', 404],
    ['/editions/%00', 404],
    ['/editions/none', 404],
    ['/regulations/none', 404],
    ['/notices?page=99', 404],
    ['/notices?page=0', 400],
    ['/notices?page=1&page=2', 400],
    ['/notices?kind=secret', 400],
    ['/winners?year=20', 400],
    [`/winners?q=${'长'.repeat(101)}`, 400],
    ['/editions/%E0%A4%A', 400],
  ] as const) {
    const answer = await get(path);
    assert.equal(answer.status, status, path);
    const body = await answer.text();
    assert.ok(body.includes('可以从这里继续') && body.includes('<main id="main">'), path);
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await get('/notices', { method });
    assert.equal(answer.status, 405, method);
    assert.equal(answer.headers.get('allow'), 'GET, HEAD');
  }
});

test('HEAD answers like GET, without a body; an unchanged page is not sent again', async () => {
  for (const path of ['/', '/notices/notice-acceptance', '/style.css', '/favicon.svg', '/healthz']) {
    const full = await get(path);
    const text = await full.text();
    const head = await get(path, { method: 'HEAD' });
    assert.equal(head.status, 200, path);
    assert.equal(head.headers.get('content-length'), String(Buffer.byteLength(text)), path);
  }
  const etag = (await get('/')).headers.get('etag') ?? '';
  assert.equal((await get('/', { headers: { 'if-none-match': etag } })).status, 304);
  assert.equal((await get('/', { headers: { 'if-none-match': '"other"' } })).status, 200);
});

test('nothing may load but our own style sheet and drawings; the style sheet may be kept for a year', async () => {
  const { headers } = await get('/');
  const policy = headers.get('content-security-policy') ?? '';
  for (const part of [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ])
    assert.ok(policy.includes(part), part);
  assert.doesNotMatch(policy, /script|unsafe/);
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  const [, address = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(await bodyOf('/')) ?? [];
  assert.match((await get(address)).headers.get('cache-control') ?? '', /max-age=31536000, immutable/);
  assert.doesNotMatch(await bodyOf('/regulations/xinyang-2022'), / style="/);
});

test('a fault shows the number to quote and nothing else of itself', async () => {
  const broken = await startFixture({ empty: true });
  await broken.database.owner.schema.dropTable('award').cascade().execute();
  const answer = await fetch(`${broken.address}/winners`);
  const body = await answer.text();
  await broken.stop();
  assert.equal(answer.status, 500);
  assert.match(body, /请提供编号：<b class="mono">[0-9a-f]{8}<\/b>/);
  assert.doesNotMatch(body, /relation|award|error|at .+\.ts/i);
});

test('samples and rehearsals say so on every page', async () => {
  for (const path of ['/', '/notices', '/regulations', '/winners', '/nothing']) {
    assert.ok((await bodyOf(path)).includes('样例数据：单位、人员、得分与日期均为虚构，不代表任何真实评选'), path);
  }
});

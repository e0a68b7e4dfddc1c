import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { startFixture } from './testing/fixture.ts';

const fixture = await startFixture({ hostile: true });
after(() => fixture.stop());
const port = Number(new URL(fixture.address).port);

/** Sends bytes as they are, which no client of good manners would, and gives all that comes back. */
function send(bytes: string, { to = port, idle = 15_000 } = {}): Promise<string> {
  return new Promise((done) => {
    const socket = connect(to, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    const answer: Buffer[] = [];
    socket.on('data', (part) => answer.push(part));
    socket.on('error', () => {});
    socket.setTimeout(idle, () => socket.destroy());
    socket.on('close', () => done(Buffer.concat(answer).toString('utf8')));
  });
}

const ask = (target: string, method = 'GET', more = '') =>
  send(`${method} ${target} HTTP/1.1\r\nHost: heng\r\nConnection: close\r\n${more}\r\n`);

const targets = [
  ...['/', '/notices', '/editions/sample-2026', '/notices/notice-acceptance', '/winners', '/regulations/xinyang-2022'],
  ...['/editions/notice-acceptance', '/notices/sample-2026', '/notices/notice-inside', '/regulations/__proto__'],
  ...['/editions/%00', '/notices/%ff%fe', '/editions/%E0%A4%A', '/%', '/%zz', '/%2e%2e/%2e%2e/etc/passwd', '/..', '//'],
  ...['http://[', 'http://', 'http://other/notices', '*', '?', '\\\\', 'javascript:1', `/notices/${'9'.repeat(81)}`],
];
const queries = [
  ...['', '?page=0', '?page=1e400', '?page=0x1', '?page=1&page=2', '?page[]=1', '?kind=__proto__', '?edition=%00'],
  ...['?q=%00', '?q=%ff', '?q=%ED%A0%80', '?year=20a4', '?__proto__=1', '?hasOwnProperty=1', '?lang=%00', '?%', '?q=%'],
  ...['?edition=%27%20or%201%3D1--', '?q=%3Cscript%3E', `?q=${'a'.repeat(5000)}`, `?${'a=1&'.repeat(1200)}`],
];

test('whatever is asked, the server answers, and no answer is a fault or tells of the inside', async () => {
  for (const target of targets) {
    const answers = await Promise.all(queries.map((query) => ask(target + query)));
    for (const answer of answers) {
      assert.match(answer, /^HTTP\/1\.1 (200|400|404|414|431) /, target);
      assert.doesNotMatch(
        answer,
        / at [\w.]+ \(|node_modules|\.ts:\d|"person|voter|relation "|select .+ from/i,
        target,
      );
    }
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'FOO', 'get', 'CONNECT']) {
    assert.doesNotMatch(await ask('/winners', method, 'Content-Length: 0\r\n'), /^HTTP\/1\.1 (2|5)/, method);
  }
  for (const bytes of [
    'GET / HTTP/1.1\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
    'GET / HTTP/9\r\nHost: a\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nX\0: y\r\n\r\n',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nz',
    `GET / HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`,
    '\0\0\0\r\n\r\n',
  ]) {
    assert.doesNotMatch(await send(bytes, { idle: 500 }), /^HTTP\/1\.1 5/);
  }
  assert.match(await ask('/healthz'), /^HTTP\/1\.1 200 /);
});

test('every answer has the headers that protect, also one for an address that reaches no route', async () => {
  for (const target of ['/', '/nothing', '/%zz', 'http://[']) {
    const [head = ''] = (await ask(target)).split('\r\n\r\n');
    assert.match(
      head,
      /content-security-policy: default-src 'none';style-src 'self';.*frame-ancestors 'none'/i,
      target,
    );
    assert.match(head, /x-content-type-options: nosniff/i, target);
    assert.doesNotMatch(head, /^(server|x-powered-by):/im, target);
  }
});

test('no link leads to another site, whatever the address was', async () => {
  for (const target of [
    '/.//evil.example',
    '//x//evil.example/',
    '///evil.example/',
    '/\\evil.example',
    '//evil.example',
  ]) {
    assert.doesNotMatch(await ask(target), /(href|action)="(\/\/|\/\\|https?:)/, target);
  }
});

test('a bad address does not bring the server down while the database is away', async () => {
  const cut = await startFixture({ empty: true });
  const own = Number(new URL(cut.address).port);
  await cut.database.owner.schema.dropTable('installation').cascade().execute();
  const answer = await send('GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', { to: own });
  const again = await send('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', { to: own });
  await cut.stop();
  assert.match(answer, /^HTTP\/1\.1 400 /);
  assert.match(again, /^HTTP\/1\.1 500 /);
});

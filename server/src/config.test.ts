import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readConfig, showConfig } from './config.ts';
import { settings } from './running/settings.ts';
import { Fault } from './storage/index.ts';

const secret = 'hunter2-secret';
const database = {
  HENG_DATABASE_URL: `postgres://app:${secret}@db/heng`,
  HENG_DATABASE_OWNER_URL: `postgres://owner:${secret}@db/heng`,
};

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (fault) {
    assert.ok(fault instanceof Fault && fault.code === 'configuration');
    return fault.message.split('\n');
  }
}

describe('the settings', () => {
  it('hold without any, and are read where they are given', () => {
    const none = readConfig({ PATH: '/bin', HENG_TEST_SERVER: 'x' });
    assert.deepEqual(
      [none.host, none.port, none.pool, none.log, none.mail, none.trustProxy],
      ['127.0.0.1', null, 10, 'info', null, false],
    );
    const all = readConfig({
      ...database,
      HENG_PUBLIC_URL: 'https://award.example.gov.cn/',
      HENG_SMTP_URL: 'smtps://u:p@mail:465',
      HENG_MAIL_FROM: '质量奖 <award@example.gov.cn>',
      HENG_TRUST_PROXY: '10.0.0.0/8, ::1',
      HENG_CLAMD: '/run/clamd.sock',
      HENG_DEMONSTRATION: 'no',
      HENG_POOL: '20',
      HENG_LOG: 'debug',
    });
    assert.equal(all.publicUrl, 'https://award.example.gov.cn');
    assert.deepEqual(all.trustProxy, ['10.0.0.0/8', '::1']);
    assert.deepEqual(
      [all.demonstration, all.pool, all.log, all.mail?.from],
      [false, 20, 'debug', '质量奖 <award@example.gov.cn>'],
    );
    assert.equal(readConfig({ HENG_TRUST_PROXY: '1' }).trustProxy, 1);
  });

  it('tell every fault at once, and repeat no secret', () => {
    const faults = faultsOf({
      HENG_DATABASE_URL: `mysql://app:${secret}@db`,
      HENG_PORT: 'eighty',
      HENG_POOL: '1',
      HENG_LOG: 'loud',
      HENG_PUBLIC_URL: 'https://award.example.gov.cn/heng',
      HENG_SMTP_URL: `http://u:${secret}@mail`,
      HENG_TRUST_PROXY: 'everybody',
      HENG_CLAMD: 'clamd',
      HENG_DEMONSTRATION: 'maybe',
      HENG_MAIL_FROM: 'a@b\r\nBcc: c@d',
      HENG_HOST: 'a b',
    });
    for (const name of [
      'DATABASE_URL',
      'PORT',
      'POOL',
      'LOG',
      'PUBLIC_URL',
      'SMTP_URL',
      'TRUST_PROXY',
      'CLAMD',
      'DEMONSTRATION',
      'HOST',
    ])
      assert.ok(
        faults.some((line) => line.startsWith(`HENG_${name}`)),
        name,
      );
    assert.ok(
      faults.some((line) => line.includes('HENG_DATABASE_OWNER_URL')),
      'one without the other',
    );
    assert.ok(!faults.join().includes(secret));
  });

  it('know a slip of the pen, and say what was meant', () => {
    assert.match(faultsOf({ HENG_SMPT_URL: 'smtp://x' })[0] ?? '', /HENG_SMPT_URL.*HENG_SMTP_URL/);
    assert.match(
      faultsOf({ HENG_SMTP_URL: 'ftp://x' })[0] ?? '',
      /以 smtp:\/\/ 或 smtps:\/\/ 开头 \/ is to start with smtp:\/\/ or /,
    );
    assert.match(faultsOf({ HENG_ELEPHANTS: 'red' })[0] ?? '', /HENG_ELEPHANTS：没有这一项 \/ is no setting$/);
  });

  it('are shown with where they come from, and without passwords', () => {
    const shown = showConfig({ ...database, HENG_PORT: '9000' });
    assert.ok(!JSON.stringify(shown).includes(secret));
    assert.deepEqual(
      shown.filter(({ from }) => from === 'environment').map(({ name }) => name),
      ['HENG_DATABASE_URL', 'HENG_DATABASE_OWNER_URL', 'HENG_PORT'],
    );
  });

  it('stand in the read-me, every one of them', () => {
    const readMe = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
    for (const { name } of Object.values(settings)) assert.equal(readMe.split(`| \`${name}\``).length, 3, name);
  });
});

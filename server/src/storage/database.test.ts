import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { databaseUrls, inDatabase, parseInstant } from './database.ts';
import { newId } from './ids.ts';

describe('an instant from the database', () => {
  it('has six decimals in UTC, so that instants compare as text', () => {
    assert.equal(parseInstant('2026-05-07 01:20:00+00'), '2026-05-07T01:20:00.000000Z');
    assert.equal(parseInstant('2026-05-07 01:20:00.5+00'), '2026-05-07T01:20:00.500000Z');
    assert.equal(parseInstant('2026-05-07 01:20:00.123456+00'), '2026-05-07T01:20:00.123456Z');
  });

  it('is refused in another zone, and without end', () => {
    for (const text of ['2026-05-07 09:20:00+08', 'infinity', '2026-05-07'])
      assert.throws(() => parseInstant(text), /no instant/);
  });
});

describe('the addresses of a server of the user’s', () => {
  it('are both there or none', () => {
    assert.equal(databaseUrls({}), null);
    const urls = { app: 'postgresql://a:p@h/d', owner: 'postgresql://o:p@h/d' };
    assert.deepEqual(databaseUrls({ HENG_DATABASE_URL: urls.app, HENG_DATABASE_OWNER_URL: urls.owner }), urls);
    assert.throws(() => databaseUrls({ HENG_DATABASE_URL: urls.app }), { code: 'configuration' });
  });

  it('lead to another database with everything else kept', () => {
    const { app } = inDatabase(
      { app: 'postgresql://a:p%40@localhost/d?host=%2Ftmp%2Fx', owner: 'postgresql://o@h/d' },
      'e',
    );
    assert.equal(app, 'postgresql://a:p%40@localhost/e?host=%2Ftmp%2Fx');
  });
});

it('new ids grow with time and never meet', () => {
  const ids = Array.from({ length: 1000 }, () => newId('case'));
  assert.equal(new Set(ids).size, 1000);
  assert.match(ids[0] ?? '', /^case-[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
  assert.ok((ids[0] ?? '').slice(0, 17) <= (ids[999] ?? '').slice(0, 17));
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { importRegister } from '@heng/contract/acts/supervision';
import { type Rehearsed, rehearsedServer } from '../../http/testing/rehearsed.ts';
import { within } from '../../storage/index.ts';
import { headings } from './columns.ts';

describe('the register of earlier awards, over HTTP', () => {
  let here: Rehearsed;
  const by = { person: 'clerk' };
  const as = { body: 'office' };
  before(async () => {
    here = await rehearsedServer({
      until: 'application',
      place: () => ({
        mayOpenEditions: async (_, { person, body }, regulation) =>
          person === by.person && body === 'office' && regulation === 'xinyang-2022',
      }),
    });
  });
  after(() => here.drop());

  const rowOf = (tier: string, day: string) =>
    ['2001', '', tier, '往届获奖者', '', '个人', '样例单位', day, '', '', '样例'].join(',');
  const fileOf = (...rows: readonly string[]) =>
    Buffer.from(`${headings('zh').join(',')}\n${rows.join('\n')}\n`).toString('base64');
  const tier = () => Object.values(here.view.pack.tiers)[0]?.name ?? '';
  const programme = () => here.view.pack.regulation.programme;
  const send = (body: object, who: object | null = by) =>
    here.send(importRegister, { by: who as typeof by, body: { as, programme: programme(), ...body } });
  const imported = () =>
    within(here.database.db, 'here', (tx) =>
      tx.selectFrom('journal_entry').select('id').where('act', '=', 'register-imported').execute(),
    );

  it('is tried first without writing, told whole where it has faults, and brought in once', async () => {
    const before = (await imported()).length;
    const bad = fileOf(rowOf(tier(), '2001-06-01'), rowOf('no such tier', '2001-13-01'));
    const dry = await send({ file: bad, dryRun: true });
    assert.equal(dry.status, 200, JSON.stringify(dry.body));
    const places = dry.body.faults.map(({ row, column }: { row: number; column: string }) => [row, column]);
    assert.deepEqual(
      [dry.body.act, places],
      [
        null,
        [
          [3, 'awarded'],
          [3, 'tier'],
        ],
      ],
    );
    assert.match(dry.body.faults[0].zh, /第 3 行/);
    const refused = await send({ file: bad });
    assert.deepEqual(
      [refused.status, refused.body.faults.map(({ at }: { at: string }) => at)],
      [422, ['body.file[3].awarded', 'body.file[3].tier']],
    );
    assert.equal((await imported()).length, before);
    const file = fileOf(rowOf(tier(), '2001-06-01'));
    assert.deepEqual((await send({ file, dryRun: true })).body.added, 1);
    const done = await send({ file });
    assert.deepEqual([done.status, done.body.added, done.body.known], [200, 1, 0]);
    const [act] = (await imported()).slice(before);
    assert.equal(done.body.act, act?.id);
    const again = await send({ file });
    assert.deepEqual([again.status, again.body.added, again.body.known, again.body.act], [200, 0, 1, null]);
  });

  it('is for whoever has a post for a regulation that knows the programme', async () => {
    const file = fileOf(rowOf(tier(), '2002-06-01'));
    assert.equal((await send({ file }, null)).status, 401);
    const other = await send({ file }, { person: 'somebody' });
    assert.deepEqual([other.status, other.body.faults[0].at], [403, 'body.as']);
    assert.equal((await send({ file, as: { body: 'committee' } })).status, 403);
    const unknown = await send({ file, programme: 'no-such-award' });
    assert.deepEqual([unknown.status, unknown.body.faults[0].at], [404, 'body.programme']);
    assert.equal((await send({ file: '*' })).status, 422);
    const notATable = await send({ file: Buffer.from('%PDF-1.7').toString('base64'), dryRun: true });
    assert.ok(notATable.status === 200 && notATable.body.faults.length > 0);
    const large = await send({ file: Buffer.alloc(9 * 1024 * 1024).toString('base64') });
    assert.ok([413, 422].includes(large.status));
  });
});

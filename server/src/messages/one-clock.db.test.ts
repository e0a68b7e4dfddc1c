import assert from 'node:assert/strict';
import { after, before, it, mock } from 'node:test';
import { as, type CaseId, day, endOf, type Instant } from '@heng/domain/language';
import { sql } from 'kysely';
import { opensCase, submitsApplication } from '../intake/acts.ts';
import { saveDraft } from '../intake/store.ts';
import { filesObjection, publishesNotice } from '../notice/acts.ts';
import {
  actor,
  agent,
  change,
  closeSteps,
  deskOf,
  edition,
  laySample,
  office,
  seatAt,
  setClock,
} from '../notice/testing/sample-edition.ts';
import type { Desk } from '../storage/index.ts';
import { codes, type TestDatabase, testDatabase } from '../storage/testing.ts';

let test: TestDatabase;
let desk: Desk;
before(async () => {
  test = await testDatabase();
  desk = deskOf(test);
  await laySample(test);
  for (const name of ['a', 'b', 'c']) await seatAt(test, agent(name));
});
after(() => test.drop());

const closing = day('2025-09-30');
const by = (end: Instant, ms: number): Instant =>
  `${new Date(Date.parse(end) + ms).toISOString().slice(0, -1)}000Z` as Instant;

/** The server's own clock, years off in either direction: it decides nothing. */
async function atClocks<Answer>(run: () => Promise<Answer>, now: string): Promise<Answer> {
  mock.timers.enable({ apis: ['Date'], now: Date.parse(now) });
  try {
    return await run();
  } finally {
    mock.timers.reset();
  }
}

/** An application that lacks nothing but to be handed in. */
async function prepared(applicant: string): Promise<CaseId> {
  const opened = await opensCase(desk, agent(applicant), null, edition, {
    applicant: as(applicant),
    track: 'organisation',
    kind: 'enterprise',
  });
  assert.ok(opened.ok, JSON.stringify(opened));
  const id = opened.value.act.case;
  await change(test, async (tx) => {
    await sql`update edition_step set opened_at = heng_now(), closes_on = ${closing} where step = 'apply'`.execute(tx);
    await sql`insert into case_step (case_id, step, outcome, at) values (${id}, 'own-notice', 'passed', heng_now())`.execute(
      tx,
    );
  });
  const draft = await saveDraft(desk, agent(applicant), edition, { case: id, answers: { branch: false } });
  assert.ok(draft.ok, JSON.stringify(draft));
  return id;
}

it('an application is in time a millisecond before midnight, and late at it, whatever the server’s own clock says', async () => {
  await closeSteps(test, 'call');
  await setClock(test, by(endOf(closing), -3_600_000));
  const cases = [await prepared('a'), await prepared('b'), await prepared('c')];
  const submit = (i: number, ms: number, now: string) =>
    setClock(test, by(endOf(closing), ms)).then(() =>
      atClocks(
        () =>
          submitsApplication(desk, agent('abc'[i] ?? ''), null, edition, {
            case: cases[i] as CaseId,
            documents: [{ document: 'form', sha256: 'ab'.repeat(32), tradeSecret: false }],
            declarations: ['truth'],
          }),
        now,
      ),
    );
  const before = await submit(0, -1, '2040-01-01T00:00:00Z');
  assert.ok(before.ok, JSON.stringify(before));
  const refused = [await submit(1, 0, '2001-01-01T00:00:00Z'), await submit(2, 1, '2001-01-01T00:00:00Z')].map(codes);
  assert.deepEqual(refused, [['deadline-passed'], ['deadline-passed']]);
});

it('so is an objection, at the end of its notice', async () => {
  await closeSteps(test, 'apply');
  await setClock(test, by(endOf(day('2025-10-08')), -3_600_000));
  const command = { step: 'accepted' as never, case: null, media: null, document: null, last: null };
  const shown = await publishesNotice(desk, office, null, edition, command);
  assert.ok(shown.ok, JSON.stringify(shown));
  const { notice, last } = shown.value.act;
  const { rows } = await sql<{ id: string }>`select id from case_file where submitted_at is not null`.execute(
    test.owner,
  );
  assert.equal(rows.length, 1);
  const file = rows[0]?.id ?? '';
  const tried = async (ms: number, now: string) => {
    await setClock(test, by(endOf(last), ms));
    return atClocks(
      () =>
        filesObjection(desk, actor('anybody', 'public'), null, edition, {
          notice,
          case: as(file),
          by: 'person',
          brought: ['evidence', 'signature'],
          identity: { name: 'n' },
        }),
      now,
    );
  };
  assert.deepEqual(codes(await tried(-1, '2040-01-01T00:00:00Z')), []);
  assert.deepEqual(codes(await tried(0, '2001-01-01T00:00:00Z')), ['objection-late']);
  assert.deepEqual(codes(await tried(1, '2001-01-01T00:00:00Z')), ['objection-late']);
});

/** HENG_TEST_RUSH=2000 is the long form; so many at once, as connections allow. */
const rush = Number(process.env.HENG_TEST_RUSH ?? 60);
const lanes = 50;

it(`of ${rush} who hand in around midnight at once none is in late, none that was told yes is lost, and every no says why`, async () => {
  const crowd = await testDatabase();
  try {
    const here = deskOf(crowd);
    await laySample(crowd);
    await closeSteps(crowd, 'call');
    const end = endOf(closing);
    await setClock(crowd, by(end, -3_600_000));
    await change(crowd, (tx) =>
      sql`update edition_step set opened_at = heng_now(), closes_on = ${closing} where step = 'apply'`.execute(tx),
    );
    const names = Array.from({ length: rush }, (_, i) => `rush-${i}`);
    const cases: CaseId[] = [];
    for (const name of names) {
      await change(crowd, async (tx) => {
        await sql`insert into applicant (id, name) values (${name}, ${name})`.execute(tx);
        await sql`insert into person (id, name) values (${`p-${name}`}, ${name})`.execute(tx);
      });
      await seatAt(crowd, agent(name));
      const opened = await opensCase(here, agent(name), null, edition, {
        applicant: as(name),
        track: 'organisation',
        kind: 'enterprise',
      });
      assert.ok(opened.ok, JSON.stringify(opened));
      cases.push(opened.value.act.case);
      const drafted = await saveDraft(here, agent(name), edition, {
        case: opened.value.act.case,
        answers: { branch: false },
      });
      assert.ok(drafted.ok);
    }
    await change(crowd, (tx) =>
      sql`insert into case_step (case_id, step, outcome, at)
        select id, 'own-notice', 'passed', heng_now() from case_file where submitted_at is null`.execute(tx),
    );
    await setClock(crowd, by(end, -1));
    const waiting = names.map((name, i) => ({ name, id: cases[i] as CaseId }));
    const all: { readonly id: CaseId; readonly done: Awaited<ReturnType<typeof submitsApplication>> }[] = [];
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { name, id } = next;
        const done = await submitsApplication(here, agent(name), `rush/${name}`, edition, {
          case: id,
          documents: [{ document: 'form', sha256: 'ab'.repeat(32), tradeSecret: false }],
          declarations: ['truth'],
        });
        all.push({ id, done });
        // Midnight strikes while a third has been answered and the others are under way.
        if (all.length === Math.floor(rush / 3)) await setClock(crowd, end);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    const yes = all.filter(({ done }) => done.ok);
    const no = all.filter(({ done }) => !done.ok);
    assert.ok(yes.length >= rush / 3 && no.length > 0, `${yes.length} in time, ${no.length} late`);
    assert.ok(yes.every(({ done }) => done.ok && done.value.at < end));
    assert.deepEqual([...new Set(no.flatMap(({ done }) => codes(done)))], ['deadline-passed']);
    const { rows } = await sql<{ id: string }>`
      select id from case_file where submitted_at is not null and id = any(${cases}::text[])`.execute(crowd.owner);
    assert.deepEqual(rows.map(({ id }) => id).toSorted(), yes.map(({ id }) => id as string).toSorted());
  } finally {
    await crowd.drop();
  }
});

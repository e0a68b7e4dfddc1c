import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { as, day, type ProceedingId } from '@heng/domain/language';
import { aftermath } from '@heng/domain/procedure';
import { sql } from 'kysely';
import { opensCase } from '../../intake/acts.ts';
import { loadExcluded } from '../../intake/bars/store.ts';
import { keepApplicant } from '../../intake/store.ts';
import { appointsMember } from '../../people/acts.ts';
import { keepPerson } from '../../people/store.ts';
import { loadRuleFacts } from '../../regulation/facts/store.ts';
import { type Desk, offRecord, within } from '../../storage/index.ts';
import { codes, laidOut, type TestDatabase, testDatabase } from '../../storage/testing.ts';
import {
  decidesMoney,
  doesDuty,
  paysMoney,
  recordsBreach,
  recordsMissedDuty,
  reportsEvent,
  reportsMoneyUse,
  withdrawsEvent,
} from '../../supervision/acts.ts';
import {
  asksSanction,
  decidesSanction,
  findsGround,
  judgesCorrection,
  opensProceeding,
  publishesDecision,
  recoversItem,
  reportsCorrection,
} from '../../supervision/proceedings/acts.ts';
import { answersReport, completesReport, forwardsReport, receivesReport } from '../../supervision/reports/acts.ts';
import {
  agent,
  awardA,
  awardB,
  citizen,
  edition,
  inspector,
  later,
  layAwards,
  mayor,
  noon,
  office,
  tax,
} from '../../supervision/testing/sample-awards.ts';
import { loadAfterView } from './store.ts';

let test: TestDatabase;
let desk: Desk;
before(async () => {
  test = await testDatabase();
  desk = test.desk();
  await layAwards(test);
});
after(() => test.drop());

const sha256 = 'ab'.repeat(32);

/** Every table of the migration that brings these years. */
const after0011 = [
  ...readFileSync(new URL('../../storage/migrations/0011-supervision.sql', import.meta.url), 'utf8').matchAll(
    /^create table (\w+)/gm,
  ),
].map(([, name = '']) => name);
const ok = <Value>(done: { ok: true; value: Value } | { ok: false; reasons: unknown }): Value => {
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
};
const tasks = async (today: string) => {
  const view = await within(desk.db, 'here', (tx) => loadAfterView(desk, tx, edition, day(today)));
  return aftermath(view, day(today)).map(({ act, award, proceeding, about, time, from, waits }) =>
    [act, award ?? proceeding, about, time, waits.length > 0 ? `from ${from}` : null]
      .filter((part) => part !== null)
      .join(' '),
  );
};
const awardRow = () =>
  within(desk.db, 'here', (tx) =>
    tx.selectFrom('award').select('revoked_on').where('id', '=', awardA).executeTakeFirstOrThrow(),
  );
const decision = (proceeding: ProceedingId, on: string) => ({
  proceeding,
  imposed: true,
  measures: null,
  correctBy: null,
  reasons: '',
  document: '决定',
  day: day(on),
});

describe('money', () => {
  it('is decided where the table leaves it open, within its limit, and paid up to that', async () => {
    await noon(test, '2026-12-01');
    const over = { award: awardB, money: 60000, document: '〔2026〕9号', day: day('2026-12-01') };
    assert.deepEqual(codes(await decidesMoney(desk, mayor, null, edition, over)), ['money-over-limit']);
    assert.deepEqual(
      codes(await paysMoney(desk, office, null, edition, { award: awardB, amount: 1, on: day('2026-12-01') })),
      ['money-not-decided'],
    );
    const undocumented = { ...over, money: 40000, document: null };
    assert.deepEqual(codes(await decidesMoney(desk, mayor, null, edition, undocumented)), ['money-undocumented']);
    ok(await decidesMoney(desk, mayor, null, edition, { ...over, money: 40000 }));
    assert.deepEqual(
      codes(await paysMoney(desk, office, null, edition, { award: awardB, amount: 1, on: day('2026-11-30') })),
      ['paid-before-decided'],
    );
    const pay = (award: typeof awardA, amount: number) =>
      paysMoney(desk, office, null, edition, { award, amount, on: day('2026-12-01') });
    ok(await pay(awardB, 30000));
    assert.deepEqual(codes(await pay(awardB, 10001)), ['money-over-decided']);
    ok(await pay(awardB, 10000));
  });

  it('is never paid twice, though two pay at the same time', async () => {
    const pay = () => paysMoney(desk, office, null, edition, { award: awardA, amount: 300000, on: day('2026-12-01') });
    const both = await Promise.all([pay(), pay(), pay()]);
    assert.deepEqual(both.flatMap(codes), ['money-over-decided', 'money-over-decided']);
    assert.deepEqual(
      (await tasks('2026-12-01')).filter((task) => task.startsWith('money')),
      [],
    );
  });

  it('is reported as used; a forbidden use is named, and its record is a breach that rules read', async () => {
    await noon(test, '2027-01-04');
    const report = { award: awardB, uses: [{ use: 'bonuses', amount: 1000 }], sha256 };
    assert.deepEqual(codes(await reportsMoneyUse(desk, agent('a'), null, edition, report)), ['not-your-award']);
    assert.deepEqual(ok(await reportsMoneyUse(desk, agent('b'), null, edition, report)).act.breaches, ['quality']);
    const breach = { award: awardB, of: 'quality', is: 'breached' as const, on: day('2027-01-03'), use: 'bonuses' };
    ok(await recordsBreach(desk, office, null, edition, { ...breach, reasons: '账目。' }));
    const facts = await within(desk.db, 'here', (tx) => loadRuleFacts(tx, [as('case-b')]));
    assert.deepEqual(facts.get(as('case-b'))?.obligations, [{ duty: 'quality', is: 'breached', on: '2027-01-03' }]);
  });
});

describe('a duty with days', () => {
  it('is a task before its day, and for the office to record after it, never before', async () => {
    assert.ok((await tasks('2027-11-18')).includes('duty-done award-a yearly-report 1'));
    await noon(test, '2027-11-18');
    const miss = { award: awardB, duty: 'yearly-report', time: 1 };
    assert.deepEqual(codes(await recordsMissedDuty(desk, office, null, edition, miss)), ['duty-not-over']);
    const done = { award: awardA, duty: 'yearly-report', time: 1, sha256, on: null };
    assert.equal(ok(await doesDuty(desk, agent('a'), null, edition, done)).act.late, false);
    assert.deepEqual(codes(await doesDuty(desk, agent('a'), null, edition, done)), ['duty-done-already']);
    await noon(test, '2027-11-19');
    assert.ok((await tasks('2027-11-19')).includes('duty-missed award-b yearly-report 1'));
    ok(await recordsMissedDuty(desk, office, null, edition, miss));
  });

  it('missed, brings what the regulation says, decided by whom it says, without anybody having to ask', async () => {
    assert.ok((await tasks('2027-11-19')).includes('proceeding-opened award-b missing-report'));
    const open = { sanction: 'missing-report', target: { award: awardB } };
    const { proceeding } = ok(await opensProceeding(desk, office, null, edition, open)).act;
    assert.deepEqual(codes(await opensProceeding(desk, office, null, edition, open)), ['proceeding-under-way']);
    assert.deepEqual(codes(await asksSanction(desk, office, null, edition, { proceeding })), ['not-to-be-asked']);
    const { measures } = ok(await decidesSanction(desk, office, null, edition, decision(proceeding, '2027-11-19'))).act;
    assert.deepEqual(
      measures.map((measure) => [measure.do, measure.due]),
      [
        ['criticise', null],
        ['order-correction', '2027-12-09'],
      ],
    );
    const published = { proceeding, document: null, day: day('2027-11-19') };
    ok(await publishesDecision(desk, office, null, edition, published));
    ok(await reportsCorrection(desk, agent('b'), null, edition, { proceeding, sha256 }));
    ok(await judgesCorrection(desk, office, null, edition, { proceeding, met: true, reasons: '已补交。' }));
    assert.deepEqual(
      (await tasks('2027-11-22')).filter((task) => task.includes(proceeding)),
      [],
    );
    // Looked into once: the same day missed is no reason for another.
    assert.ok(!(await tasks('2027-11-22')).some((task) => task.startsWith('proceeding-opened')));
  });
});

describe('a revocation', () => {
  let proceeding: ProceedingId;

  it('is asked for and decided on a ground that was found', async () => {
    await noon(test, '2028-02-01');
    const open = { sanction: 'fraud', target: { award: awardA } };
    proceeding = ok(await opensProceeding(desk, office, null, edition, open)).act.proceeding;
    assert.deepEqual(codes(await asksSanction(desk, office, null, edition, { proceeding })), ['no-ground-holds']);
    const ground = { proceeding, ground: 'sanctions.fraud.grounds.deceit', finding: 'holds' as const };
    ok(await findsGround(desk, office, null, edition, { ...ground, reasons: '材料不实。' }));
    const early = await decidesSanction(desk, mayor, null, edition, decision(proceeding, '2028-02-01'));
    assert.deepEqual(codes(early), ['sanction-not-asked']);
    ok(await asksSanction(desk, office, null, edition, { proceeding }));
    ok(await decidesSanction(desk, mayor, null, edition, decision(proceeding, '2028-02-01')));
    assert.equal((await awardRow()).revoked_on, '2028-02-01');
  });

  it('leaves items to give back, by name, and nothing else', async () => {
    const give = (what: string, amount: number | null) =>
      recoversItem(desk, office, null, edition, { proceeding, award: awardA, what, amount, on: day('2028-02-01') });
    assert.deepEqual(codes(await give('certificate', null)), ['not-owed-back']);
    ok(await give('plaque', null));
    assert.deepEqual(codes(await give('money', 300001)), ['more-than-owed-back']);
    ok(await give('money', 100000));
    ok(await give('money', 200000));
    assert.deepEqual(codes(await give('money', 1)), ['recovered-already']);
  });

  it('bars at the door of a later edition, up to its last day, and nobody else', async () => {
    const knock = (applicant: string) =>
      opensCase(desk, agent(applicant), null, later, {
        applicant: as(applicant),
        track: 'organisation',
        kind: 'company',
      });
    await noon(test, '2028-04-03');
    const refused = await knock('a');
    assert.deepEqual(codes(refused), ['barred-from-applying']);
    assert.ok(!refused.ok && refused.reasons[0]?.article === 33 && refused.reasons[0].facts.last === '2031-02-01');
    // Who shared the award that was won by deceit is barred with its holder.
    await laidOut(test.db, async (tx) => {
      await keepApplicant(tx, { id: as('c'), name: '共享者', industry: null });
      await tx.insertInto('case_partner').values({ case_id: 'case-a', applicant_id: 'c', place: 1 }).execute();
    });
    assert.deepEqual(codes(await knock('c')), ['barred-from-applying']);
    ok(await knock('b'));
    await laidOut(test.db, (tx) =>
      tx
        .updateTable('edition_step')
        .set({ closes_on: day('2031-12-31') })
        .where('edition_id', '=', later)
        .execute(),
    );
    await noon(test, '2031-02-01');
    assert.deepEqual(codes(await knock('a')), ['barred-from-applying']);
    await noon(test, '2031-02-02');
    ok(await knock('a'));
  });
});

describe('what is reported', () => {
  it('by a department about a winner opens a proceeding by itself', async () => {
    await noon(test, '2031-03-03');
    const event = (grade: string) => ({ award: awardB, fact: 'incidents', value: [{ date: '2031-03-01', grade }] });
    assert.deepEqual(codes(await reportsEvent(desk, office, null, edition, event('major'))), ['wrong-body']);
    ok(await reportsEvent(desk, tax, null, edition, event('minor')));
    const opens = 'proceeding-opened award-b incident';
    assert.ok(!(await tasks('2031-03-03')).includes(opens));
    const wrong = ok(await reportsEvent(desk, tax, null, edition, event('major')));
    assert.ok((await tasks('2031-03-03')).includes(opens));
    assert.deepEqual(codes(await reportsEvent(desk, tax, null, edition, event('major'))), ['event-on-record']);
    const withdrawn = { award: awardB, event: wrong.id, reasons: '报错了单位。' };
    assert.deepEqual(codes(await withdrawsEvent(desk, office, null, edition, withdrawn)), ['wrong-body']);
    ok(await withdrawsEvent(desk, tax, null, edition, withdrawn));
    assert.ok(!(await tasks('2031-03-03')).includes(opens));
    assert.deepEqual(codes(await withdrawsEvent(desk, tax, null, edition, withdrawn)), ['no-such-event']);
    ok(await reportsEvent(desk, tax, null, edition, event('major')));
    assert.ok((await tasks('2031-03-03')).includes(opens));
  });

  it('by anybody goes to its receiver, and who said it stays out of the journal', async () => {
    const told = { content: '有人说情。', identity: { name: '王某' } };
    const received = ok(
      await receivesReport(desk, citizen, null, edition, {
        channel: 'reports',
        about: { award: awardB },
        by: null,
        brought: [],
        ...told,
      }),
    );
    const { report } = received.act;
    assert.deepEqual([received.act.due, received.act.missing], ['2031-03-13', ['evidence']]);
    const more = { report, brought: ['evidence'], content: '附证据。', identity: {} };
    ok(await completesReport(desk, citizen, null, edition, more));
    assert.deepEqual(codes(await completesReport(desk, citizen, null, edition, more)), ['report-complete-already']);
    const kept = await within(desk.db, 'here', (tx) => tx.selectFrom('report_content').selectAll().execute());
    assert.deepEqual(
      kept.map(({ content, identity }) => [content, identity]),
      [['有人说情。\n附证据。', { name: '王某' }]],
    );
    assert.deepEqual(codes(await answersReport(desk, office, null, edition, { report, upheld: true, sha256: null })), [
      'wrong-body',
    ]);
    ok(await forwardsReport(desk, inspector, null, edition, { report, to: 'bureau' }));
    ok(await answersReport(desk, inspector, null, edition, { report, upheld: true, sha256: null }));
    const entries = await within(desk.db, 'here', (tx) => tx.selectFrom('journal_entry').select('entry').execute());
    assert.ok(entries.every(({ entry }) => !/王某|有人说情|账目|材料不实|报错了单位/.test(entry)));
  });
});

it('lets nobody review whose standing was cancelled', async () => {
  const person = as<never>('p-expert');
  await laidOut(test.db, (tx) => keepPerson(tx, { id: person, name: '专家' }));
  const seat = { person, body: as<never>('experts'), of: null, seat: 'member', category: null };
  ok(await appointsMember(desk, office, null, later, seat));
  const open = { sanction: 'reviewers', target: { person } };
  const { proceeding } = ok(await opensProceeding(desk, office, null, edition, open)).act;
  const ground = {
    proceeding,
    ground: 'sanctions.reviewers.grounds.abuse',
    finding: 'holds' as const,
    reasons: '属实。',
  };
  ok(await findsGround(desk, office, null, edition, ground));
  ok(await decidesSanction(desk, office, null, edition, decision(proceeding, '2031-03-03')));
  const seats = await within(desk.db, 'here', (tx) =>
    tx.selectFrom('member').select('left_at').where('person_id', '=', person).execute(),
  );
  assert.ok(seats.length === 1 && seats[0]?.left_at !== null, 'the seat ends with the decision');
  assert.deepEqual(codes(await appointsMember(desk, office, null, later, seat)), ['reviewer-cancelled']);
});

it('is handled by nobody who has withdrawn from the case', async () => {
  const withdrawn = { case_id: 'case-b', person_id: tax.person, reason: '亲属', at: as<never>('2031-03-03T00:00:00Z') };
  await laidOut(test.db, (tx) => tx.insertInto('recusal').values(withdrawn).execute());
  const event = { award: awardB, fact: 'incidents', value: [{ date: '2031-03-02', grade: 'minor' }] };
  assert.deepEqual(codes(await reportsEvent(desk, tax, null, edition, event)), ['recused']);
});

it('keeps who recommended carelessly from recommending, in every edition of the regulation', async () => {
  const excluded = (id: typeof edition) => within(desk.db, 'here', (tx) => loadExcluded(tx, id));
  assert.deepEqual(await excluded(later), []);
  await laidOut(test.db, async (tx) => {
    const id = 'careless';
    const at = as<never>('2031-03-03T00:00:00Z');
    await tx
      .insertInto('proceeding')
      .values({
        id,
        edition_id: edition,
        sanction: 'recommenders',
        body: 'county',
        of: 'north',
        opened_at: at,
        decided_at: at,
      })
      .execute();
    await tx
      .insertInto('measure')
      .values({ proceeding_id: id, place: 1, kind: 'exclude-recommender', article: '36', what: [] })
      .execute();
  });
  assert.deepEqual(await excluded(later), [{ body: 'county', of: 'north', article: 36 }]);
});

it('changes no table of these years without an act', async () => {
  const { rows } = await sql<{ name: string; watched: boolean }>`
    select c.relname as name, exists (select from pg_trigger where tgrelid = c.oid and tgname = c.relname || '_requires_act') as watched
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname = any(${after0011})`.execute(test.owner);
  assert.equal(rows.length, after0011.length);
  assert.deepEqual(
    rows.filter(({ watched }) => !watched),
    [],
  );
  const lengthened = offRecord(test.db, 'here', (tx) =>
    tx
      .updateTable('bar')
      .set({ last_day: day('2026-01-01') })
      .execute(),
  );
  await assert.rejects(lengthened, /bar changed without an act/);
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { as, type CaseId, day, endOf, instantAt } from '@heng/domain/language';
import { sql } from 'kysely';
import { closesNotice, publishesAnnouncement, publishesNotice } from '../notice/acts.ts';
import {
  actor,
  agent,
  change,
  deskOf,
  edition,
  journalOf,
  laySample,
  office,
  seatAt,
  setClock,
} from '../notice/testing/sample-edition.ts';
import type { Desk } from '../storage/index.ts';
import { codes, type TestDatabase, testDatabase } from '../storage/testing.ts';
import {
  makesRecommendation,
  opensCase,
  returnsApplication,
  submitsApplication,
  withdrawsApplication,
} from './acts.ts';
import { saveDraft } from './store.ts';

let test: TestDatabase;
let desk: Desk;
before(async () => {
  test = await testDatabase();
  desk = deskOf(test);
  await laySample(test);
});
after(() => test.drop());

const noon = (text: string) => setClock(test, instantAt(day(text), '12:00'));
const sha256 = 'ab'.repeat(32);
const form = { document: 'form', sha256, tradeSecret: true };
const open = (applicant: string, kind = 'enterprise', key: string | null = null) =>
  opensCase(desk, agent(applicant), key, edition, { applicant: as(applicant), track: 'organisation', kind });

async function openFor(applicant: string, kind = 'enterprise'): Promise<CaseId> {
  const opened = await open(applicant, kind);
  assert.ok(opened.ok, JSON.stringify(opened));
  return opened.value.act.case;
}
const submit = (applicant: string, id: CaseId) =>
  submitsApplication(desk, agent(applicant), null, edition, { case: id, documents: [form], declarations: ['truth'] });

describe('an application', () => {
  it('goes from the announcement through its own notice to being handed in, once', async () => {
    await noon('2025-09-01');
    assert.deepEqual(codes(await open('a')), ['step-waits']);
    const days = { opens: day('2025-09-02'), closes: day('2025-09-30') };
    const call = { step: as<never>('call'), media: null, document: null, ...days };
    assert.ok((await publishesAnnouncement(desk, office, null, edition, call)).ok);

    await noon('2025-09-03');
    const id = await openFor('a');
    await change(test, (tx) => sql`update edition_step set opened_at = heng_now() where step = 'apply'`.execute(tx));
    assert.deepEqual(codes(await open('a')), ['case-exists']);
    const draft = await saveDraft(desk, agent('a'), edition, { case: id, answers: { branch: false } });
    assert.ok(draft.ok);
    const strange = await saveDraft(desk, agent('b'), edition, { case: id, answers: { branch: 'x' } });
    assert.deepEqual(codes(strange), ['not-seated', 'not-your-case', 'answer-of-wrong-kind']);

    const own = { step: as<never>('own-notice'), case: id, media: null, document: null, last: null };
    const shown = await publishesNotice(desk, agent('a'), null, edition, own);
    assert.ok(shown.ok);
    assert.equal(shown.value.act.last, '2025-09-10');
    assert.deepEqual(codes(await submit('a', id)), ['step-not-passed']);
    const notice = shown.value.act.notice;
    await setClock(test, endOf(day('2025-09-10')));
    assert.ok((await closesNotice(desk, agent('a'), null, edition, { notice })).ok);

    await noon('2025-09-12');
    const done = await submit('a', id);
    assert.ok(done.ok);
    assert.deepEqual(done.value.act.documents, [form]);
    assert.deepEqual(codes(await submit('a', id)), ['already-submitted']);
    const rows = await sql`select fact, source, value from case_fact where case_id = ${id}`.execute(test.owner);
    assert.deepEqual(rows.rows, [{ fact: 'branch', source: 'applicant', value: false }]);
    const papers = await sql`select document, trade_secret from case_document where case_id = ${id}`.execute(
      test.owner,
    );
    assert.deepEqual(papers.rows, [{ document: 'form', trade_secret: true }]);
    const steps =
      await sql`select step, opens_on, closes_on, closed_at is not null as closed from edition_step where step in ('call', 'own-notice', 'apply') order by place`.execute(
        test.owner,
      );
    assert.deepEqual(steps.rows, [
      { step: 'call', opens_on: null, closes_on: null, closed: true },
      { step: 'own-notice', opens_on: null, closes_on: null, closed: false },
      { step: 'apply', opens_on: '2025-09-02', closes_on: '2025-09-30', closed: false },
    ]);
  });

  it('of a branch waits for its parent’s notice, and the parent for its own', async () => {
    await noon('2025-09-04');
    const id = await openFor('b');
    await saveDraft(desk, agent('b'), edition, { case: id, answers: { branch: true } });
    const parent = actor('p-parent', 'parent', 'b');
    await seatAt(test, parent);
    const opinion = { case: id, document: 'opinion', sha256 };
    assert.deepEqual(codes(await makesRecommendation(desk, parent, null, edition, opinion)), ['step-not-passed']);
    const own = { step: as<never>('parent-notice'), case: id, media: null, document: null, last: null };
    const shown = await publishesNotice(desk, parent, null, edition, own);
    assert.ok(shown.ok);
    await noon('2025-09-22');
    assert.ok((await closesNotice(desk, parent, null, edition, { notice: shown.value.act.notice })).ok);
    assert.deepEqual(codes(await submit('b', id)), ['documents-missing']);
    assert.ok((await makesRecommendation(desk, parent, null, edition, opinion)).ok);
    assert.ok((await submit('b', id)).ok);
    const gone = await withdrawsApplication(desk, agent('b'), null, edition, { case: id });
    assert.ok(gone.ok);
    const rows = await sql`select ended_step, ended_why from case_file where id = ${id}`.execute(test.owner);
    assert.deepEqual(rows.rows, [{ ended_step: 'apply', ended_why: 'withdrawn' }]);
  });

  it('is returned with reasons that stay out of the journal, and refused at 24:00 of the last day, on record', async () => {
    await noon('2025-09-23');
    const id = await openFor('c', 'school');
    const department = actor('p-dept', 'department', 'education');
    await seatAt(test, department);
    const back = await returnsApplication(desk, department, null, edition, { case: id, reasons: '只此一处的理由' });
    assert.ok(back.ok);
    assert.ok(
      (await makesRecommendation(desk, department, null, edition, { case: id, document: 'letter', sha256 })).ok,
    );
    await setClock(test, endOf(day('2025-09-30')));
    assert.ok(codes(await submit('c', id)).includes('deadline-passed'));
    assert.deepEqual(codes(await open('c', 'school')), ['deadline-passed', 'case-exists']);
    const journal = await journalOf(test);
    assert.ok(journal.some(({ act, entry }) => act === 'attempt-refused' && entry.includes('deadline-passed')));
    assert.ok(!journal.some(({ entry }) => entry.includes('只此一处的理由')));
  });

  it('is numbered without gaps or doubles when many open at once', async () => {
    await noon('2025-09-24');
    const names = Array.from({ length: 6 }, (_, i) => `n${i}`);
    for (const name of names) {
      await change(test, (tx) =>
        sql`insert into applicant (jurisdiction_id, id, name) values ('here', ${name}, ${name})`.execute(tx),
      );
      await change(test, (tx) =>
        sql`insert into person (jurisdiction_id, id, name) values ('here', ${`p-${name}`}, ${name})`.execute(tx),
      );
    }
    const opened = await Promise.all(names.map((name) => open(name)));
    const numbers = opened.flatMap((one) => (one.ok ? [one.value.act.number] : [])).toSorted((a, b) => a - b);
    assert.deepEqual(numbers, [4, 5, 6, 7, 8, 9]);
  });
});

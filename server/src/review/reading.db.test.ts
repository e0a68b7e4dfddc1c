import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { saveSheetDraft } from '@heng/contract/acts/review';
import { listPeople } from '@heng/contract/people';
import { listReviewed, listSheets, listTeams, readConsensus, readSheetForm, readSheets } from '@heng/contract/review';
import { as, type CaseId, type EditionId, type Instant, type PersonId } from '@heng/domain/language';
import { type Rehearsed, rehearsedServer } from '../http/testing/rehearsed.ts';
import { loadCasesPage } from '../intake/cases-page/store.ts';
import { readAs } from '../storage/index.ts';
import { laidOut } from '../storage/testing.ts';
import { findSheets } from './page/store.ts';

const step = 'material-review';

describe('what is read of a review under way', async () => {
  let here: Rehearsed;
  let one: Rehearsed['view']['cases'][number];
  let params: { edition: string; case: string; step: string };
  let team: readonly string[] = [];
  const office = () => ({ person: here.view.members.find(({ body }) => body === 'office')?.person ?? '' });
  before(async () => {
    here = await rehearsedServer({ until: step, applicants: 6 });
    const found = here.view.cases.find((own) => own.teams[step] && (own.sheets[step]?.length ?? 0) >= 3);
    assert.ok(found);
    one = found;
    params = { edition: here.edition, case: one.id, step };
    team = one.sheets[step] ?? [];
  });
  after(() => here.drop());

  it('shows the office all sheets with how far they lie apart, and the form they are filled in on', async () => {
    const { edition, case: id } = params;
    const sheets = await here.send(readSheets, { by: office(), params });
    assert.equal(sheets.status, 200, JSON.stringify(sheets.body));
    assert.equal(sheets.body.sheets.length, team.length);
    assert.deepEqual(sheets.body.drafts, []);
    const [first] = sheets.body.divergence;
    assert.ok(first.low <= first.high && first.spread === first.high - first.low);
    const form = await here.send(readSheetForm, { by: office(), params });
    assert.equal(form.body.lines.length, sheets.body.sheets[0].percents.length);
    assert.ok(form.body.lines.every(({ asks }: { asks: string | null }) => asks !== null));
    assert.equal(form.body.most, '1000');
    const whole = await here.send(listSheets, { by: office(), params: { edition, case: id } });
    assert.deepEqual(whole.body.sheets, sheets.body.sheets);
    assert.ok(sheets.body.assessors.some(({ seat }: { seat: string }) => seat === 'leader'));
    const agreed = await here.send(readConsensus, { by: office(), params });
    assert.equal(agreed.body.consensus.points, sheets.body.consensus[0].points);
  });

  it('tells the office by the quick way what the rows behind the barrier tell, and nobody else anything', async () => {
    const [edition, id] = [as<EditionId>(params.edition), as<CaseId>(params.case)];
    const all = { all: true, except: [] } as const;
    const asked = { page: 1, size: 50, sort: 'number', order: 'asc', mine: null, free: [] } as const;
    const scopes = { seen: all, results: all, objections: all };
    const readBy = (person: string, quick: boolean) =>
      readAs(here.database.db, { jurisdiction: 'here', person }, async (tx) => ({
        one: await findSheets(tx, edition, { case: id, step: null, reader: as<PersonId>(person), all: quick }),
        marks: (await loadCasesPage(tx, edition, { ...asked, ...scopes, allSheets: quick })).rows.map(
          ({ id, review, sheets, mean }) => ({ id, review, sheets, mean }),
        ),
      }));
    const quick = await readBy(office().person, true);
    assert.deepEqual(quick, await readBy(office().person, false));
    assert.ok(quick.one?.sheets.length === team.length && quick.marks.some(({ mean }) => mean !== null));
    for (const person of [team[0] ?? '', `${one.applicant}-agent`, 'stranger']) {
      const told = await readBy(person, true);
      assert.equal(told.one, undefined, person);
      assert.ok(
        told.marks.every(({ sheets }) => sheets === 0),
        person,
      );
    }
    await laidOut(here.database.owner, (tx) =>
      tx
        .insertInto('recusal')
        .values({
          jurisdiction_id: 'here',
          case_id: id,
          person_id: office().person,
          at: '2026-05-01T00:00:00.000000Z' as Instant,
        })
        .execute(),
    );
    const withdrawn = await readBy(office().person, true);
    assert.equal(withdrawn.one, undefined);
    assert.deepEqual(withdrawn.marks, (await readBy(office().person, false)).marks);
    await laidOut(here.database.owner, (tx) =>
      tx.deleteFrom('recusal').where('person_id', '=', office().person).execute(),
    );
  });

  it('shows the sheets to nobody who has no hand in the review', async () => {
    const outside = [
      `${one.applicant}-agent`,
      here.view.members.find(({ body }) => body === 'committee')?.person ?? '',
    ];
    for (const person of [...outside, 'stranger']) {
      for (const route of [readSheets, readConsensus, readSheetForm])
        assert.equal((await here.send(route, { by: { person }, params })).status, 404, `${person} ${route.id}`);
      const { edition } = params;
      const list = await here.send(listReviewed, { by: { person }, params: { edition, step } });
      assert.deepEqual([list.body.items, list.body.total], [[], 0]);
      assert.equal((await here.send(listTeams, { by: { person }, params: { edition } })).body.total, 0);
    }
    assert.equal((await here.send(readSheets, { params })).status, 401);
  });

  it('lets an assessor see colleagues’ sheets only after handing in, and never a colleague’s draft', async () => {
    const [mine = '', other = ''] = team;
    const by = { person: mine };
    assert.equal((await here.send(readSheets, { by, params })).body.sheets.length, team.length);
    await laidOut(here.database.owner, async (tx) => {
      const own = { jurisdiction_id: 'here', case_id: one.id, step };
      const [line] = await tx
        .deleteFrom('sheet')
        .where('case_id', '=', one.id)
        .where('person_id', '=', mine)
        .returning('percents')
        .execute();
      await tx.deleteFrom('consensus').where('case_id', '=', one.id).execute();
      await tx.deleteFrom('sheet_draft').where('case_id', '=', one.id).execute();
      const percents = line?.percents ?? [];
      await tx
        .insertInto('sheet_draft')
        .values([
          { ...own, person_id: mine, percents, version: 3 },
          { ...own, person_id: other, percents, version: 9 },
        ])
        .execute();
    });
    const before = await here.send(readSheets, { by, params });
    assert.deepEqual([before.body.sheets, before.body.divergence], [[], null]);
    assert.deepEqual(
      before.body.drafts.map(({ version }: { version: number }) => version),
      [3],
    );
    const marks: readonly { handedIn: boolean; left: boolean }[] = before.body.assessors;
    assert.equal(marks.filter(({ handedIn, left }) => handedIn && !left).length, team.length - 1);
    const watched = await here.send(readSheets, { by: office(), params });
    assert.deepEqual([watched.body.sheets.length, watched.body.drafts], [team.length - 1, []]);
  });

  it('tells how far each case has come, page by page, and sorted', async () => {
    const { edition } = params;
    const all = await here.send(listReviewed, { by: office(), params: { edition, step } });
    assert.ok(all.body.total > 1);
    const own = all.body.items.find(({ case: id }: { case: string }) => id === one.id);
    assert.deepEqual([own.agreed, own.handedIn, own.result], [false, team.length - 1, null]);
    const second = await here.send(listReviewed, {
      by: office(),
      params: { edition, step },
      query: { page: 2, size: 1 },
    });
    assert.deepEqual([second.body.total, second.body.items], [all.body.total, [all.body.items[1]]]);
    const back = await here.send(listReviewed, { by: office(), params: { edition, step }, query: { order: 'desc' } });
    assert.deepEqual(back.body.items, all.body.items.toReversed());
    const agreed = await here.send(listReviewed, {
      by: office(),
      params: { edition, step },
      query: { state: 'agreed' },
    });
    assert.equal(
      agreed.body.items.every((row: { agreed: boolean }) => row.agreed),
      true,
    );
    const mine = await here.send(listReviewed, { by: { person: team[0] ?? '' }, params: { edition, step } });
    const assigned = here.view.cases.filter(
      (other) =>
        other.teams[step]?.members.some(({ person }) => person === team[0]) &&
        !other.recused.some((person) => person === team[0]),
    );
    assert.equal(mine.body.total, assigned.length);
    assert.equal(
      mine.body.items[0].assessors.filter(({ drafted }: { drafted: boolean | null }) => drafted !== null).length,
      1,
    );
  });

  it('lists people with what they have promised, to those who run or watch the edition', async () => {
    const { edition } = params;
    const people = await here.send(listPeople, {
      by: office(),
      params: { edition },
      query: { body: 'expert-team', sort: 'name' },
    });
    assert.ok(people.body.total >= team.length);
    assert.ok(
      people.body.items[0].undertakings.every(({ signedAt }: { signedAt: string | null }) => signedAt !== null),
    );
    const owing = await here.send(listPeople, { by: office(), params: { edition }, query: { owing: 'yes' } });
    assert.ok(
      owing.body.items.every((row: { undertakings: { signedAt: string | null }[] }) =>
        row.undertakings.some(({ signedAt }) => signedAt === null),
      ),
    );
    const by = { person: team[0] ?? '' };
    assert.equal((await here.send(listPeople, { by, params: { edition } })).status, 403);
  });

  it('hides from an assessor who withdraws all of the case at once', async () => {
    const person = team[1] ?? '';
    assert.equal((await here.send(readSheets, { by: { person }, params })).status, 200);
    await laidOut(here.database.owner, (tx) =>
      tx
        .insertInto('recusal')
        .values({
          jurisdiction_id: 'here',
          case_id: one.id,
          person_id: person,
          at: one.submittedAt as Instant,
        })
        .execute(),
    );
    assert.equal((await here.send(readSheets, { by: { person }, params })).status, 404);
  });

  it('gives an assessor the version that the draft of a sheet is saved on top of', async () => {
    const two = here.view.cases.find(({ id, sheets }) => id !== one.id && (sheets[step]?.length ?? 0) >= 2);
    assert.ok(two);
    const [mine = ''] = two.sheets[step] ?? [];
    const own = { ...params, case: two.id };
    const by = { person: mine };
    const body = here.view.members.find(({ person }) => person === mine)?.body ?? '';
    await laidOut(here.database.owner, async (tx) => {
      await tx.deleteFrom('sheet').where('case_id', '=', two.id).where('person_id', '=', mine).execute();
      await tx.deleteFrom('review_result').where('case_id', '=', two.id).where('step', '=', step).execute();
      await tx.deleteFrom('sheet_draft').where('case_id', '=', two.id).execute();
    });
    const read = async () => (await here.send(readSheets, { by, params: own })).body.drafts;
    const { lines } = (await here.send(readSheetForm, { by, params: own })).body;
    const percents = lines.map(() => -1);
    const save = (version: number) =>
      here.send(saveSheetDraft, { by, params: own, body: { as: { body }, percents, version } });
    assert.deepEqual(await read(), []);
    const first = await save(0);
    assert.deepEqual([first.status, first.body], [200, { version: 1 }], JSON.stringify(first.body));
    const [draft] = await read();
    assert.deepEqual([draft.version, draft.percents], [1, percents]);
    assert.equal((await save(draft.version)).body.version, 2);
    const late = await save(draft.version);
    assert.deepEqual(
      [late.status, late.body.problem, late.body.now],
      [409, 'changed', { version: 2, value: { percents } }],
    );
    assert.equal((await save(late.body.now.version)).body.version, 3);
  });
});

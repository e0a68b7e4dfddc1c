import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { submitApplication, withdrawApplication } from '@heng/contract/acts/intake';
import * as notice from '@heng/contract/acts/notice';
import { declareRecusal } from '@heng/contract/acts/people';
import { handInSheet, saveSheetDraft } from '@heng/contract/acts/review';
import { giveOpinion } from '@heng/contract/acts/vetting';
import type { CaseView } from '@heng/domain/procedure';
import { sql } from 'kysely';
import { laidOut } from '../storage/testing.ts';
import { type Rehearsed, rehearsedServer } from './testing/rehearsed.ts';

const step = 'material-review';

describe('an act on a case that is not theirs to see', async () => {
  let here: Rehearsed;
  let params: { edition: string };
  let one: CaseView;
  let other: CaseView;
  const agentOf = ({ applicant }: CaseView) => ({ person: `${applicant}-agent` });
  const refusedAttempts = async () => {
    const { rows } = await sql<{ person: string; attempted: string }>`
      select entry::jsonb #>> '{by,person}' as person, entry::jsonb #>> '{act,attempted}' as attempted
      from journal_entry where act = 'attempt-refused' order by at`.execute(here.database.owner);
    return rows;
  };
  before(async () => {
    here = await rehearsedServer({ until: step, applicants: 6 });
    params = { edition: here.edition };
    const standing = here.view.cases.filter(({ teams }) => teams[step]);
    [one, other] = standing as [CaseView, CaseView];
  });
  after(() => here.drop());

  /** The answer for a case that is there, and for one that nobody has: to be the same to the byte. */
  const both = async (
    route: Parameters<Rehearsed['send']>[0],
    by: { person: string },
    bodyFor: (id: string) => object,
    inPath = false,
  ) => {
    const ask = (id: string) =>
      here.send(route, {
        by,
        params: inPath ? { ...params, case: id, step } : params,
        body: bodyFor(id),
      });
    return [await ask(other.id), await ask('case-of-nobody')] as const;
  };
  const same = async (...asked: Parameters<typeof both>) => {
    const [foreign, none] = await both(...asked);
    assert.deepEqual(
      [foreign.status, foreign.body],
      [404, none.body],
      `${asked[0].id}: ${JSON.stringify(foreign.body)}`,
    );
  };

  it('is answered to an applicant like one on a case that does not exist', async () => {
    const as = { body: 'applicant', of: one.applicant };
    const by = agentOf(one);
    await same(withdrawApplication, by, (id) => ({ as, case: id }));
    await same(submitApplication, by, (id) => ({ as, case: id, documents: [], declarations: [] }));
    // Beside something else that is not there, too.
    await same(notice.publishNotice, by, (id) => ({ as, step: 'no-such-step', case: id }));
    // Of one's own, the reasons are told.
    const own = await here.send(submitApplication, {
      by,
      params,
      body: { as, case: one.id, documents: [], declarations: [] },
    });
    assert.deepEqual([own.status, own.body.problem], [409, 'refused']);
  });

  it('is answered so to an assessor who was not given the case, and to a department that was not asked', async () => {
    const [assessor] = one.sheets[step] ?? [];
    assert.ok(assessor);
    await laidOut(here.database.owner, async (tx) => {
      await tx.deleteFrom('team_case').where('case_id', '=', other.id).execute();
      await tx.deleteFrom('opinion').where('case_id', '=', other.id).execute();
    });
    const member = here.view.members.find(({ person, body }) => person === assessor && body !== 'office');
    assert.ok(member);
    const as = { body: member.body };
    const percents = [1];
    await same(handInSheet, { person: assessor }, (id) => ({ as, step, case: id, percents }));
    await same(saveSheetDraft, { person: assessor }, () => ({ as, percents, version: 0 }), true);
    const asked = one.opinions[0];
    assert.ok(asked);
    const department = here.view.members.find(({ of }) => of === asked.department);
    assert.ok(department);
    const seat = { body: department.body, of: department.of };
    await same(giveOpinion, { person: department.person }, (id) => ({
      as: seat,
      step: asked.step,
      case: id,
      reports: [],
    }));
    // The attempt of somebody without the case is on record, where the rules give it weight.
    assert.ok(
      (await refusedAttempts()).some(({ person, attempted }) => person === assessor && attempted === 'sheet-handed-in'),
    );
  });

  it('tells whoever has withdrawn that they have, and nothing more; the attempt is on record', async () => {
    const [assessor = ''] = one.sheets[step] ?? [];
    const body = here.view.members.find(({ person }) => person === assessor)?.body ?? '';
    const by = { person: assessor };
    const as = { body };
    const declared = await here.send(declareRecusal, {
      by,
      params,
      body: { as, case: one.id, person: assessor, reason: '亲属' },
    });
    assert.equal(declared.status, 201, JSON.stringify(declared.body));
    const tried = await here.send(handInSheet, { by, params, body: { as, step, case: one.id, percents: [1] } });
    assert.deepEqual([tried.status, tried.body.reasons.map(({ code }: { code: string }) => code)], [409, ['recused']]);
    assert.ok((await refusedAttempts()).filter(({ person }) => person === assessor).length > 1);
  });

  it('tells of a case that a notice lists for everybody why there can be no objection', async () => {
    const shown = here.view.notices.find(({ case: of }) => of === null);
    if (shown === undefined) return;
    const as = { body: 'applicant', of: one.applicant };
    const listed = here.view.cases.find(({ id, submittedAt }) => id !== one.id && submittedAt !== null);
    assert.ok(listed);
    await laidOut(here.database.owner, (tx) =>
      sql`insert into notice_case (notice_id, case_id, place) values (${shown.id}, ${listed.id}, 900) on conflict do nothing`.execute(
        tx,
      ),
    );
    const body = { as, notice: shown.id, case: listed.id, by: 'organisation', brought: [], identity: {} };
    const told = await here.send(notice.fileObjection, { by: agentOf(one), params, body });
    assert.equal(told.body.problem, 'refused', JSON.stringify(told.body));
  });
});

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Actor, as, type EditionId } from '@heng/domain/language';
import { sql } from 'kysely';
import { loadRuleFacts } from '../regulation/facts/store.ts';
import { type Desk, type Tx, within } from '../storage/index.ts';
import { codes, laidOut, type TestDatabase, testDatabase } from '../storage/testing.ts';
import { asksOpinions, closesVetting, givesOpinion, makesFinding, vetsApplication } from './acts.ts';

const edition = as<EditionId>('sample-2026');
const check = { kind: 'vetting', checks: ['eligibility', 'completeness'], ineligible: null };
const pack = {
  regulation: { id: 'sample', programme: 'sample-award' },
  bodies: { bureau: { name: '办公室', role: 'office' }, tax: { name: '税务部门', role: 'department' } },
  recusal: null,
  tiers: { main: {} },
  quotas: [],
  facts: {
    branch: { name: '分支机构', type: 'yes-no', from: ['applicant'] },
    incidents: { name: '事故', type: { records: { date: 'date' } }, from: ['department'] },
  },
  scales: {},
  documents: { form: { name: '申报表', by: 'applicant', due: 'apply', article: 5 } },
  conditions: [
    { id: 'all', article: 7, rules: [{ id: 'merit', says: '贡献突出。', rule: 'judgement', by: 'bureau' }] },
  ],
  disqualifiers: [
    {
      id: 'bars',
      article: 8,
      within: '3 years before application',
      rechecked_until: 'vetting',
      rules: [
        { id: 'incident', says: '发生事故。', rule: 'record', of: 'incidents' },
        { id: 'won', says: '刚得过奖。', rule: 'past-award', programme: 'own', within: '1 edition after award' },
      ],
    },
  ],
  steps: [
    { ...check, id: 'parent-check', name: '上级审核', by: 'parent', for: { where: { branch: true } }, article: 4 },
    { id: 'apply', kind: 'application', name: '申报', by: 'applicant', documents: ['form'], article: 5 },
    { ...check, id: 'vetting', name: '资格审查', by: 'bureau', consults: [{ bodies: ['tax'], due: null }], article: 6 },
  ],
};
const clerk: Actor = { person: as('p-clerk'), body: as('bureau'), of: null };
/** Of the same office, and withdrawn from nothing. */
const colleague: Actor = { person: as('p-colleague'), body: as('bureau'), of: null };
const taxman: Actor = { person: as('p-tax'), body: as('tax'), of: null };
const parent: Actor = { person: as('p-parent'), body: as('parent'), of: 'a-4' };
const vetting = as<never>('vetting');
const merit = 'conditions.all.rules.merit';

let test: TestDatabase;
let desk: Desk;
before(async () => {
  test = await testDatabase();
  desk = test.desk();
  await laidOut(test.owner, async (tx) => {
    await tx
      .insertInto('regulation_pack')
      .values({ digest: 'd', regulation: 'sample', resolved: JSON.stringify(pack) })
      .execute();
    const common = { regulation: 'sample', programme: 'sample-award', nature: 'rehearsal', pack: 'd' };
    const opened = [`2023-01-01T00:00:00Z`, `2026-01-01T00:00:00Z`].map((at) => as<never>(at));
    await tx
      .insertInto('edition')
      .values([
        { ...common, id: 'sample-2023', label: '2023', opened_at: as(opened[0] ?? '') },
        { ...common, id: edition, label: '2026', opened_at: as(opened[1] ?? '') },
      ])
      .execute();
    const at = as<never>('2026-03-02T04:00:00Z');
    await tx
      .insertInto('edition_step')
      .values([
        { edition_id: edition, step: 'parent-check', place: 1 },
        { edition_id: edition, step: 'apply', place: 2, opened_at: at },
        { edition_id: edition, step: 'vetting', place: 3, opened_at: at },
      ])
      .execute();
    for (const { person, body, of } of [clerk, colleague, taxman, parent]) {
      await tx.insertInto('person').values({ id: person, name: person }).execute();
      await tx
        .insertInto('member')
        .values({ edition_id: edition, body, of: of ?? '', person_id: person, seat: 'member', appointed_at: at })
        .execute();
    }
    for (const number of [1, 2, 3, 4, 5]) {
      const [id, applicant] = [`c-${number}`, `a-${number}`];
      const submitted = number === 4 ? {} : { submitted_at: at };
      await tx.insertInto('applicant').values({ id: applicant, name: applicant }).execute();
      await tx
        .insertInto('case_file')
        .values({
          id,
          edition_id: edition,
          number,
          applicant_id: applicant,
          track: 'organisation',
          kind: 'x',
          opened_at: at,
          ...submitted,
        })
        .execute();
      const branch = { case_id: id, fact: 'branch', value: String(number === 4) };
      if (number === 4) await tx.insertInto('case_draft').values(branch).execute();
      else {
        await tx
          .insertInto('case_fact')
          .values({ ...branch, source: 'applicant', at })
          .execute();
        await tx
          .insertInto('case_document')
          .values({ case_id: id, document: 'form', by: 'applicant', sha256: 'x', at })
          .execute();
      }
    }
    await tx
      .insertInto('case_file')
      .values({
        id: 'c-0',
        edition_id: 'sample-2023',
        number: 1,
        applicant_id: 'a-3',
        track: 'organisation',
        kind: 'x',
        opened_at: at,
        submitted_at: at,
      })
      .execute();
    await tx
      .insertInto('award')
      .values({
        id: 'w',
        edition_id: 'sample-2023',
        programme: 'sample-award',
        applicant_id: 'a-3',
        case_id: 'c-0',
        tier: 'main',
        row: 'main',
        awarded_on: as('2023-12-20'),
      })
      .execute();
    await tx.insertInto('recusal').values({ case_id: 'c-5', person_id: clerk.person, reason: '亲属', at }).execute();
  });
});
after(() => test.drop());

const ofCase = (number: number) => ({ step: vetting, case: as<never>(`c-${number}`) });
const rows = <Row>(query: (tx: Tx) => Promise<readonly Row[]>) => within(test.db, 'here', query);
const find = (number: number, by = clerk, rule = merit, step = vetting) =>
  makesFinding(desk, by, null, edition, { ...ofCase(number), step, rule, finding: 'holds', reasons: '已核实。' });

it('goes from asking to the list of those accepted', async () => {
  assert.deepEqual(codes(await vetsApplication(desk, clerk, null, edition, ofCase(1))), [
    'opinions-not-asked',
    'rule-undecided',
    'rule-undecided',
  ]);
  const asking = { step: vetting, body: 'tax', department: 'tax', due: null };
  assert.deepEqual(codes(await asksOpinions(desk, clerk, null, edition, asking)), ['recused']);
  const asked = await asksOpinions(desk, colleague, null, edition, asking);
  assert.deepEqual(asked.ok && asked.value.act.cases, ['c-1', 'c-2', 'c-3', 'c-5']);
  assert.deepEqual(codes(await asksOpinions(desk, clerk, null, edition, asking)), ['nothing-to-ask']);
  assert.deepEqual(codes(await find(1, taxman)), ['not-yours-to-find']);

  const reports = { 2: [{ fact: 'incidents', value: [{ date: '2025-07-01' }] }] } as const;
  for (const number of [1, 2, 3, 5] as const) {
    const said = await givesOpinion(desk, taxman, null, edition, {
      ...ofCase(number),
      reports: number === 2 ? reports[2] : [],
    });
    assert.deepEqual(codes(said), []);
  }
  for (const number of [1, 2, 3]) {
    assert.deepEqual(codes(await find(number)), []);
    const vetted = await vetsApplication(desk, clerk, null, edition, ofCase(number));
    assert.deepEqual(vetted.ok && vetted.value.act.against, [
      ...(number === 2 ? ['disqualifiers.bars.rules.incident'] : []),
      ...(number === 3 ? ['disqualifiers.bars.rules.won'] : []),
    ]);
  }
  assert.deepEqual(codes(await find(5)), ['recused']);
  assert.deepEqual(codes(await closesVetting(desk, clerk, null, edition, { step: vetting })), ['not-yet-vetted']);
  await laidOut(test.owner, async (tx) => {
    await tx.updateTable('recusal').set({ person_id: taxman.person }).where('case_id', '=', 'c-5').execute();
  });
  await find(5);
  assert.deepEqual(codes(await vetsApplication(desk, clerk, null, edition, ofCase(5))), []);
  const closed = await closesVetting(desk, clerk, null, edition, { step: vetting });
  assert.deepEqual(closed.ok && [closed.value.act.accepted, closed.value.act.refused], [
    ['c-1', 'c-5'],
    ['c-2', 'c-3'],
  ]);
  const ended = await rows((tx) =>
    tx
      .selectFrom('case_file')
      .select(['id', 'ended_step', 'ended_why'])
      .where('ended_step', 'is not', null)
      .orderBy('id')
      .execute(),
  );
  assert.deepEqual(ended, [
    { id: 'c-2', ended_step: 'vetting', ended_why: 'ineligible' },
    { id: 'c-3', ended_step: 'vetting', ended_why: 'ineligible' },
  ]);
  assert.deepEqual(codes(await closesVetting(desk, clerk, null, edition, { step: vetting })), ['step-over']);
});

it('keeps what was said as facts by department, and nothing of it in the journal', async () => {
  const facts = await rows(async (tx) => [...(await loadRuleFacts(tx, [as('c-1'), as('c-2'), as('c-3')])).values()]);
  assert.deepEqual(
    facts.map(({ facts: { incidents } }) => incidents),
    [[], [{ date: '2025-07-01' }], []],
  );
  assert.deepEqual(facts[2]?.awards['applicant.sample-award'], [
    { tier: 'main', awardedOn: '2023-12-20', revokedOn: null, editionsAgo: 1 },
  ]);
  const journal = await rows((tx) => tx.selectFrom('journal_entry').select(['act', 'entry']).execute());
  assert.ok(journal.every(({ entry }) => !entry.includes('2025-07-01') && !entry.includes('已核实')));
  const refused = journal.filter(({ act }) => act === 'attempt-refused');
  assert.deepEqual(
    refused.map(({ entry }) => JSON.parse(entry).act.attempted),
    ['opinions-asked', 'finding-made', 'finding-made', 'vetting-closed'],
  );
});

it('lets a parent check its own before handing in, on findings that end there', async () => {
  const own = { step: as<never>('parent-check'), case: as<never>('c-4') };
  for (const rule of [merit, 'disqualifiers.bars.rules.incident']) {
    const found = await makesFinding(desk, parent, null, edition, {
      ...own,
      rule,
      finding: rule === merit ? 'holds' : 'does-not-hold',
      reasons: '上级已查。',
    });
    assert.deepEqual(codes(found), []);
  }
  const vetted = await vetsApplication(desk, parent, null, edition, own);
  assert.equal(vetted.ok && vetted.value.act.outcome, 'eligible');
  assert.deepEqual(
    await rows((tx) => tx.selectFrom('case_step').select(['step', 'outcome']).where('case_id', '=', 'c-4').execute()),
    [{ step: 'parent-check', outcome: 'passed' }],
  );
  const findings = async () =>
    (await rows(async (tx) => [...(await loadRuleFacts(tx, [as('c-4')])).values()])).map(
      (facts) => Object.keys(facts.findings).length,
    );
  assert.deepEqual(await findings(), [2]);
  await laidOut(test.owner, async (tx) => {
    await sql`update case_file set submitted_at = clock_timestamp() where id = 'c-4'`.execute(tx);
  });
  assert.deepEqual(await findings(), [0]);
});

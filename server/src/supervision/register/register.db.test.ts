import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { as, day } from '@heng/domain/language';
import { registerOf } from '../../award/register/store.ts';
import { applicantWithCode, keepApplicant } from '../../intake/store.ts';
import { loadRuleFacts } from '../../regulation/facts/store.ts';
import { type Desk, offRecord, within } from '../../storage/index.ts';
import { codes, laidOut, type TestDatabase, testDatabase } from '../../storage/testing.ts';
import { importsRegister } from './acts.ts';
import { tiersOf } from './tiers.ts';

let test: TestDatabase;
let desk: Desk;
before(async () => {
  test = await testDatabase();
  desk = test.desk();
});
after(() => test.drop());

const programme = 'sample-award';
const pack = {
  regulation: { id: 'sample', programme },
  bodies: { bureau: { name: '秘书处', role: 'office' } },
  tiers: { main: { name: '主奖' } },
  facts: {},
  scales: {},
} as never;
const office = { person: as<never>('p-office'), body: as<never>('bureau'), of: null };
const [code, other] = ['91350100M000100Y43', '91110000600037341L'];
const head = '届次,届数,奖项,获奖者,统一社会信用代码,获奖者类型,工作单位,授奖日期,撤销日期,依据';
const rows = [
  `2015,1,主奖,样例公司,${code},,,2015-06-01,,文1`,
  `2018,2,主奖,样例公司（集团）,${code},,,2018-06-01,2019-01-01,文2`,
  `2018,2,主奖,张三,,个人,一厂,2018-06-01,,文2`,
  `2018,2,主奖,张三,,个人,二厂,2018-06-01,,文2`,
];
const bytes = (...lines: readonly string[]) => new TextEncoder().encode([head, ...lines].join('\n'));
const bring = (file: Uint8Array, more: { dryRun?: boolean; by?: typeof office } = {}) => {
  const tiers = tiersOf(programme, [{ pack, en: {} }]);
  assert.ok(tiers);
  const today = day('2026-11-20');
  return importsRegister(desk, more.by ?? office, {
    programme,
    bytes: file,
    tiers,
    pack,
    today,
    dryRun: more.dryRun ?? false,
  });
};
const file = (edition: string) => ({
  edition_id: edition,
  track: 'o',
  kind: 'o',
  opened_at: as<never>('2024-01-01T00:00:00Z'),
});
const written = () =>
  within(test.db, 'here', async (tx) => [
    (await tx.selectFrom('award').select('id').execute()).length,
    (await tx.selectFrom('applicant').select('id').execute()).length,
    (await tx.selectFrom('journal_entry').select('id').execute()).length,
  ]);

it('writes nothing on trial, nothing of a file with one fault in it, and nothing for who is not the office', async () => {
  const trial = await bring(bytes(...rows), { dryRun: true });
  assert.deepEqual([trial.added, trial.known, trial.act, trial.faults], [4, 0, null, []]);
  const wrong = await bring(bytes(...rows, '2018,2,金奖,李四,,个人,,2018-06-01,,文2'));
  assert.deepEqual(
    wrong.faults.map((fault) => fault.code),
    ['unknown-tier'],
  );
  const stranger = await bring(bytes(...rows), { by: { ...office, body: as<never>('public') } });
  assert.deepEqual(codes({ ok: false, reasons: stranger.refusals }), ['not-the-office']);
  // That a stranger tried is on record.
  assert.deepEqual(await written(), [0, 0, 1]);
});

it('puts all awards on the register by one act, each holder once', async () => {
  const done = await bring(bytes(...rows));
  assert.deepEqual([done.added, done.faults, done.refusals], [4, [], []]);
  // Two people of one name in two places are two; a company under a new name is the same.
  assert.deepEqual(await written(), [4, 3, 2]);
  const register = await within(test.db, 'here', (tx) => registerOf(tx, programme));
  const company = register.find(({ awards }) => awards.length === 2);
  assert.equal(company?.name, '样例公司（集团）');
  assert.deepEqual(
    company?.awards.map(({ label, edition, awardedOn, revokedOn, source }) => [
      label,
      edition,
      awardedOn,
      revokedOn,
      source,
    ]),
    [
      ['2018', null, '2018-06-01', '2019-01-01', '文2'],
      ['2015', null, '2015-06-01', null, '文1'],
    ],
  );
});

it('adds nothing of what is there already, and only what is new of a longer file', async () => {
  const again = await bring(bytes(...rows));
  assert.deepEqual([again.added, again.known, again.act], [0, 4, null]);
  const longer = await bring(bytes(...rows, `2015,1,主奖,另一公司,${other},,,2015-06-01,,文1`));
  assert.deepEqual([longer.added, longer.known], [1, 4]);
  assert.deepEqual(await written(), [5, 4, 3]);
  const contradicts = await bring(bytes(`2015,1,主奖,样例公司,${code},,,2015-06-02,,文1`));
  assert.deepEqual(
    contradicts.faults.map((fault) => fault.code),
    ['other-on-register'],
  );
});

it('adds an award once, though two bring it at the same time', async () => {
  const file = bytes(`2021,3,主奖,另一公司,${other},,,2021-06-01,,文3`);
  const both = await Promise.all([bring(file), bring(file)]);
  assert.equal(
    both.reduce((sum, { added }) => sum + added, 0),
    1,
  );
  const [, , entries] = await written();
  assert.equal(entries, 4);
});

it('is read by rules like any other award, editions counted by their numbers', async () => {
  const applicant = await within(test.db, 'here', (tx) => applicantWithCode(tx, code));
  assert.ok(applicant);
  const at = as<never>('2024-01-01T00:00:00Z');
  const editions = [
    { id: 'e-4', number: 4, opened_at: at },
    { id: 'e-x', number: null, opened_at: as<never>('2025-01-01T00:00:00Z') },
  ];
  await laidOut(test.db, async (tx) => {
    await tx
      .insertInto('regulation_pack')
      .values({ digest: 'd', regulation: 'sample', resolved: JSON.stringify(pack) })
      .execute();
    for (const edition of editions) {
      await tx
        .insertInto('edition')
        .values({ ...edition, regulation: 'sample', programme, label: edition.id, nature: 'rehearsal', pack: 'd' })
        .execute();
      await tx
        .insertInto('case_file')
        .values({
          id: `case-${edition.id}`,
          edition_id: edition.id,
          number: 1,
          applicant_id: applicant,
          track: 'o',
          kind: 'o',
          opened_at: at,
        })
        .execute();
    }
  });
  const factsOf = (id: string) =>
    within(test.db, 'here', async (tx) => (await loadRuleFacts(tx, [as(id)])).get(as(id)));
  assert.deepEqual((await factsOf('case-e-4'))?.awards['applicant.sample-award'], [
    { tier: 'main', awardedOn: '2015-06-01', revokedOn: null, editionsAgo: 3 },
    { tier: 'main', awardedOn: '2018-06-01', revokedOn: '2019-01-01', editionsAgo: 2 },
  ]);
  // Where nobody has said which edition the present one is, how many lie between is not known.
  const unknown = (await factsOf('case-e-x'))?.awards['applicant.sample-award'] ?? [];
  assert.deepEqual(
    unknown.map(({ editionsAgo }) => editionsAgo),
    [null, null],
  );
});

it('takes no award for a new one that was won here, or whose holder is spelt with other blanks', async () => {
  await laidOut(test.db, async (tx) => {
    const own = { programme, applicant_id: 'winner', tier: 'main', takes_seat: true, money: 100 };
    await tx
      .insertInto('applicant')
      .values({ id: 'winner', name: '样例公司', credit_code: '91500000100000079K' })
      .execute();
    await tx
      .insertInto('case_file')
      .values({ ...file('e-4'), id: 'case-won', number: 9, applicant_id: 'winner' })
      .execute();
    const days = { awarded_on: day('2024-11-01'), revoked_on: day('2025-02-01') };
    await tx
      .insertInto('award')
      .values({ ...own, ...days, id: 'award-won', edition_id: 'e-4', case_id: 'case-won', row: 'main' })
      .execute();
  });
  const [awards] = await written();
  const again = await bring(
    bytes('e-4,4,主奖,样例公司,91500000100000079K,,,2024-11-01,,文', '2018,2,主奖,张　三,,个人,一 厂,2018-06-01,,文2'),
  );
  assert.deepEqual([again.added, again.known, again.faults], [0, 2, []]);
  const held = await bring(bytes('e-4,4,主奖,样例公司,91500000100000079K,,,2024-11-01,2024-12-01,文'));
  assert.deepEqual(
    held.faults.map((fault) => fault.code),
    ['other-on-register'],
  );
  assert.equal((await written())[0], awards);
});

it('brings as many awards as a file may have', async () => {
  const many = Array.from({ length: 6_000 }, (_, i) => `1999,,主奖,某${i},,个人,,1999-06-01,,文9`);
  const done = await bring(bytes(...many));
  assert.deepEqual([done.added, done.faults, done.refusals], [6_000, [], []]);
});

it('reads the registers of those an applicant has declared, and knows nothing of others', async () => {
  const holder = await within(test.db, 'here', (tx) => applicantWithCode(tx, code));
  assert.ok(holder);
  await offRecord(test.db, 'here', (tx) => keepApplicant(tx, { id: as('child'), name: '子公司', industry: null }));
  await laidOut(test.db, async (tx) => {
    await tx
      .insertInto('case_file')
      .values({ ...file('e-4'), applicant_id: 'child', id: 'case-child', number: 2 })
      .execute();
  });
  const awards = async () =>
    (await within(test.db, 'here', (tx) => loadRuleFacts(tx, [as('case-child')]))).get(as('case-child'))?.awards ?? {};
  assert.deepEqual(Object.keys(await awards()), ['applicant.sample-award']);
  const declare = (...related: readonly string[]) =>
    laidOut(test.db, async (tx) => {
      await tx.updateTable('case_file').set({ relations_declared: true }).where('id', '=', 'case-child').execute();
      for (const id of related)
        await tx.insertInto('relation').values({ case_id: 'case-child', about: 'group', applicant_id: id }).execute();
    });
  await declare();
  assert.deepEqual((await awards())['group.sample-award'], []);
  await declare(holder);
  assert.equal((await awards())['group.sample-award']?.length, 2);
  assert.deepEqual((await awards())['employer.sample-award'], []);
});

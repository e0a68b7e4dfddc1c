import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  type ApplicantId,
  as,
  type BodyId,
  day,
  type EditionId,
  instantAt,
  type PersonId,
  type StepId,
  type TierId,
} from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import { type Amendment, packFolder, resolvePack } from '@heng/regulations';
import { sql } from 'kysely';
import { appliesAmendment, opensEdition, opensStep } from '../edition/acts.ts';
import { loadSteps } from '../edition/store.ts';
import { loadCases } from '../notice/cases/store.ts';
import { keepPerson } from '../people/store.ts';
import { loadPackOf } from '../regulation/store.ts';
import { offRecord, setRehearsalClock, within } from '../storage/index.ts';
import { codes, testDatabase } from '../storage/testing.ts';
import { opensCase } from './acts.ts';
import { keepApplicant } from './store.ts';

const edition = as<EditionId>('one');
const office = { person: as<PersonId>('li'), body: as<BodyId>('office'), of: null };
const application = as<StepId>('application');
const tier = (name: string, more: object = {}) => ({
  name,
  applied_for: true,
  vacancy: true,
  valid: null,
  article: 5,
  ...more,
});

/** The first city's pack without the announcement, so that the application is opened with its days, and with tiers that are applied for by name. */
const bare = (pack: ResolvedPack): ResolvedPack =>
  ({
    ...pack,
    steps: pack.steps.filter(({ kind }) => kind !== 'announcement'),
    criteria: Object.fromEntries(
      Object.entries(pack.criteria).map(([id, own]) => [id, { ...own, set: Object.keys(pack.criteria_sets)[0] }]),
    ),
    tiers: {
      ...pack.tiers,
      contribution: tier('贡献奖'),
      team: tier('团队奖', { holders: { at_least: 2, at_most: 3 } }),
    },
  }) as ResolvedPack;

const amendment = (more: Partial<Amendment> = {}): Amendment => ({
  number: '〔2025〕1号',
  signed: '2025-03-01',
  from: '2025-03-10',
  reaches: 'running-editions',
  changes: [{ at: 'quotas.main.at_most', was: 2, now: 3, article: 5 }],
  ...more,
});

describe('an edition under way', async () => {
  const database = await testDatabase();
  const desk = database.desk();
  const clock = (text: string) => setRehearsalClock(database.db, instantAt(day(text), '09:00'));
  const read = <T>(query: Parameters<typeof within<T>>[2]) => within(database.db, 'here', query);
  after(database.drop);
  before(async () => {
    await clock('2025-03-03');
    const resolved = await resolvePack(packFolder('xinyang-2022'), day('2025-03-03'));
    assert.ok(resolved.ok);
    await offRecord(database.db, 'here', async (tx) => {
      for (const id of ['li', 'agent-a', 'agent-b']) await keepPerson(tx, { id: as<PersonId>(id), name: id });
      for (const id of ['a', 'b', 'c']) await keepApplicant(tx, { id: as<ApplicantId>(id), name: id, industry: null });
    });
    const opened = await opensEdition(
      desk,
      office,
      null,
      { edition, label: '2025', number: null, nature: 'rehearsal' },
      bare(resolved.value.pack),
    );
    assert.ok(opened.ok);
    assert.deepEqual(opened.value.act.warnings, []);
    const again = { edition: as<EditionId>('two'), label: '2026', number: null, nature: 'rehearsal' as const };
    const second = await opensEdition(desk, office, null, again, bare(resolved.value.pack));
    assert.ok(second.ok);
    assert.deepEqual(second.value.act.warnings, [{ code: 'before-its-cycle', day: '2027-03-03' }]);
  });

  it('opens an application that nothing has announced with its days', async () => {
    assert.deepEqual(codes(await opensStep(desk, office, null, edition, { step: application })), ['days-missing']);
    const opened = await opensStep(desk, office, null, edition, { step: application, closes: day('2025-04-30') });
    assert.deepEqual(codes(opened), []);
    const steps = await read((tx) => loadSteps(tx, edition));
    const own = steps.find(({ step }) => step === application);
    assert.deepEqual([own?.opensOn, own?.closesOn], ['2025-03-03', '2025-04-30']);
  });

  it('keeps the tier an application names, and who applies together', async () => {
    const open = (name: string, more: object) =>
      opensCase(
        desk,
        { person: as<PersonId>(`agent-${name}`), body: as<BodyId>('applicant'), of: name },
        null,
        edition,
        { applicant: as<ApplicantId>(name), track: 'organisation', kind: 'organisation', ...more },
      );
    assert.deepEqual(codes(await open('a', { tier: as<TierId>('main') })), ['tier-not-applied-for']);
    assert.deepEqual(codes(await open('a', { tier: as<TierId>('team') })), ['holders-not-admitted']);
    assert.deepEqual(codes(await open('a', { tier: as<TierId>('team'), partners: [as<ApplicantId>('c')] })), []);
    assert.deepEqual(codes(await open('b', {})), []);
    const files = await read((tx) => loadCases(tx, edition));
    assert.deepEqual(
      files.map(({ applicant, tier: named, holders }) => [applicant, named, holders]),
      [
        ['a', 'team', 2],
        ['b', null, 1],
      ],
    );
  });

  it('goes on under an amendment that reaches it, once, and not where it has begun', async () => {
    const apply = (own: Amendment) => appliesAmendment(desk, office, null, edition, own);
    assert.deepEqual(codes(await apply(amendment())), ['amendment-not-in-force']);
    await clock('2025-03-10');
    assert.deepEqual(codes(await apply(amendment({ reaches: 'new-editions' }))), ['amendment-not-for-running']);
    assert.deepEqual(codes(await apply(amendment({ from: '2025-03-03' }))), ['amendment-in-already']);
    const begun = { changes: [{ at: 'steps.application.late', was: 'refused', now: null, article: 15 }] };
    assert.deepEqual(codes(await apply(amendment(begun))), ['amendment-too-late']);
    const wrong = { changes: [{ at: 'quotas.main.at_most', was: 9, now: 3, article: 5 }] };
    assert.deepEqual(codes(await apply(amendment(wrong))), ['was-differs']);
    const done = await apply(amendment());
    assert.ok(done.ok);
    const pack = await read((tx) => loadPackOf(tx, edition));
    assert.equal(pack.quotas.find(({ id }) => id === 'main')?.at_most, 3);
    const { rows } = await sql<{ pack: string }>`select pack from edition where id = 'one'`.execute(database.owner);
    assert.equal(rows[0]?.pack, done.value.act.packAfter);
    assert.deepEqual(codes(await apply(amendment({ changes: [] }))), ['amendment-in-already']);
  });

  it('has the steps an amendment brings, in their place, and not those it takes away', async () => {
    const notice = {
      id: 'second-notice',
      kind: 'notice',
      name: '再次公示',
      by: 'office',
      length: { at_least: '5 working days' },
      media: null,
      objections: null,
      upheld: null,
      article: 22,
    };
    const changes: Amendment['changes'] = [
      { at: 'steps.second-notice', add: notice, after: 'winners-notice', article: 22 },
    ];
    const own = amendment({ number: '〔2025〕2号', changes });
    assert.deepEqual(codes(await appliesAmendment(desk, office, null, edition, own)), []);
    const names = async () => (await read((tx) => loadSteps(tx, edition))).map(({ step }) => step);
    const steps = await names();
    assert.equal(steps.indexOf(as<StepId>('second-notice')), steps.indexOf(as<StepId>('winners-notice')) + 1);
    assert.equal(steps.length, 16);
    const back = amendment({
      number: '〔2025〕3号',
      changes: [{ at: 'steps.second-notice', remove: true, article: 22 }],
    });
    assert.deepEqual(codes(await appliesAmendment(desk, office, null, edition, back)), []);
    assert.ok(!(await names()).includes(as<StepId>('second-notice')));
  });
});

import { type Actor, type AwardId, as, day, type EditionId } from '@heng/domain/language';
import { sql } from 'kysely';
import { laidOut, type TestDatabase } from '../../storage/testing.ts';

export const edition = as<EditionId>('sample-2026');
export const later = as<EditionId>('sample-2028');
export const awardA = as<AwardId>('award-a');
export const awardB = as<AwardId>('award-b');

export const office: Actor = { person: as('p-office'), body: as('bureau'), of: null };
export const mayor: Actor = { person: as('p-mayor'), body: as('government'), of: null };
export const tax: Actor = { person: as('p-tax'), body: as('departments'), of: null };
export const inspector: Actor = { person: as('p-inspector'), body: as('inspectors'), of: null };
export const citizen: Actor = { person: as('citizen-1'), body: as('public'), of: null };
export const agent = (applicant: string): Actor => ({
  person: as(`${applicant}-agent`),
  body: as('applicant'),
  of: applicant,
});

/** A regulation with a duty each year, rules about money and title, and sanctions of every kind of ground. */
const pack = {
  regulation: { id: 'sample-2026', programme: 'sample-award', title: '样例办法' },
  bodies: {
    bureau: { name: '秘书处', role: 'office', article: 1 },
    government: { name: '市政府', role: 'government', article: 1 },
    departments: { name: '部门', role: 'department', article: 1 },
    inspectors: { name: '监督组', role: 'supervisor', article: 1 },
    experts: { name: '专家组', role: 'team', article: 1 },
  },
  tracks: { organisation: { name: '组织', kinds: { company: '企业' } } },
  tiers: {
    main: { name: '主奖', applied_for: false, valid: '6 years after award' },
    second: { name: '提名', applied_for: false, valid: null },
  },
  receives: [
    { id: 'main', for: { tiers: ['main'] }, honours: ['plaque'], money: 300000, takes_seat: true, article: 26 },
    {
      id: 'second',
      for: { tiers: ['second'] },
      honours: null,
      money: { at_most: 50000 },
      takes_seat: true,
      article: 26,
    },
  ],
  steps: [{ id: 'apply', kind: 'application', name: '申报', by: 'applicant', documents: [], article: 10 }],
  conditions: [],
  disqualifiers: [],
  quotas: [],
  documents: {},
  declarations: [],
  form: {},
  undertakings: [],
  recusal: null,
  scales: {},
  names: { uses: { laboratories: '实验室', bonuses: '奖金分配' }, honours: { plaque: '奖牌', money: '奖金' } },
  facts: {
    incidents: { name: '事故', type: { records: { date: 'date', grade: 'text' } }, from: ['department'] },
  },
  channels: {
    reports: {
      name: '举报',
      against: 'anything',
      to: 'inspectors',
      until: null,
      anonymous: true,
      needs: { anyone: ['evidence'] },
      answer: { within: '10 calendar days', from: 'receipt', in_writing: false, covers: ['examination'] },
      reports_to: ['bureau'],
      article: 25,
    },
  },
  money_use: [
    { id: 'quality', says: '用于质量。', mainly: ['laboratories'], must_not: ['bonuses'], budget: null, article: 28 },
  ],
  title_use: [],
  obligations: [
    {
      id: 'yearly-report',
      by: 'winner',
      act: 'report',
      says: '每年报告。',
      paper: '自评报告',
      times: 3,
      every: '1 year',
      first_due: '1 year after award',
      if_missed: 'missing-report',
      article: 24,
    },
  ],
  sanctions: [
    {
      id: 'fraud',
      against: 'winner',
      within: null,
      grounds: [{ id: 'deceit', says: '骗奖。', rule: 'judgement', by: 'bureau' }],
      asked_by: 'bureau',
      decided_by: 'government',
      must: true,
      measures: [
        { do: 'revoke-title' },
        { do: 'recover', what: ['plaque', 'money'] },
        { do: 'publish' },
        { do: 'bar', lasts: '3 years after decision' },
      ],
      article: 33,
    },
    {
      id: 'incident',
      against: 'winner',
      within: 'since award',
      grounds: [{ id: 'grave', says: '重大事故。', rule: 'record', of: 'incidents', where: { grade: 'major' } }],
      asked_by: 'bureau',
      decided_by: 'government',
      must: true,
      measures: [{ do: 'revoke-title' }],
      article: 34,
    },
    {
      id: 'missing-report',
      against: 'winner',
      within: null,
      grounds: [{ id: 'overdue', says: '漏报。', rule: 'obligation', of: ['yearly-report'], is: 'missed' }],
      asked_by: null,
      decided_by: 'bureau',
      must: true,
      measures: [{ do: 'criticise' }, { do: 'order-correction', within: '20 calendar days' }],
      article: 29,
    },
    {
      id: 'reviewers',
      against: 'reviewer',
      grounds: [{ id: 'abuse', says: '徇私。', rule: 'judgement', by: 'bureau' }],
      asked_by: null,
      decided_by: 'bureau',
      must: true,
      measures: [{ do: 'cancel-reviewer' }],
      article: 35,
    },
  ],
};

const at = as<never>('2026-03-02T04:00:00Z');
const awarded = day('2026-11-18');

/** An edition that is over, with two awards: the main one of a, the second of b; and a later edition in which applications are open. */
export const layAwards = async (test: TestDatabase): Promise<void> => {
  await laidOut(test.db, async (tx) => {
    await tx
      .insertInto('regulation_pack')
      .values({ digest: 'd', regulation: 'sample-2026', resolved: JSON.stringify(pack) })
      .execute();
    const common = { regulation: 'sample-2026', programme: 'sample-award', pack: 'd', nature: 'rehearsal' };
    await tx
      .insertInto('edition')
      .values([
        { ...common, id: edition, label: '2026', opened_at: at, closed_at: as('2026-11-20T00:00:00Z') },
        { ...common, id: later, label: '2028', opened_at: as('2028-03-01T00:00:00Z') },
      ])
      .execute();
    await tx
      .insertInto('edition_step')
      .values([
        { edition_id: edition, step: 'apply', place: 1, opened_at: at, closed_at: at },
        {
          edition_id: later,
          step: 'apply',
          place: 1,
          opens_on: day('2028-03-01'),
          closes_on: day('2028-12-31'),
          opened_at: at,
        },
      ])
      .execute();
    for (const { person } of [office, mayor, tax, inspector, agent('a'), agent('b')])
      await tx.insertInto('person').values({ id: person, name: person }).execute();
    for (const name of ['a', 'b'])
      await tx
        .insertInto('applicant')
        .values({ id: name, name: `组织 ${name}` })
        .execute();
    for (const { person, body, of } of [office, mayor, tax, inspector, agent('a'), agent('b')])
      await tx
        .insertInto('member')
        .values({ edition_id: edition, body, of: of ?? '', person_id: person, seat: 'member', appointed_at: at })
        .execute();
    await tx
      .insertInto('member')
      .values({ edition_id: later, body: 'bureau', person_id: office.person, seat: 'member', appointed_at: at })
      .execute();
    for (const [index, [name, tier, money]] of (
      [
        ['a', 'main', 300000],
        ['b', 'second', null],
      ] as const
    ).entries()) {
      const file = { id: `case-${name}`, edition_id: edition, number: index + 1, applicant_id: name, kind: 'company' };
      await tx
        .insertInto('case_file')
        .values({ ...file, track: 'organisation', opened_at: at, submitted_at: at })
        .execute();
      const award = { id: `award-${name}`, edition_id: edition, programme: 'sample-award', applicant_id: name };
      await tx
        .insertInto('award')
        .values({ ...award, case_id: file.id, tier, row: tier, money, takes_seat: true, awarded_on: awarded })
        .execute();
    }
  });
};

/** Sets the clock to noon in China of this day. */
export const noon = (test: TestDatabase, text: string): Promise<unknown> =>
  sql`select set_rehearsal_clock(${`${text}T04:00:00Z`})`.execute(test.owner);

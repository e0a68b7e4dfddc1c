import {
  type Actor,
  as,
  type CaseId,
  type EditionId,
  type Instant,
  type PersonId,
  type StepId,
} from '@heng/domain/language';
import type { Desk } from '../../storage/index.ts';
import { laidOut } from '../../storage/testing.ts';

export const edition = as<EditionId>('sample-2026');
export const step = (id: string): StepId => as<StepId>(id);
export const caseId = (number: number): CaseId => as<CaseId>(`c-${number}`);
export const clerk: Actor = { person: as('p-clerk'), body: as('bureau'), of: null };
export const assessor = (name: string): Actor => ({ person: as<PersonId>(name), body: as('team'), of: null });
const assessors = ['li', 'wang', 'zhao', 'qian'];

const review = { kind: 'review', by: 'team', method: 'full', criteria: 'excellence', sheet: 'by-item' };
const items = [600, 385, 15].map((points, i) => ({ code: `4.${i}`, name: '', asks: '', kind: 'process', points }));

/** Two reviews, one agreed and one averaged, a defence, a gate and a list; no city's. */
const pack = {
  regulation: { id: 'sample', programme: 'sample-award' },
  bodies: {
    bureau: { name: '办公室', role: 'office' },
    team: {
      name: '评审组',
      role: 'team',
      created_by: 'bureau',
      size: { at_least: 2, at_most: 3, soft: { at_least: 'bureau' } },
      seats: [{ seat: 'leader', exactly: 1 }],
      article: 9,
    },
  },
  recusal: { who: ['team'], ground: '', effect: ['no-scoring'], article: 10 },
  tracks: { organisation: { name: '组织', kinds: { x: 'x' } } },
  tiers: { main: { name: '质量奖', offered: true }, second: { name: '提名奖' } },
  quotas: [
    { id: 'main', for: { tiers: ['main'] }, at_most: 1 },
    { id: 'second', for: { tiers: ['second'] }, at_most: 2 },
  ],
  receives: [],
  facts: { incidents: { name: '事故', type: { records: { date: 'date' } }, from: ['department'] } },
  scales: {},
  documents: {},
  conditions: [],
  disqualifiers: [
    {
      id: 'later',
      article: 13,
      within: '3 years before application',
      rechecked_until: 'list',
      rules: [{ id: 'incident', says: '发生事故。', rule: 'record', of: 'incidents' }],
    },
  ],
  channels: {
    objection: {
      name: '异议',
      against: ['accepted'],
      to: 'bureau',
      until: null,
      anonymous: null,
      answer: null,
      article: 23,
    },
  },
  criteria: { excellence: { name: '准则', standards: [], dated: false, set: 'sample-set', aspects: 1, points: 1000 } },
  criteria_sets: {
    'sample-set': {
      id: 'sample-set',
      name: '准则',
      points: 1000,
      scale: { from: '0%', to: '100%', step: '5%' },
      kinds: {},
      categories: [{ id: 'all', name: '', items }],
    },
  },
  totals: { total: { name: '总分', out_of: 1000, parts: { desk: '30%', site: '70%' }, article: 19 } },
  steps: [
    {
      id: 'accepted',
      kind: 'notice',
      name: '受理公示',
      by: 'bureau',
      length: null,
      media: null,
      objections: 'objection',
      upheld: null,
      article: 17,
    },
    { ...review, id: 'desk', name: '材料评审', combine: 'consensus', article: 18 },
    { ...review, id: 'site', name: '现场评审', combine: 'mean', papers: [{ paper: '评审报告' }], article: 18 },
    { ...review, id: 'hearing', name: '陈述答辩', by: 'bureau', criteria: null, sheet: 'not-scored', article: 21 },
    {
      id: 'gate',
      kind: 'gate',
      name: '入围',
      by: 'bureau',
      pass: [{ rule: 'score', of: 'total', at_least: 600 }],
      article: 19,
    },
    {
      id: 'list',
      kind: 'candidate-list',
      name: '候选',
      by: 'bureau',
      order_by: 'total',
      each: ['tier'],
      departures: null,
      article: 20,
    },
  ],
};

/** An edition whose reviews are open, with so many cases handed in and a pool of four assessors. */
export async function layOut(desk: Desk, cases: number): Promise<void> {
  const at = as<Instant>('2026-03-02T04:00:00.000000Z');
  await laidOut(desk.db, async (tx) => {
    await tx
      .insertInto('regulation_pack')
      .values({ digest: 'd', regulation: 'sample', resolved: JSON.stringify(pack) })
      .execute();
    await tx
      .insertInto('edition')
      .values({
        id: edition,
        regulation: 'sample',
        programme: 'sample-award',
        label: '2026',
        nature: 'rehearsal',
        pack: 'd',
        opened_at: at,
      })
      .execute();
    const open = ['desk', 'site', 'hearing'];
    await tx
      .insertInto('edition_step')
      .values(
        pack.steps.map(({ id }, i) => ({
          edition_id: edition,
          step: id,
          place: i + 1,
          opened_at: id === 'accepted' || open.includes(id) ? at : null,
          closed_at: id === 'accepted' ? at : null,
        })),
      )
      .execute();
    for (const [person, body] of [['p-clerk', 'bureau'], ...assessors.map((name) => [name, 'team'])] as [
      string,
      string,
    ][]) {
      await tx.insertInto('person').values({ id: person, name: person }).execute();
      await tx
        .insertInto('member')
        .values({ edition_id: edition, body, person_id: person, seat: 'member', appointed_at: at })
        .execute();
    }
    for (let number = 1; number <= cases; number += 1) {
      const [id, applicant] = [caseId(number), `a-${number}`];
      await tx.insertInto('applicant').values({ id: applicant, name: applicant }).execute();
      const file = {
        edition_id: edition,
        number,
        applicant_id: applicant,
        track: 'organisation',
        kind: 'x',
        opened_at: at,
        submitted_at: at,
      };
      await tx
        .insertInto('case_file')
        .values({ id, ...file })
        .execute();
      await tx
        .insertInto('case_fact')
        .values({ case_id: id, fact: 'incidents', source: 'department', of: 'safety', value: '[]', at })
        .execute();
    }
  });
}

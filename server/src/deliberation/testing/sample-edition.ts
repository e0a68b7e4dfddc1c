import { type Actor, as, type EditionId } from '@heng/domain/language';
import type { Tx } from '../../storage/index.ts';
import { laidOut, type TestDatabase } from '../../storage/testing.ts';

export const real = as<EditionId>('sample-2025');
export const edition = as<EditionId>('sample-2026');
export const earlier = as<EditionId>('sample-2022');

const again = { rule: 'past-award', programme: 'own', same_tier: true, within: 'ever' };
/** The pack's own word; nobody awaits it. */
export const follows = (then: string, replacement = 'forbidden') => ({ then, replacement, article: '22¶3' });

/** What a list of candidates, a vote and an award read, of a regulation that leaves the nomination's honours open. */
const pack = {
  regulation: { id: 'sample', programme: 'sample-award' },
  bodies: {
    government: { name: '市政府', role: 'government' },
    committee: { name: '评委会', role: 'committee' },
    bureau: { name: '秘书处', role: 'office' },
  },
  recusal: { who: ['committee'], ground: '利害关系', effect: ['no-vote'], article: 10 },
  rules_elsewhere: {},
  tracks: { organisation: { name: '组织', kinds: {} } },
  tiers: { main: { name: '主奖' }, second: { name: '提名' } },
  quotas: [
    { id: 'main', for: { tiers: ['main'] }, at_most: 2, article: 5 },
    { id: 'second', for: { tiers: ['second'] }, at_most: 3, article: 5 },
  ],
  receives: [
    {
      id: 'main-again',
      for: { tiers: ['main'] },
      when: again,
      honours: ['plaque'],
      money: 0,
      takes_seat: true,
      article: 27,
    },
    { id: 'main', for: { tiers: ['main'] }, honours: ['plaque'], money: 300000, takes_seat: true, article: 26 },
    { id: 'second', for: { tiers: ['second'] }, honours: null, money: null, takes_seat: true, article: 26 },
  ],
  conditions: [],
  disqualifiers: [
    {
      id: 'all',
      article: 13,
      within: '3 years before application',
      rechecked_until: 'approval',
      rules: [{ id: 'accident', rule: 'record', of: 'accidents' }],
    },
  ],
  facts: { accidents: { name: '事故', type: { records: { date: 'date' } }, from: ['department'] } },
  scales: {},
  documents: {},
  channels: {},
  steps: [
    { id: 'gate', kind: 'gate', name: '入围', by: 'bureau', pass: [], article: 19 },
    {
      id: 'list',
      kind: 'candidate-list',
      name: '候选',
      by: 'bureau',
      order_by: 'total',
      departures: null,
      article: 20,
    },
    {
      id: 'vote',
      kind: 'ballot',
      name: '投票',
      by: 'committee',
      secret: true,
      each: ['tier', 'candidate'],
      quorum: null,
      carried_by: { at_least: '2/3', of: 'ballots-cast' },
      article: 21,
    },
    {
      id: 'winners-notice',
      kind: 'notice',
      name: '公示',
      by: 'bureau',
      length: { at_least: '5 working days' },
      media: null,
      objections: null,
      upheld: follows('removed'),
      article: 22,
    },
    {
      id: 'approval',
      kind: 'approval',
      name: '审定',
      by: 'government',
      of: 'winners',
      effect: 'final',
      article: '22¶2',
    },
    {
      id: 'award',
      kind: 'conferral',
      name: '公布',
      by: 'government',
      publishes: null,
      fixes: 'award-date',
      article: 22,
    },
  ],
};

export const office: Actor = { person: as('p-office'), body: as('bureau'), of: null };
export const mayor: Actor = { person: as('p-mayor'), body: as('government'), of: null };
export const members: readonly Actor[] = Array.from({ length: 9 }, (_, index) => ({
  person: as(`p-m${index + 1}`),
  body: as('committee'),
  of: null,
}));

const at = as<never>('2026-03-02T04:00:00Z');

/**
 * A real edition and a rehearsal with the same five candidates: four for the main award, one for the second. `steps`: fields of a step by its id, that are
 * other than in the regulation above; `order`: ids of the steps, where it is another one.
 */
export const layEditions = (
  test: TestDatabase,
  steps: Readonly<Record<string, object>> = {},
  order: readonly string[] = pack.steps.map(({ id }) => id),
): Promise<void> =>
  laidOut(test.db, async (tx) => {
    const ordered = pack.steps.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
    const law = { ...pack, steps: ordered.map((step) => ({ ...step, ...steps[step.id] })) };
    await tx
      .insertInto('regulation_pack')
      .values({ digest: 'd', regulation: 'sample', resolved: JSON.stringify(law) })
      .execute();
    const common = { regulation: 'sample', programme: 'sample-award', pack: 'd' };
    await tx
      .insertInto('edition')
      .values([
        { ...common, id: earlier, label: '2022', nature: 'real', opened_at: as('2022-01-01T00:00:00Z') },
        { ...common, id: real, label: '2025', nature: 'real', opened_at: as('2025-01-01T00:00:00Z') },
        { ...common, id: edition, label: '2026', nature: 'rehearsal', opened_at: as('2026-01-01T00:00:00Z') },
      ])
      .execute();
    for (const person of [office, mayor, ...members].map((actor) => actor.person)) {
      await tx.insertInto('person').values({ id: person, name: person }).execute();
    }
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await tx
        .insertInto('applicant')
        .values({ id: `org-${name}`, name: `组织 ${name}` })
        .execute();
    }
    for (const own of [real, edition]) await layEdition(tx, own, order);
  });

async function layEdition(tx: Tx, own: EditionId, order: readonly string[]): Promise<void> {
  const done = ['gate', 'list'];
  await tx
    .insertInto('edition_step')
    .values(
      order.map((id, index) => ({
        edition_id: own,
        step: id,
        place: index + 1,
        ...(done.includes(id) && { opened_at: at, closed_at: at }),
      })),
    )
    .execute();
  for (const { person, body } of [office, mayor, ...members]) {
    await tx
      .insertInto('member')
      .values({ edition_id: own, body, person_id: person, seat: 'member', appointed_at: at })
      .execute();
  }
  for (const [index, name] of ['a', 'b', 'c', 'd', 'e'].entries()) {
    const id = caseOf(name, own);
    const file = { edition_id: own, number: index + 1, applicant_id: `org-${name}`, track: 'organisation', kind: 'x' };
    await tx
      .insertInto('case_file')
      .values({ ...file, id, opened_at: at, submitted_at: at })
      .execute();
    await tx
      .insertInto('case_fact')
      .values({ case_id: id, fact: 'accidents', source: 'department', of: 'tax', value: '[]', at })
      .execute();
    await tx
      .insertInto('standing')
      .values({ step: 'gate', case_id: id, total: String(800 - index), place: index + 1, passed: true })
      .execute();
    const tier = name === 'e' ? 'second' : 'main';
    await tx
      .insertInto('candidate')
      .values({ step: 'list', case_id: id, tier, place: index + 1 })
      .execute();
  }
}

export const caseOf = (name: string, own: EditionId = edition): string => `${own}-${name}`;

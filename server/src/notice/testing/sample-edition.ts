import type { Calendar } from '@heng/domain/calendar';
import { type Actor, as, day, type EditionId, endOf, type Instant, instantAt } from '@heng/domain/language';
import type { Desk, Tx } from '../../storage/index.ts';
import { laidOut, type TestDatabase } from '../../storage/testing.ts';

const own = (id: string, by: string, branch: boolean, article: string) => ({
  id,
  kind: 'notice',
  name: id,
  by,
  for: { where: { branch } },
  length: { at_least: '5 working days' },
  media: 'in-house',
  objections: null,
  upheld: null,
  article,
});

/** The pack's own word; nobody awaits it. */
const follows = (then: string, replacement: string | null) => ({ then, replacement });

const list = (id: string, article: number, replacement: string | null) => ({
  id,
  kind: 'notice',
  name: id,
  by: 'bureau',
  length: { at_least: '5 working days' },
  media: null,
  objections: 'objection',
  upheld: follows('removed', replacement),
  article,
});

/** Only what notices and intake read: the call, own notices, the application, two lists shown to the public. */
const pack = {
  regulation: {
    id: 'sample',
    programme: 'sample',
    title: '样例奖办法',
    place: '此地',
    voluntary: true,
    article: { voluntary: 2 },
  },
  bodies: {
    bureau: { name: '办公室', role: 'office' },
    department: { name: '主管部门', role: 'recommender', many: true, article: 9 },
  },
  tracks: { organisation: { name: '组织', kinds: { enterprise: '企业', school: '学校' }, article: 2 } },
  tiers: { main: { name: '奖' } },
  quotas: [],
  conditions: [],
  disqualifiers: [],
  facts: { branch: { name: '分支机构', type: 'yes-no', from: ['applicant'] } },
  scales: {},
  documents: {
    form: { name: '申报表', by: 'applicant', due: 'apply', article: 6 },
    opinion: { name: '上级意见', by: 'parent', due: 'apply', for: { where: { branch: true } }, article: '4¶2' },
    letter: { name: '推荐函', by: 'recommender', due: 'apply', for: { kinds: ['school'] }, article: 9 },
  },
  form: {},
  declarations: [{ id: 'truth', by: 'applicant', says: '材料真实。', article: 7 }],
  names: { media: {}, needs: {} },
  recusal: null,
  undertakings: [],
  sanctions: [],
  rules_elsewhere: {},
  channels: {
    objection: {
      name: '异议',
      against: ['accepted', 'winners'],
      to: 'bureau',
      until: 'end-of-notice',
      anonymous: false,
      needs: { anyone: ['evidence'], person: ['signature'], organisation: ['official-seal'] },
      answer: { within: '5 working days', from: 'complete-receipt', in_writing: true, covers: ['reply'], article: 10 },
      while_open: 'blocks-this-applicant',
      article: 9,
    },
  },
  steps: [
    { id: 'call', kind: 'announcement', name: '公告', by: 'bureau', media: null, states: ['closing-day'], article: 3 },
    own('own-notice', 'applicant', false, '4¶1'),
    own('parent-notice', 'parent', true, '4¶2'),
    {
      id: 'apply',
      kind: 'application',
      name: '申报',
      by: 'applicant',
      documents: [],
      late: 'refused',
      incomplete: null,
      article: 5,
    },
    list('accepted', 6, null),
    list('winners', 7, 'forbidden'),
  ],
};

export const edition = as<EditionId>('sample-2025');
export const actor = (person: string, body: string, of: string | null = null): Actor => ({
  person: as(person),
  body: as(body),
  of,
});
export const office = actor('p-office', 'bureau');
export const agent = (applicant: string): Actor => actor(`p-${applicant}`, 'applicant', applicant);

const calendar: Calendar = new Map([[2025, { year: 2025, source: 'sample', off: {}, work: [] }]]);
export const deskOf = (test: TestDatabase): Desk => test.desk({ calendar });

/** Lays out an edition of the sample, with its office and three applicants. */
export async function laySample(test: TestDatabase): Promise<void> {
  const opened = {
    regulation: 'sample',
    programme: 'sample',
    label: '2025',
    nature: 'rehearsal',
    pack: 'sample-digest',
  };
  const steps = pack.steps.map(({ id }, index) => ({ edition_id: edition, step: id, place: index + 1 }));
  const people = ['p-office', 'p-a', 'p-b', 'p-c', 'p-parent', 'p-dept'].map((id) => ({ id, name: id }));
  await change(test, async (tx) => {
    await tx
      .insertInto('regulation_pack')
      .values({ digest: 'sample-digest', regulation: 'sample', resolved: JSON.stringify(pack) })
      .execute();
    await tx
      .insertInto('edition')
      .values({ id: edition, opened_at: early, ...opened })
      .execute();
    await tx.insertInto('edition_step').values(steps).execute();
    await tx.insertInto('person').values(people).execute();
    await tx
      .insertInto('applicant')
      .values(['a', 'b', 'c'].map((id) => ({ id, name: id })))
      .execute();
  });
  await seatAt(test, office);
}

const early = instantAt(day('2025-08-01'), '08:00');

export const seatAt = (test: TestDatabase, { person, body, of }: Actor): Promise<unknown> =>
  change(test, (tx) =>
    tx
      .insertInto('member')
      .values({ edition_id: edition, body, of: of ?? '', person_id: person, seat: 'member', appointed_at: early })
      .execute(),
  );

/** Puts the edition into a state that other stages would have brought about. */
export const change = <Made>(test: TestDatabase, write: (tx: Tx) => Promise<Made>): Promise<Made> =>
  laidOut(test.owner, write);

export async function setClock(test: TestDatabase, at: Instant): Promise<void> {
  await test.owner.selectNoFrom(({ fn, val }) => fn('set_rehearsal_clock', [val(at)]).as('set')).execute();
}

/** A case that was handed in, as intake leaves it. */
export const handIn = (test: TestDatabase, number: number, applicant: string): Promise<unknown> =>
  change(test, (tx) =>
    tx
      .insertInto('case_file')
      .values({
        id: `case-${applicant}`,
        edition_id: edition,
        number,
        applicant_id: applicant,
        track: 'organisation',
        kind: 'enterprise',
        opened_at: early,
        submitted_at: instantAt(day('2025-09-20'), '08:00'),
      })
      .execute(),
  );

export const closeSteps = (test: TestDatabase, ...steps: readonly string[]): Promise<unknown> =>
  change(test, (tx) =>
    tx
      .updateTable('edition_step')
      .set({ opened_at: early, closed_at: endOf(day('2025-09-30')) })
      .where('edition_id', '=', edition)
      .where('step', 'in', [...steps])
      .execute(),
  );

/** What the journal holds, in order. */
export const journalOf = (test: TestDatabase): Promise<readonly { readonly act: string; readonly entry: string }[]> =>
  test.owner.selectFrom('journal_entry').select(['act', 'entry']).orderBy('at').orderBy('xid').execute();

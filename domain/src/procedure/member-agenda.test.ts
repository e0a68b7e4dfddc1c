import assert from 'node:assert/strict';
import { it } from 'node:test';
import { as, day, type EditionId, instantAt, type PersonId, type StepId } from '../language/index.ts';
import type { Body, Step } from '../regulation/index.ts';
import { packWith } from '../regulation/testing/sample.ts';
import { agenda } from './agenda.ts';
import type { EditionView, NomineeView } from './view.ts';

const today = day('2025-05-06');
const ballot: Step = {
  id: 'vote',
  kind: 'ballot',
  name: '投票',
  by: 'jury',
  secret: null,
  each: [],
  quorum: null,
  carried_by: null,
  article: 8,
};
const jury: Body = {
  name: '评委会',
  role: 'committee',
  size: { odd: true },
  seats: [{ seat: 'chair', exactly: 1, held_by: '市长' }, { seat: 'member' }],
  appointment: { proposed_by: 'bureau', approved_by: 'mayor', published: true, article: '7¶2' },
};
const pack = packWith({
  documents: {},
  channels: {},
  bodies: {
    bureau: { name: '评审办', role: 'office', article: 2 },
    mayor: { name: '市政府', role: 'government', article: 2 },
    jury: { ...jury, article: 7 },
  },
  steps: [ballot],
});
const seat = (body: string, person: string, own = 'member') => ({
  body,
  of: null,
  person: as<PersonId>(person),
  seat: own,
  category: null,
});
const on = (more: Partial<NomineeView> = {}): NomineeView => ({
  ...seat('jury', 'wang'),
  approved: false,
  refused: false,
  published: false,
  ...more,
});
const base = [seat('bureau', 'li'), seat('mayor', 'ma'), seat('jury', 'chair', 'chair')];
const tasks = (nominees: readonly NomineeView[], members = base, closed = false) => {
  const view: EditionView = {
    edition: { id: as<EditionId>('e'), nature: 'real', label: '2025', closedAt: null },
    pack,
    calendar: new Map(),
    steps: [
      {
        step: as<StepId>('vote'),
        opensOn: null,
        closesOn: null,
        openedAt: null,
        closedAt: closed ? instantAt(today, '09:00') : null,
      },
    ],
    members,
    nominees,
    cases: [],
    notices: [],
    objections: [],
    voters: [],
    tallied: [],
  };
  return agenda(view, today);
};
const said = (...given: Parameters<typeof tasks>) =>
  tasks(...given).map(({ act, by, waits }) => [act, by.join(), waits.map(({ code }) => code).join()]);
const vote = (waits: string) => ['ballot-opened', 'bureau,jury', waits];

it('leads members to their seats, each stage by its own body, on the article', () => {
  assert.deepEqual(said([]), [['members-proposed', 'bureau', ''], vote('')]);
  assert.deepEqual(said([on()])[0], ['members-approved', 'mayor', '']);
  assert.deepEqual(said([on({ approved: true })])[0], ['members-published', 'bureau,mayor', '']);
  assert.deepEqual(said([on({ approved: true, published: true })])[0], ['member-appointed', 'bureau', '']);
  assert.deepEqual(said([on({ refused: true })])[0], ['members-proposed', 'bureau', '']);
  assert.equal(tasks([])[0]?.article, '7¶2');
});

it('asks for nobody once they sit, and lets no vote open that the body cannot hold', () => {
  const seated = [...base, seat('jury', 'wang')];
  assert.deepEqual(said([on({ approved: true, published: true })], seated), [vote('body-total-even')]);
  assert.deepEqual(said([], [...seated, seat('jury', 'chen')]), [vote('')]);
  assert.deepEqual(
    said(
      [],
      seated.filter((own) => own.seat !== 'chair'),
    ),
    [vote('seat-not-filled')],
  );
});

it('is no task any more when the last vote of the body is over', () => {
  assert.deepEqual(
    tasks([], base, true).map(({ act }) => act),
    ['edition-closed'],
  );
});

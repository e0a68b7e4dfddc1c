import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { FilePurpose } from '@heng/contract/file';
import { as, type CaseId, type EditionId, type PersonId } from '@heng/domain/language';
import { noRelations, type Reader, type SeatHeld } from '@heng/domain/procedure';
import { mayAdd, maySee } from './rights.ts';

const one = as<CaseId>('case-1');
const seat = (role: SeatHeld['role']): SeatHeld => {
  const says = { promises: [], receives: [], hears: [], told: false, decides: false, sanctions: [] };
  return { body: role, role, of: null, seat: 'member', ...says };
};
const reader = (role: SeatHeld['role'], over: Partial<Reader> = {}): Reader => ({
  person: as<PersonId>('reader'),
  administrator: null,
  seats: [seat(role)],
  undertaken: [],
  recused: [],
  actsFor: [],
  relations: noRelations,
  ...over,
});
const file = (purpose: FilePurpose, over: { readonly handedIn?: boolean; readonly person?: string } = {}) => ({
  edition: as<EditionId>('edition-1'),
  case: one,
  purpose,
  person: as<PersonId>(over.person ?? 'sender'),
  tradeSecret: false,
  handedIn: over.handedIn ?? false,
});
const applicant = reader('applicant', { relations: { ...noRelations, own: [one] } });
const assessor = reader('team', { relations: { ...noRelations, assigned: [one] } });

it('keeps what is not handed in to the applicant', () => {
  assert.deepEqual(
    [applicant, reader('office'), assessor].map((who) => maySee(who, file('application'))),
    [true, false, false],
  );
  assert.deepEqual(
    [applicant, reader('office'), assessor, reader('department')].map((who) =>
      maySee(who, file('application', { handedIn: true })),
    ),
    [true, true, true, false],
  );
});

it('shows the sender nothing of a case they have withdrawn from, nor without a seat', () => {
  const sent = file('review', { person: 'reader' });
  assert.equal(maySee(assessor, sent), true);
  assert.equal(maySee({ ...assessor, recused: [one] }, sent), false);
  assert.equal(maySee({ ...assessor, seats: [], relations: noRelations }, sent), false);
});

it('lets those add who may read what it is a part of, to an application the applicant alone, administrators never', () => {
  assert.deepEqual(
    [applicant, reader('office'), assessor].map((who) => mayAdd(who, file('application'))),
    [true, false, false],
  );
  assert.deepEqual(
    [applicant, reader('office'), assessor].map((who) => mayAdd(who, file('review'))),
    [false, true, true],
  );
  assert.equal(mayAdd(assessor, { purpose: 'review', case: null }), false);
  assert.equal(mayAdd({ ...reader('office'), administrator: 'system' }, file('review')), false);
});

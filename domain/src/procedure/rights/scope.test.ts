import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, type CaseId } from '../../language/index.ts';
import { noRelations, type Reader, type SeatHeld } from './reader.ts';
import { mayRead, receivesReports, scopeOf } from './scope.ts';

const none = { promises: [], receives: [], hears: [], told: false, decides: false, sanctions: [] };
const seat = (role: SeatHeld['role'], more: Partial<SeatHeld> = {}): SeatHeld => ({
  ...{ body: role, role, of: null, seat: 'member', ...none },
  ...more,
});
const reader = (seats: readonly SeatHeld[], more: Partial<Reader> = {}): Reader => ({
  ...{ person: as('somebody'), administrator: null, undertaken: [], recused: [], actsFor: [], relations: noRelations },
  ...{ seats, ...more },
});
const [one, two] = [as<CaseId>('c1'), as<CaseId>('c2')];

describe('who may read', () => {
  it('of a report: those to whom it was passed on, but not that there are others', () => {
    const passedOn = reader([seat('office', { told: true })]);
    assert.deepEqual([mayRead('report', passedOn, null), receivesReports(passedOn)], [true, false]);
    assert.equal(receivesReports(reader([seat('supervisor', { hears: ['report'] })])), true);
    assert.equal(mayRead('report', reader([seat('office')]), null), false);
  });

  it('a file: a department that vets it together with others, not one that is only asked', () => {
    const relations = { ...noRelations, asked: [one, two], examined: [two] };
    const department = reader([seat('department')], { relations });
    assert.deepEqual(
      [scopeOf('case', department), scopeOf('file', department)].map((scope) => !scope.all && scope.only),
      [[one, two], [two]],
    );
    assert.equal(mayRead('trade-secret', department, two), false);
  });

  it('who sits in it: whoever sets bodies up, though it decides nothing here', () => {
    assert.equal(mayRead('people', reader([seat('lead-group')]), null), true);
    assert.equal(mayRead('people', reader([seat('government')]), null), false);
    assert.equal(mayRead('progress', reader([seat('lead-group')]), null), false);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { as, type BodyId, day, type EditionId, instantAt, type PersonId } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import { packFolder, resolvePack } from '@heng/regulations';
import {
  appointsMember,
  approvesMembers,
  findsRequirement,
  leavesBody,
  proposesMembers,
  publishesMembers,
  refusesMembers,
} from '../people/acts.ts';
import { isSeated, keepPerson } from '../people/store.ts';
import { offRecord, setRehearsalClock, within } from '../storage/index.ts';
import { codes, testDatabase } from '../storage/testing.ts';
import { decidesSetting, opensEdition } from './acts.ts';

const edition = as<EditionId>('one');
const later = as<EditionId>('two');
const by = (person: string, body: string) => ({ person: as<PersonId>(person), body: as<BodyId>(body), of: null });
const office = by('li', 'office');
const mayor = by('ma', 'government');
const wang = { person: as<PersonId>('wang'), body: as<BodyId>('committee'), of: null };
const member = { ...wang, seat: 'member', category: null };
const paper = { body: wang.body, of: null, document: '函 1 号', day: day('2025-03-03') };
const named = { ...paper, persons: [wang.person] };
const firm = 'bodies.firm.requirements.non-profit';

/** The first city's pack with a committee whose members go a long way to their seats, and reviews that a firm may do. */
function withMembership(pack: ResolvedPack): ResolvedPack {
  const committee = {
    ...pack.bodies.committee,
    appointment: { proposed_by: 'office', approved_by: 'government', published: true, article: 7 },
    term: { lasts: '1 year' as const, at_most: 1, article: 7 },
  };
  const reviewer = {
    name: '受托机构',
    role: 'review-body' as const,
    requirements: [
      { id: 'non-profit', says: '非营利。', article: 8, rule: 'judgement' as const, by: 'office', evidence: [] },
    ],
    article: 8,
  };
  return {
    ...pack,
    bodies: { ...pack.bodies, committee: committee as ResolvedPack['bodies'][string], firm: reviewer },
    steps: pack.steps.map((step) =>
      step.id === 'material-review' ? { ...step, delegable_to: 'firm', article: { rest: 19, delegable_to: 8 } } : step,
    ) as ResolvedPack['steps'],
  };
}

describe('a committee whose members are proposed, approved and published', async () => {
  const database = await testDatabase();
  const desk = database.desk();
  const clock = (text: string) => setRehearsalClock(database.db, instantAt(day(text), '09:00'));
  after(database.drop);
  before(async () => {
    await clock('2025-03-03');
    const read = await resolvePack(packFolder('xinyang-2022'), day('2025-03-03'));
    assert.ok(read.ok);
    const pack = withMembership(read.value.pack);
    await offRecord(database.db, 'here', async (tx) => {
      for (const id of ['li', 'ma', 'wang', 'chen']) await keepPerson(tx, { id: as<PersonId>(id), name: id });
    });
    for (const id of [edition, later]) {
      assert.ok(
        (await opensEdition(desk, office, null, { edition: id, label: id, number: null, nature: 'rehearsal' }, pack))
          .ok,
      );
      assert.ok((await appointsMember(desk, office, null, id, { ...mayor, seat: 'member', category: null })).ok);
    }
  });

  it('seats nobody who has not gone all the way', async () => {
    assert.deepEqual(codes(await appointsMember(desk, office, null, edition, member)), ['member-not-proposed']);
    const list = { ...paper, members: [{ person: wang.person, seat: 'member', category: null }] };
    assert.deepEqual(codes(await proposesMembers(desk, mayor, null, edition, list)), ['not-yours-to-nominate']);
    assert.deepEqual(codes(await proposesMembers(desk, office, null, edition, list)), []);
    assert.deepEqual(codes(await proposesMembers(desk, office, null, edition, list)), ['nominated-already']);
    assert.deepEqual(codes(await refusesMembers(desk, mayor, null, edition, named)), []);
    assert.deepEqual(codes(await approvesMembers(desk, mayor, null, edition, named)), ['not-nominated']);
    assert.deepEqual(codes(await proposesMembers(desk, office, null, edition, list)), [], 'and starts anew');
    assert.deepEqual(codes(await approvesMembers(desk, mayor, null, edition, named)), []);
    assert.deepEqual(codes(await appointsMember(desk, office, null, edition, member)), ['member-not-published']);
    assert.deepEqual(codes(await publishesMembers(desk, office, null, edition, named)), []);
    const seated = await appointsMember(desk, office, null, edition, member);
    assert.ok(seated.ok);
    assert.deepEqual(
      [seated.value.act.until, seated.value.act.total, seated.value.act.unmet],
      ['2026-03-03', 1, ['seat-not-filled']],
    );
  });

  it('has the seats of an office at once', async () => {
    const chair = { ...wang, person: as<PersonId>('chen'), seat: 'chair', category: null };
    const seated = await appointsMember(desk, office, null, edition, chair);
    assert.ok(seated.ok);
    assert.deepEqual([seated.value.act.total, seated.value.act.unmet], [2, []]);
    const left = await leavesBody(desk, office, null, edition, { ...chair, person: chair.person });
    assert.ok(left.ok);
    assert.deepEqual(left.value.act.unmet, ['seat-not-filled']);
  });

  it('ends a seat with its term, and allows no more terms than laid down', async () => {
    const seated = () => within(database.db, 'here', (tx) => isSeated(tx, edition, wang));
    await clock('2026-03-03');
    assert.equal(await seated(), true);
    await clock('2026-03-04');
    assert.equal(await seated(), false);
    const list = { ...paper, members: [{ person: wang.person, seat: 'member', category: null }] };
    assert.deepEqual(codes(await proposesMembers(desk, office, null, later, list)), []);
    assert.deepEqual(codes(await approvesMembers(desk, mayor, null, later, named)), []);
    assert.deepEqual(codes(await publishesMembers(desk, office, null, later, named)), []);
    assert.deepEqual(codes(await appointsMember(desk, office, null, later, member)), ['terms-exhausted']);
  });

  it('hands a step only to a body found to meet what is required of it', async () => {
    const setting = { path: 'steps.material-review.by', now: 'firm', document: '协议', day: day('2025-03-03') };
    const hand = () => decidesSetting(desk, office, null, edition, { ...setting, was: 'expert-team' });
    assert.deepEqual(codes(await hand()), ['requirement-unmet-for-step']);
    const found = { rule: firm, met: true, reasons: '只此一处的理由' };
    assert.deepEqual(codes(await findsRequirement(desk, mayor, null, edition, found)), ['requirement-not-yours']);
    assert.deepEqual(codes(await findsRequirement(desk, office, null, edition, found)), []);
    assert.deepEqual(codes(await hand()), []);
    const back = { ...setting, was: 'firm', now: 'expert-team' };
    await clock('2026-03-05');
    assert.deepEqual(codes(await decidesSetting(desk, office, null, edition, back)), []);
    await clock('2026-03-06');
    assert.deepEqual(codes(await hand()), [], 'and may be handed over anew');
  });
});

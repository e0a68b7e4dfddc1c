import * as routes from '@heng/contract/acts/people';
import { as, type PersonId } from '@heng/domain/language';
import { actorOf, acts, noSeat, stopAtDoor } from '../http/act.ts';
import { answers, type Mounted } from '../http/mount.ts';
import { loadPackOf } from '../regulation/store.ts';
import { offRecord, within } from '../storage/index.ts';
import {
  appointsMember,
  approvesMembers,
  declaresRecusal,
  findsRequirement,
  leavesBody,
  proposesMembers,
  publishesMembers,
  refusesMembers,
  signsUndertaking,
} from './acts.ts';
import { keepPerson } from './store.ts';

/** Those who put seats on record put on record whom they are for. */
const organisers: readonly string[] = ['office', 'lead-group', 'government'];

export const peopleActs: readonly Mounted[] = [
  acts(routes.appointMember, appointsMember),
  acts(routes.leaveBody, leavesBody),
  acts(routes.proposeMembers, proposesMembers),
  acts(routes.approveMembers, approvesMembers),
  acts(routes.refuseMembers, refusesMembers),
  acts(routes.publishMembers, publishesMembers),
  acts(routes.findRequirement, findsRequirement),
  acts(routes.signUndertaking, signsUndertaking),
  acts(routes.declareRecusal, declaresRecusal),
  answers(routes.addPerson, async (ask) => {
    const by = actorOf(ask, ask.body.as);
    const stopped = await stopAtDoor(ask, by);
    if (stopped !== null) return stopped;
    const { place, jurisdiction, params, body } = ask;
    const pack = await within(place.db, jurisdiction, (tx) => loadPackOf(tx, params.edition));
    if (!organisers.includes(pack.bodies[by.body]?.role ?? '')) return noSeat(by);
    const person = as<PersonId>(place.desk(jurisdiction).newId('person'));
    await offRecord(place.db, jurisdiction, (tx) => keepPerson(tx, { id: person, name: body.name }));
    return { person };
  }),
];

import * as routes from '@heng/contract/acts/edition';
import { dayOf } from '@heng/domain/language';
import { amendmentsOf, listPacks, packFolder, resolvePack } from '@heng/regulations';
import { actorOf, acts, noSeat, refusedTo, stopAtDoor } from '../http/act.ts';
import { answers, type Mounted } from '../http/mount.ts';
import { Problem, refused } from '../http/problem.ts';
import { loadPackOf } from '../regulation/store.ts';
import { within } from '../storage/index.ts';
import { appliesAmendment, closesApplication, closesEdition, decidesSetting, opensEdition, opensStep } from './acts.ts';

const missing = (at: string): Problem =>
  new Problem('not-found', { faults: [{ at, zh: '没有这一项', en: 'there is no such thing' }] });

export const editionActs: readonly Mounted[] = [
  answers(routes.openEdition, async (ask) => {
    const { place, session, jurisdiction, key } = ask;
    const { as: whom, regulation, ...command } = ask.body;
    const by = actorOf(ask, whom);
    if (!(await place.mayOpenEditions(jurisdiction, by, regulation))) return noSeat(by);
    if (!(await listPacks()).includes(regulation)) return missing('body.regulation');
    const resolved = await resolvePack(packFolder(regulation), dayOf(await place.now()));
    if (!resolved.ok) throw new Error(`the pack ${regulation} cannot be resolved`);
    const desk = place.desk(session.jurisdiction);
    const done = await opensEdition(desk, by, key, command, resolved.value.pack);
    return done.ok ? done.value : refused(done.reasons);
  }),
  acts(routes.decideSetting, decidesSetting),
  answers(routes.applyAmendment, async (ask) => {
    const { place, jurisdiction, params, body, key } = ask;
    const by = actorOf(ask, body.as);
    const stopped = await stopAtDoor(ask, by);
    if (stopped !== null) return stopped;
    const pack = await within(place.db, jurisdiction, (tx) => loadPackOf(tx, params.edition));
    const amendment = (await amendmentsOf(packFolder(pack.regulation.id))).find((one) => one.number === body.amendment);
    if (amendment === undefined) return missing('body.amendment');
    const done = await appliesAmendment(place.desk(jurisdiction), by, key, params.edition, amendment);
    return done.ok ? done.value : refusedTo(ask, done.reasons);
  }),
  acts(routes.openStep, opensStep),
  acts(routes.closeApplication, closesApplication),
  acts(routes.closeEdition, (desk, by, key, edition) => closesEdition(desk, by, key, edition)),
];

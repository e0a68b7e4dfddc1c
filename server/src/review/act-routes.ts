import * as routes from '@heng/contract/acts/review';
import { actorOf, acts, refusedTo, stopAtDoor } from '../http/act.ts';
import { answers, type Mounted } from '../http/mount.ts';
import { changed } from '../http/problem.ts';
import { within } from '../storage/index.ts';
import {
  closesReview,
  formsTeam,
  handsInSheet,
  hearsDefence,
  reachesConsensus,
  recordsSurvey,
  savesSheetDraft,
} from './acts.ts';
import { loadOwnDraft } from './store.ts';

export const reviewActs: readonly Mounted[] = [
  acts(routes.formTeam, formsTeam),
  acts(routes.handInSheet, handsInSheet),
  acts(routes.reachConsensus, reachesConsensus),
  acts(routes.hearDefence, hearsDefence),
  acts(routes.closeReview, closesReview),
  acts(routes.recordSurvey, recordsSurvey),
  answers(routes.saveSheetDraft, async (ask) => {
    const { place, jurisdiction, params, body } = ask;
    const by = actorOf(ask, body.as);
    const stopped = await stopAtDoor(ask, by);
    if (stopped !== null) return stopped;
    const { step, case: id } = params;
    const saved = await savesSheetDraft(place.desk(jurisdiction), by, params.edition, {
      step,
      case: id,
      percents: body.percents,
      version: body.version,
    });
    if (saved.ok) return { version: saved.value.version };
    // Only where nothing else is against it is it a matter of versions.
    if (!saved.reasons.every(({ code }) => code === 'draft-changed-elsewhere')) return refusedTo(ask, saved.reasons);
    const now = await within(place.db, jurisdiction, (tx) => loadOwnDraft(tx, step, id, by.person));
    return changed(now.version, { percents: now.percents });
  }),
];

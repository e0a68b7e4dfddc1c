import * as routes from '@heng/contract/acts/intake';
import { actorOf, acts, refusedTo, stopAtDoor } from '../http/act.ts';
import { answers, type Mounted } from '../http/mount.ts';
import { changed, Problem } from '../http/problem.ts';
import {
  makesRecommendation,
  opensCase,
  returnsApplication,
  submitsApplication,
  withdrawsApplication,
} from './acts.ts';
import { bytesOfDraft, savesDraft } from './draft/store.ts';

/** Bytes of a whole draft, and of answers that are not counted at all: what fills the database is not written a little at a time. */
const largestDraft = 4_000_000;
const smallDraft = 50_000;

export const intakeActs: readonly Mounted[] = [
  // Nobody has a seat for an applicant before its first case: whoever may act for it elsewhere gets it by opening one.
  acts(
    routes.openCase,
    opensCase,
    async ({ place, jurisdiction }, { person, body, of }, { applicant }) =>
      body === 'applicant' && of === applicant && place.isAgentOf(jurisdiction, person, applicant),
  ),
  acts(routes.submitApplication, submitsApplication),
  acts(routes.withdrawApplication, withdrawsApplication),
  acts(routes.makeRecommendation, makesRecommendation),
  acts(routes.returnApplication, returnsApplication),
  answers(routes.saveDraft, async (ask) => {
    const { place, jurisdiction, params, body } = ask;
    const by = actorOf(ask, body.as);
    const stopped = await stopAtDoor(ask, by);
    if (stopped !== null) return stopped;
    const { answers: given, version } = body;
    // What is small is let through without asking.
    const added = Buffer.byteLength(JSON.stringify(given));
    if (added > smallDraft && added + (await bytesOfDraft(place.db, jurisdiction, params.case)) > largestDraft)
      return new Problem('too-large');
    const saved = await savesDraft(place.desk(jurisdiction), by, params.edition, {
      case: params.case,
      answers: given,
      version,
    });
    if (!saved.ok) return refusedTo(ask, saved.reasons);
    return 'stale' in saved.value ? changed(saved.value.stale.version, saved.value.stale.answers) : saved.value;
  }),
];

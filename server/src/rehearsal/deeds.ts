import { createHash } from 'node:crypto';
import {
  addDays,
  as,
  type CaseId,
  type NoticeId,
  type ObjectionId,
  type PersonId,
  type StepId,
} from '@heng/domain/language';
import type { CaseView, DecidedAct, EditionView, Task } from '@heng/domain/procedure';
import type { Step } from '@heng/domain/regulation';
import { announcesConferral, confersAward, givesApproval } from '../award/acts.ts';
import { castsBallot, closesBallot, opensBallot } from '../deliberation/acts.ts';
import { closesApplication, closesEdition, decidesSetting, opensStep } from '../edition/acts.ts';
import { makesRecommendation, submitsApplication } from '../intake/acts.ts';
import { answersObjection, closesNotice, publishesAnnouncement, publishesNotice } from '../notice/acts.ts';
import { closesGate, listsCandidates } from '../ranking/acts.ts';
import { closesReview, formsTeam, handsInSheet, hearsDefence, reachesConsensus } from '../review/acts.ts';
import { asksOpinions, closesVetting, givesOpinion, makesFinding, vetsApplication } from '../vetting/acts.ts';
import { choicesOf, listedCandidates, listsCarried } from './choices.ts';
import { opensApplicantCase } from './opening.ts';
import { type Deed, perform } from './perform.ts';
import { inventSetting } from './settings.ts';
import { agreed, inventSheet } from './sheets.ts';
import { actorOf, type Done, type Stage } from './stage.ts';
import { teamFor } from './teams.ts';

/** Days the invented office keeps applications open, and on to the next working day. The regulation does not say how long. */
const applicationDays = 40;

/** A digest of a paper that an invented party would bring. */
const paper = (...about: readonly string[]): string => createHash('sha256').update(about.join('/')).digest('hex');

/** How an invented person does one task of the agenda: through the same acts as everybody. null: nobody is there to do it. */
export async function doTask(stage: Stage, view: EditionView, task: Task): Promise<Done | null> {
  const { edition, clock } = stage;
  if (task.act === 'case-opened') return opensApplicantCase(stage, view);
  const by = actorOf(view, task);
  if (by === null) return null;
  const step = view.pack.steps.find(({ id }) => id === task.step);
  const stepId = as<StepId>(task.step ?? '');
  const one = view.cases.find(({ id }) => id === task.case);
  const act = <Command, A extends DecidedAct>(deed: Deed<Command, A>, command: Command): Promise<Done> =>
    perform(stage, by, deed, command);

  switch (task.act) {
    case 'setting-decided': {
      const setting = inventSetting(view.pack, task.about ?? '', clock.today);
      return setting && act(decidesSetting, setting);
    }
    case 'announcement-published':
      return act(publishesAnnouncement, {
        step: stepId,
        media: null,
        document: null,
        opens: clock.today,
        closes: clock.workingDayFrom(addDays(clock.today, applicationDays)),
      });
    case 'step-opened':
      return act(opensStep, { step: stepId });
    case 'application-closed':
      return act(closesApplication, { step: stepId });
    case 'notice-published':
      return act(publishesNotice, { step: stepId, case: task.case, media: null, document: null, last: null });
    case 'notice-closed':
      return act(closesNotice, { notice: as<NoticeId>(task.about ?? '') });
    case 'objection-answered':
      return act(answersObjection, answerTo(view, task));
    case 'recommendation-made':
      return act(makesRecommendation, {
        case: as<CaseId>(task.case ?? ''),
        document: task.about ?? '',
        sha256: paper(task.case ?? '', task.about ?? ''),
      });
    case 'application-submitted':
      return one ? act(submitsApplication, handedIn(view, one, step)) : null;
    case 'opinions-asked':
      return act(asksOpinions, { step: stepId, body: task.of ?? '', department: task.about ?? '', due: null });
    case 'opinion-given': {
      const report = plannedReport(stage, one, task.about);
      return act(givesOpinion, { step: stepId, case: as<CaseId>(task.case ?? ''), reports: report ? [report] : [] });
    }
    case 'finding-made':
      return act(makesFinding, {
        step: stepId,
        case: as<CaseId>(task.case ?? ''),
        rule: task.about ?? '',
        finding: (task.about ?? '').startsWith('disqualifiers.') ? 'does-not-hold' : 'holds',
        reasons: '样例：经核对材料认定。',
      });
    case 'application-vetted':
      return act(vetsApplication, { step: stepId, case: as<CaseId>(task.case ?? '') });
    case 'vetting-closed':
      return act(closesVetting, { step: stepId });
    case 'team-formed':
      return act(formsTeam, { ...teamFor(view, stepId, as<CaseId>(task.case ?? '')), reasons: null });
    case 'sheet-handed-in':
      return one
        ? act(handsInSheet, {
            step: stepId,
            case: one.id,
            percents: inventSheet(stage, view.pack, stepId, one, as<PersonId>(task.person ?? '')),
          })
        : null;
    case 'consensus-reached':
      return one
        ? act(reachesConsensus, { step: stepId, case: one.id, percents: agreed(stage, view.pack, stepId, one) })
        : null;
    case 'defence-heard':
      return act(hearsDefence, { step: stepId, case: as<CaseId>(task.case ?? '') });
    case 'review-closed':
      return act(closesReview, { step: stepId, reportSha256: paper(edition, stepId, 'report'), reported: [] });
    case 'gate-closed':
      return act(closesGate, { step: stepId, findings: [] });
    case 'candidates-listed':
      return act(listsCandidates, await listedCandidates(stage, view, stepId));
    case 'ballot-opened':
      return act(opensBallot, { step: stepId, without: [] });
    case 'ballot-cast':
      return act(castsBallot, { step: stepId, slips: choicesOf(stage, view, as<PersonId>(task.person ?? '')) });
    case 'ballot-closed':
      return act(closesBallot, { step: stepId });
    case 'winners-listed':
      return listsCarried(stage, by, stepId);
    case 'approval-given':
      return act(givesApproval, { step: stepId, cases: standingWinners(view), document: null, day: clock.today });
    case 'award-conferred':
      return act(confersAward, { step: stepId, case: as<CaseId>(task.case ?? '') });
    case 'conferral-announced':
      return act(announcesConferral, { step: stepId, document: null, day: clock.today });
    case 'edition-closed':
      return act(closesEdition, {});
    default:
      return null;
  }
}

const standingWinners = (view: EditionView) =>
  view.cases
    .filter(({ winner, blocked, ended }) => winner && !winner.approved && !winner.removed && !blocked && ended === null)
    .map(({ id }) => id);

/** All papers of the applicant's own that are for this case, trade secrets marked now and then. */
function handedIn(view: EditionView, one: CaseView, step: Step | undefined) {
  const ids = step?.kind === 'application' ? step.documents : [];
  const own = ids.filter(
    (id) => view.pack.documents[id]?.by === 'applicant' && one.inScope[`documents.${id}`] !== false,
  );
  return {
    case: one.id,
    documents: own.map((document, index) => ({
      document,
      sha256: paper(one.id, document),
      tradeSecret: index === 1 && one.number % 3 === 0,
    })),
    declarations: view.pack.declarations.filter(({ by }) => by === 'applicant').map(({ id }) => id),
  };
}

/** One department, the first it can be, reports what was planned for this applicant. */
function plannedReport(stage: Stage, one: CaseView | undefined, department: string | null) {
  const planned = stage.applicants.find(({ id }) => id === one?.applicant);
  const first = one?.opinions.map((opinion) => opinion.department).toSorted()[0];
  return planned?.report && department === first ? planned.report : null;
}

/** Objections against the list of winners are found right, those before are not. */
function answerTo(view: EditionView, task: Task) {
  const objection = view.objections.find(({ id }) => id === task.about);
  const winners = view.cases.find(({ id }) => id === objection?.case)?.winner !== null;
  return {
    objection: as<ObjectionId>(task.about ?? ''),
    upheld: winners,
    replySha256: paper(task.about ?? '', 'reply'),
    outcome: null,
  };
}

import {
  type Actor,
  addDays,
  as,
  type BodyId,
  type CaseId,
  type NoticeId,
  type ObjectionId,
  type PersonId,
  type StepId,
} from '@heng/domain/language';
import {
  awaitsApproval,
  type CaseView,
  type DecidedAct,
  type EditionView,
  isStanding,
  type Task,
} from '@heng/domain/procedure';
import type { Step } from '@heng/domain/regulation';
import { isOwnReport } from '@heng/domain/vetting';
import { announcesConferral, confersAward, givesApproval, refusesApproval } from '../award/acts.ts';
import { castsBallot, closesBallot, opensBallot, recordsResolution } from '../deliberation/acts.ts';
import { closesApplication, closesEdition, decidesSetting, opensStep } from '../edition/acts.ts';
import { makesRecommendation, submitsApplication } from '../intake/acts.ts';
import { answersObjection, closesNotice, publishesAnnouncement, publishesNotice } from '../notice/acts.ts';
import { approvesMembers, proposesMembers, publishesMembers } from '../people/acts.ts';
import { listsCandidates } from '../ranking/acts.ts';
import {
  closesReview,
  formsTeam,
  handsInSheet,
  hearsDefence,
  reachesConsensus,
  recordsSurvey,
} from '../review/acts.ts';
import { digestOf } from '../storage/index.ts';
import { asksOpinions, closesVetting, givesOpinion, makesFinding, vetsApplication } from '../vetting/acts.ts';
import { listedCandidates } from './candidates.ts';
import { choicesOf, closesGateWith, leftOut, listsCarried, minutesOf } from './choices.ts';
import { opensApplicantCase } from './opening.ts';
import { perform } from './perform.ts';
import { reportedResults, reporterFor, surveyResults } from './reports.ts';
import { onTheWay, ownDays, proposal, seatsNext } from './seating.ts';
import { inventSetting } from './settings.ts';
import { agreed, inventSheet } from './sheets.ts';
import { actorOf, type Done, type Stage } from './stage.ts';
import { teamFor } from './teams.ts';
import type { Deed } from './world.ts';

/** Days the invented office keeps applications open, and on to the next working day. The regulation does not say how long. */
const applicationDays = 40;

/** A digest of a paper that an invented party would bring. */
const paper = (...about: readonly string[]): string => digestOf(about.join('/'));

/** How an invented person does one task of the agenda: through the same acts as everybody. null: nobody is there to do it. */
export async function doTask(stage: Stage, view: EditionView, task: Task): Promise<Done | null> {
  const { edition, clock } = stage;
  if (task.act === 'case-opened') return opensApplicantCase(stage, view);
  const by = recommenderFor(view, task) ?? actorOf(view, task);
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
    case 'members-proposed':
      return act(proposesMembers, proposal(view, task.about, clock.today));
    case 'members-approved':
      return act(approvesMembers, onTheWay(view, task.about, clock.today));
    case 'members-published':
      return act(publishesMembers, onTheWay(view, task.about, clock.today));
    case 'member-appointed':
      return seatsNext(stage, view, by, task.about);
    case 'step-opened':
      return act(opensStep, { step: stepId, ...ownDays(view, step, clock) });
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
      const reports = reportsOf(stage, view, one, task);
      return act(givesOpinion, { step: stepId, case: as<CaseId>(task.case ?? ''), reports });
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
      return act(closesReview, {
        step: stepId,
        reportSha256: paper(edition, stepId, 'report'),
        reported: reportedResults(stage, view, step),
        ...reporterFor(view, step, by),
      });
    case 'survey-recorded':
      return act(recordsSurvey, {
        step: stepId,
        results: surveyResults(stage, view, step),
        reportSha256: paper(edition, stepId, 'report'),
      });
    case 'gate-closed':
      return closesGateWith(stage, view, by, stepId);
    case 'candidates-listed':
      return step?.kind === 'candidate-list'
        ? act(listsCandidates, await listedCandidates(stage, view, by, step))
        : null;
    case 'ballot-opened':
      return act(opensBallot, { step: stepId, without: leftOut(view, stepId) });
    case 'ballot-cast':
      return act(castsBallot, {
        step: stepId,
        slips: await choicesOf(stage, view, by, stepId),
      });
    case 'ballot-closed':
      return act(closesBallot, { step: stepId });
    case 'resolution-recorded':
      return act(recordsResolution, minutesOf(stage, view, stepId));
    case 'winners-listed':
      return listsCarried(stage, by, stepId);
    case 'approval-given': {
      const sitting = { step: stepId, document: null, day: clock.today };
      // What an upheld objection has sent back is refused.
      return task.case === null
        ? act(givesApproval, { ...sitting, cases: waitingFor(view, step) })
        : act(refusesApproval, { ...sitting, cases: [task.case] });
    }
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

/** Those a sitting decides on: nobody with an objection still open. */
function waitingFor(view: EditionView, step: Step | undefined): readonly CaseId[] {
  if (step?.kind !== 'approval') return [];
  const standing = view.cases.filter((one) => isStanding(one) && one.inScope[step.id] !== false);
  return standing
    .filter((one) => awaitsApproval(one, step, standing) && !one.blocked && one.unshown.length === 0)
    .map(({ id }) => id);
}

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
      validUntil: null,
      tradeSecret: index === 1 && one.number % 3 === 0,
    })),
    declarations: view.pack.declarations.filter(({ by }) => by === 'applicant').map(({ id }) => id),
    relations: [], // nobody on the register is related to an invented applicant, and it says so
  };
}

/** One of those that may recommend an application still, in turn; null: the task is for somebody else. */
function recommenderFor({ cases, members }: EditionView, task: Task): Actor | null {
  const one = cases.find(({ id }) => id === task.case);
  const able = one?.recommenders.filter(({ body, against }) => task.by.includes(body) && against.length === 0) ?? [];
  const chosen = able[(one?.number ?? 0) % Math.max(1, able.length)];
  const speaks = members.find(({ body, of }) => body === chosen?.body && of === chosen.of);
  return speaks ? { person: speaks.person, body: as<BodyId>(speaks.body), of: speaks.of } : null;
}

/** One department, the first it can be, reports what was planned for this applicant; so does the office where it is the one to report. */
function reportsOf({ applicants }: Stage, { pack }: EditionView, one: CaseView | undefined, task: Task) {
  const planned = applicants.find(({ id }) => id === one?.applicant);
  if (!one || !planned) return [];
  const first = one.opinions.map((opinion) => opinion.department).toSorted()[0];
  const step = pack.steps.find(({ id }) => id === task.step);
  const own = step?.kind === 'vetting' && task.by.some((body) => isOwnReport(step, body));
  const known = (own ? one.toReport : []).flatMap((fact) => {
    const value = planned.facts[fact];
    return value === undefined ? [] : [{ fact, value }];
  });
  const speaks = own ? one.toReport.includes(planned.report?.fact ?? '') : task.about === first;
  return planned.report && speaks
    ? [...known.filter(({ fact }) => fact !== planned.report?.fact), planned.report]
    : known;
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

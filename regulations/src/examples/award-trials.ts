import {
  type ApprovalState,
  announceConferral,
  approvalStepOf,
  conferAward,
  giveApproval,
  isOfCases,
  refuseApproval,
} from '@heng/domain/award';
import { type AwardId, as, type CaseId, type NoticeId, type StepId, type TierId } from '@heng/domain/language';
import { z } from 'zod';
import { dayText, names } from '../schema/given.ts';
import { seatedIn } from './ballot-trials.ts';
import { fileOf, onlyCase, submittedOn } from './case-file.ts';
import { listedCases } from './notice-trials.ts';
import { frameIn, type Scene, stepFor } from './scene.ts';
import { outcomeOf, type Trial, trial } from './trial.ts';

const decided = z.strictObject({ cases: names.exactOptional() });

function approvalIn(scene: Scene, cases: readonly string[] | undefined) {
  const step = stepFor(scene, 'approval');
  const listed = isOfCases(approvalStepOf(scene.pack, step.id)) ? listedCases(scene) : [];
  const isBlocked = (one: CaseId) => scene.given.blocked?.includes(one) ?? false;
  const waiting = listed.map((one) => ({ file: fileOf(scene, one), blocked: isBlocked(one), sentBack: false }));
  const state: ApprovalState = { frame: frameIn(scene, step), waiting };
  const chosen = cases?.map((one) => as<CaseId>(one)) ?? listed;
  return { state, command: { step: as<StepId>(step.id), cases: chosen, document: null, day: scene.today } };
}

export const awardTrials: Readonly<Record<string, Trial>> = {
  'approval-given': trial(decided, (scene, { cases }) => {
    const { state, command } = approvalIn(scene, cases);
    return outcomeOf(giveApproval(state, command, scene.at));
  }),
  'approval-refused': trial(decided, (scene, { cases }) => {
    const { state, command } = approvalIn(scene, cases);
    return outcomeOf(refuseApproval(state, command, scene.at));
  }),
  'award-conferred': trial(z.strictObject({}), (scene) => {
    const step = stepFor(scene, 'conferral');
    const tier = as<TierId>(scene.given.award?.tier ?? Object.keys(scene.pack.tiers)[0] ?? '');
    const own = { ...seatedIn(scene, onlyCase, tier), applicant: fileOf(scene).applicant };
    const blocked = scene.given.blocked?.includes(onlyCase) ?? false;
    const winner = { ...own, anchors: { application: submittedOn(scene) }, approved: true, conferred: false, blocked };
    const command = { step: as<StepId>(step.id), case: onlyCase, award: as<AwardId>('w') };
    return outcomeOf(conferAward({ frame: frameIn(scene, step), winner }, command, scene.at));
  }),
  'conferral-announced': trial(z.strictObject({ day: dayText.exactOptional() }), (scene, { day = scene.today }) => {
    const step = stepFor(scene, 'conferral');
    const approvedOn = scene.given.approved ?? null;
    const winners = listedCases(scene).map((one) => ({ case: one, award: as<AwardId>(`award ${one}`), approvedOn }));
    const command = { notice: as<NoticeId>('n'), step: as<StepId>(step.id), document: null, day };
    return outcomeOf(announceConferral({ frame: frameIn(scene, step), winners }, command, scene.at));
  }),
};

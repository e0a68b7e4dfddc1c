import { type Frame, isPerCase } from '@heng/domain/edition';
import { as, type CaseId, type NoticeId } from '@heng/domain/language';
import { closeNotice, lawfulLastDay, type NoticeState, publishAnnouncement, publishNotice } from '@heng/domain/notice';
import type { Step } from '@heng/domain/regulation';
import { z } from 'zod';
import { dayText } from '../schema/given.ts';
import { id } from '../schema/written.ts';
import { fileOf, onlyCase } from './case-file.ts';
import { frameIn, type Scene, stepFor } from './scene.ts';
import { outcomeOf, type Trial, trial } from './trial.ts';

const notice = as<NoticeId>('n');

/** The cases on a list; where the example gives lists by tier, all of them. */
export function listedCases({ given: { listed = [] } }: Scene): readonly CaseId[] {
  return (Array.isArray(listed) ? listed : Object.values(listed).flat()).map((one) => as<CaseId>(one));
}

/** The case of a notice that each holds by itself; before the application nothing is handed in. */
function ownFile(scene: Scene, step: Step) {
  const { steps } = scene.pack;
  const early = steps.indexOf(step) < steps.findIndex(({ kind }) => kind === 'application');
  if (!isPerCase(step)) return null;
  const earlier = steps.slice(0, steps.indexOf(step)).filter((one) => isPerCase(one));
  const passed = scene.given.passed ?? earlier.map((one) => one.id);
  return fileOf({ ...scene, given: { ...scene.given, passed } }, onlyCase, !early);
}

/** The notice of the step, published on the day given, for the shortest lawful time. */
export function noticeIn(scene: Scene, frame: Frame, step: Step): NoticeState {
  const { published, removed = [] } = scene.given;
  if (published === undefined) throw new Error('the day the notice was published is not given');
  const lawful = step.kind === 'notice' ? lawfulLastDay(frame, step, published) : null;
  const all = [...new Set([...listedCases(scene), ...removed.map((one) => as<CaseId>(one))])];
  return {
    id: notice,
    step: as(step.id),
    case: isPerCase(step) ? onlyCase : null,
    publishedOn: published,
    lastDay: lawful?.last ?? published,
    closedAt: null,
    listed: all.map((one) => ({ case: one, endedStep: removed.includes(one) ? as(step.id) : null })),
  };
}

const announced = z.strictObject({
  step: id.exactOptional(),
  media: id.exactOptional(),
  opens: dayText.exactOptional(),
  closes: dayText.exactOptional(),
});
const published = z.strictObject({ media: id.exactOptional(), last: dayText.exactOptional() });

export const noticeTrials: Readonly<Record<string, Trial>> = {
  'announcement-published': trial(announced, (scene, { step: named, media = null, opens = null, closes = null }) => {
    const step = stepFor(scene, 'announcement', named);
    const command = { notice, step: as<NoticeState['step']>(step.id), media, document: null, opens, closes };
    return outcomeOf(publishAnnouncement(frameIn(scene, step, { opened: false }), command, scene.at));
  }),
  'notice-published': trial(published, (scene, { media = null, last = null }) => {
    const step = stepFor(scene, 'notice');
    const file = ownFile(scene, step);
    const command = { notice, step: as<NoticeState['step']>(step.id), media, document: null, last };
    const standing = listedCases(scene).map((one) => fileOf(scene, one));
    const place = { frame: frameIn(scene, step), file, standing, published: scene.given.published ?? null };
    return outcomeOf(publishNotice(place, { ...command, case: file?.id ?? null }, scene.at));
  }),
  'notice-closed': trial(z.strictObject({}), (scene) => {
    const step = stepFor(scene, 'notice');
    const frame = frameIn(scene, step);
    const blocked = (scene.given.blocked ?? []).map((one) => as<CaseId>(one));
    const state = { frame, notice: noticeIn(scene, frame, step), file: ownFile(scene, step), blocked };
    return outcomeOf(closeNotice(state, { notice }, scene.at));
  }),
};

import { as, type CaseId, instantAt, type ObjectionId } from '@heng/domain/language';
import {
  answerObjection,
  channelOf,
  completeObjection,
  dueDay,
  fileObjection,
  type ObjectionPlace,
} from '@heng/domain/notice';
import { z } from 'zod';
import { brought, objector } from '../schema/given.ts';
import { oneOf, text } from '../schema/written.ts';
import { noticeIn } from './notice-trials.ts';
import { frameIn, type Scene, stepFor } from './scene.ts';
import { outcomeOf, type Trial, trial } from './trial.ts';

const objection = as<ObjectionId>('o');
const filed = z.strictObject({ case: text, by: objector, brought, named: z.boolean().exactOptional() });
const answered = z.strictObject({
  upheld: z.boolean(),
  in_writing: z.boolean().exactOptional(),
  outcome: oneOf('removed', 'continues').exactOptional(),
});

/** The objection under way, to the first case of the notice. */
function placeOf(scene: Scene): ObjectionPlace {
  const step = stepFor(scene, 'notice');
  const channel = step.kind === 'notice' ? channelOf(scene.pack, step) : null;
  const { objection: own } = scene.given;
  if (!channel || !own) throw new Error('no objection is given, or there is no channel for it');
  const frame = frameIn(scene, step, { by: channel.to });
  const notice = noticeIn(scene, frame, step);
  const receivedAt = instantAt(own.received, '09:00');
  const completeAt = own.complete && instantAt(own.complete, '09:00');
  const place = {
    id: objection,
    notice: notice.id,
    step: notice.step,
    case: notice.listed[0]?.case ?? as<CaseId>('a'),
  };
  const due = dueDay(channel, receivedAt, completeAt, frame.calendar);
  const closedAt = own.closed ? instantAt(own.closed, '09:00') : null;
  return {
    frame,
    shown: { ...notice, closedAt },
    objection: { ...place, by: own.by, brought: own.brought, receivedAt, completeAt, due, answeredAt: null },
    channel,
    caseStands: true,
    recused: [],
  };
}

export const objectionTrials: Readonly<Record<string, Trial>> = {
  'objection-filed': trial(filed, (scene, { case: one, by, brought: items, named = true }) => {
    const step = stepFor(scene, 'notice');
    const frame = frameIn(scene, step, { by: 'public' });
    const notice = noticeIn(scene, frame, step);
    const command = { objection, notice: notice.id, case: as<CaseId>(one), by, brought: items, named };
    return outcomeOf(fileObjection({ frame, notice }, command, scene.at));
  }),
  'objection-completed': trial(z.strictObject({ brought }), (scene, command) =>
    outcomeOf(completeObjection(placeOf(scene), { objection, ...command }, scene.at)),
  ),
  'objection-answered': trial(answered, (scene, { upheld, in_writing = true, outcome = null }) => {
    const replySha256 = in_writing ? '0'.repeat(64) : null;
    return outcomeOf(answerObjection(placeOf(scene), { objection, upheld, replySha256, outcome }, scene.at));
  }),
};

import { isPerCase } from '@heng/domain/edition';
import { as, type Day, day, type NoticeId, type ObjectionId, type StepId } from '@heng/domain/language';
import {
  answerObjection,
  channelOf,
  closeNotice,
  completeObjection,
  dueDay,
  fileObjection,
  lawfulLastDay,
  missingFrom,
  type NoticeState,
  type ObjectionChannel,
  type ObjectionState,
  publishAnnouncement,
  publishNotice,
} from '@heng/domain/notice';
import type { Step } from '@heng/domain/regulation';
import { type Got, outcomesOf } from './outcome.ts';
import { at, digest, fileIn, frameIn, listedIn, recusedIn, stepIn, type Trial, type World } from './world.ts';

const notice = as<NoticeId>('n1');
const objection = as<ObjectionId>('o1');
const asDay = (text: string | undefined): Day | null => (text === undefined ? null : day(text));

/** Announcements, notices and objections to them. */
export const noticeTrials: Readonly<Record<string, Trial>> = {
  'announcement-published': (world) => {
    const step = stepIn(world, 'announcement');
    const { opens, closes, media = null } = world.content;
    const command = {
      notice,
      step: as<StepId>(step.id),
      media,
      document: null,
      opens: asDay(opens),
      closes: asDay(closes),
    };
    return outcomesOf(publishAnnouncement(frameIn(world, step, { open: false }), command, world.at));
  },
  'notice-published': (world) => {
    const step = stepIn(world, 'notice');
    const own = isPerCase(step);
    const file = own
      ? fileIn(world, 'a', { before: step, handedIn: isEarly(world, step) ? null : at(world.today) })
      : null;
    const standing = listedIn(world).map(({ name }) => fileIn(world, name));
    const { media = null, last } = world.content;
    const command = {
      notice,
      step: as<StepId>(step.id),
      case: file?.id ?? null,
      media,
      document: null,
      last: asDay(last),
    };
    return outcomesOf(
      publishNotice(
        { frame: frameIn(world, step, { open: false }), file, standing, published: null },
        command,
        world.at,
      ),
    );
  },
  'notice-closed': (world) => {
    const step = stepIn(world, 'notice');
    const state = noticeIn(world, step);
    const file = state.case === null ? null : fileIn(world, 'a', { before: step, handedIn: null });
    const blocked = (world.given.blocked ?? []).map((name) => as<NoticeState['listed'][number]['case']>(name));
    return outcomesOf(
      closeNotice({ frame: frameIn(world, step, { open: true }), notice: state, file, blocked }, { notice }, world.at),
    );
  },
  'objection-filed': (world) => {
    const step = stepIn(world, 'notice');
    const { by = 'person', brought = [], named = true, case: name = 'a' } = world.content;
    const command = { objection, notice, case: as<NoticeState['listed'][number]['case']>(name), by, brought, named };
    return outcomesOf(
      fileObjection(
        { frame: frameIn(world, step, { open: true, by: 'public' }), notice: noticeIn(world, step) },
        command,
        world.at,
      ),
    );
  },
  'objection-completed': (world) => {
    const step = stepIn(world, 'notice');
    const channel = channelIn(world, step);
    if (channel === null) return noChannel;
    const { brought = [] } = world.content;
    const place = { frame: frameIn(world, step, { open: true, by: 'public' }), ...objectionIn(world, step, channel) };
    return outcomesOf(completeObjection(place, { objection, brought }, world.at));
  },
  'objection-answered': (world) => {
    const step = stepIn(world, 'notice');
    const channel = channelIn(world, step);
    if (channel === null) return noChannel;
    const { upheld = false, in_writing = true, outcome = null } = world.content;
    const place = { frame: frameIn(world, step, { open: true, by: channel.to }), ...objectionIn(world, step, channel) };
    return outcomesOf(
      answerObjection(place, { objection, upheld, replySha256: in_writing ? digest : null, outcome }, world.at),
    );
  },
};

const noChannel: readonly Got[] = [{ refused: 'no-channel' }];

/** A notice that each case holds before it is handed in. */
const isEarly = ({ pack }: World, step: Step): boolean =>
  pack.steps.indexOf(step) < pack.steps.findIndex(({ kind }) => kind === 'application');

function noticeIn(world: World, step: Step): NoticeState {
  const { given, today } = world;
  const publishedOn = day(given.published ?? today);
  const lawful = step.kind === 'notice' ? lawfulLastDay(frameIn(world, step, { open: true }), step, publishedOn) : null;
  const removed = given.removed ?? [];
  return {
    id: notice,
    step: as<StepId>(step.id),
    case: isPerCase(step) ? as('a') : null,
    publishedOn,
    lastDay: lawful?.last ?? publishedOn,
    closedAt: null,
    listed: listedIn(world).map(({ name }) => ({
      case: as(name),
      endedStep: removed.includes(name) ? as<StepId>(step.id) : null,
    })),
  };
}

const channelIn = ({ pack }: World, step: Step): ObjectionChannel | null =>
  step.kind === 'notice' ? channelOf(pack, step) : null;

function objectionIn(world: World, step: Step, channel: ObjectionChannel) {
  const { given, calendar } = world;
  const { by = 'person', brought = channel.needs.person, received = world.today, complete } = given.objection ?? {};
  const receivedAt = at(received);
  const completeAt = complete
    ? at(complete)
    : complete === undefined && missingFrom(channel, by, brought).length === 0
      ? receivedAt
      : null;
  const due = dueDay(channel, receivedAt, completeAt, calendar);
  const state: ObjectionState = {
    id: objection,
    notice,
    step: as<StepId>(step.id),
    case: as('a'),
    by,
    brought,
    receivedAt,
    completeAt,
    due,
    answeredAt: null,
  };
  return { objection: state, channel, caseStands: true, recused: recusedIn(world) };
}

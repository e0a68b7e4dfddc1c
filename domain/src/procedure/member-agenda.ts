import { holdersOf } from '../edition/index.ts';
import { type AppointmentRule, appointmentFor, proposersOf, publishersOf } from '../people/index.ts';
import { articleOf, type ResolvedPack } from '../regulation/index.ts';
import { type Task, taskOf } from './task.ts';
import type { EditionView, NomineeView } from './view.ts';

/**
 * What is to be done so that a body whose members go a long way to their seats has them before it decides: propose, approve, publish, put on record.
 * `about` names the body. Who is to sit in it, the agenda does not know: proposing is due while it votes in a step to come and nobody is on the way.
 */
export function memberTasks(view: EditionView, organisers: readonly string[]): readonly Task[] {
  return votingBodies(view).flatMap((body) => {
    const rule = appointmentFor(view.pack, body, 'member');
    return rule === null ? [] : wayOf(view, body, rule, organisers);
  });
}

/** Bodies that vote in a step of the whole edition that is not over. */
function votingBodies({ pack, steps }: EditionView): readonly string[] {
  const open = pack.steps.filter(
    ({ id, kind }) =>
      (kind === 'ballot' || kind === 'resolution') &&
      steps.some(({ step, closedAt }) => step === id && closedAt === null),
  );
  return [...new Set(open.flatMap(holdersOf))].filter((body) => Object.hasOwn(pack.bodies, body));
}

function wayOf(view: EditionView, body: string, rule: AppointmentRule, organisers: readonly string[]): readonly Task[] {
  const { pack, members } = view;
  const sits = ({ person, of }: NomineeView): boolean =>
    members.some((member) => member.body === body && member.of === of && member.person === person);
  const waiting = view.nominees.filter((one) => one.body === body && !one.refused && !sits(one));
  const seated = members.some((member) => member.body === body && appointmentFor(pack, body, member.seat) !== null);
  const task = (act: Task['act'], by: readonly string[]): Task => ({
    ...taskOf(null, act, { by, about: body }),
    article: rule.article ?? articleOfBody(pack, body),
  });
  if (waiting.length === 0) return seated ? [] : [task('members-proposed', proposersOf(pack, rule))];
  const unapproved = rule.approvedBy !== null && waiting.some(({ approved }) => !approved);
  if (unapproved && rule.approvedBy !== null) return [task('members-approved', [rule.approvedBy])];
  if (rule.published && waiting.some(({ published }) => !published))
    return [task('members-published', publishersOf(pack, rule))];
  return [task('member-appointed', organisers)];
}

const articleOfBody = (pack: ResolvedPack, body: string) => articleOf(pack.bodies[body], 'appointment');

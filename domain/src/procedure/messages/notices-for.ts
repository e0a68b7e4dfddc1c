import { holdersOf, stepOf } from '../../edition/index.ts';
import type {
  ActId,
  Actor,
  AwardId,
  CaseId,
  Day,
  ObjectionId,
  PersonId,
  ProceedingId,
  ReportId,
  StepId,
} from '../../language/index.ts';
import { channelNamed, channelOf } from '../../notice/index.ts';
import { receiversOf, reportChannel, type Target } from '../../supervision/index.ts';
import type { Act, ActName } from '../acts.ts';
import type { Message, MessageKind } from './message.ts';
import { applicantsOf, everybody, inBodies, inDepartment, isRecused, type Known, office } from './readers.ts';

/** The edition as of now, and what acts of the years after name by id alone. */
export interface Told extends Known {
  readonly channels: Readonly<Record<ReportId, string>>;
  readonly targets: Readonly<Record<ProceedingId, Target>>;
}

interface Sealed {
  readonly id: ActId;
  readonly by: Actor;
  readonly act: Act;
}

/** To some persons, of what was done, or of what is to be done now because of it. */
interface Telling {
  readonly to: readonly PersonId[];
  readonly kind?: Extract<MessageKind, 'done' | 'to-do'>;
  /** What is to be done. */
  readonly next?: ActName;
  readonly step?: StepId | null;
  readonly case?: CaseId | null;
  readonly about?: string;
  readonly due?: Day | null;
}

type Tellers = { readonly [Name in ActName]?: (act: Extract<Act, { act: Name }>, told: Told) => readonly Telling[] };

const done = (to: readonly PersonId[], more: Omit<Telling, 'to'> = {}): Telling => ({ to, ...more });
const toDo = (next: ActName, to: readonly PersonId[], more: Omit<Telling, 'to' | 'next'> = {}): Telling => ({
  to,
  kind: 'to-do',
  next,
  ...more,
});

/** Each case by itself, so that everybody is told of their own alone. */
const each = (told: Told, cases: readonly CaseId[], more: Omit<Telling, 'to' | 'case'> = {}): readonly Telling[] =>
  cases.map((one) => done(applicantsOf(told, [one]), { case: one, ...more }));

/** Acts that are not here are told to nobody: those they concern see them on their pages, or the calendar tells them. */
const tellers: Tellers = {
  'step-opened': ({ step }, told) => [done(inBodies(told, holdersOf(stepOf(told.pack, step))), { step })],
  'amendment-applied': (_, told) => [done(everybody(told))],
  'edition-closed': (_, told) => [done(everybody(told))],
  'member-appointed': ({ person }) => [done([person])],
  'member-left': ({ person }) => [done([person])],
  'recusal-declared': ({ person }) => [done([person])],
  'announcement-published': ({ step, notice }, told) => [done(everybody(told), { step, about: notice })],
  'notice-published': ({ step, notice, listed }, told) => each(told, listed, { step, about: notice }),
  'notice-closed': ({ step, notice, removed, waiting }, told) =>
    each(told, [...removed, ...waiting], { step, about: notice }),
  'objection-filed': ({ objection, notice, case: file, channel, missing, due }, told) => [
    ...each(told, [file], { step: stepOfNotice(told, notice) }),
    missing.length === 0
      ? toDo('objection-answered', receivers(told, channel), { case: file, about: objection, due })
      : done(receivers(told, channel), { case: file, about: objection }),
  ],
  'objection-completed': ({ objection, due }, told) => {
    const found = told.objections.find(({ id }) => id === objection);
    return found
      ? [
          toDo('objection-answered', receivers(told, channelOfObjection(told, objection)), {
            case: found.case,
            about: objection,
            due,
          }),
        ]
      : [];
  },
  'objection-answered': ({ case: file }, told) => each(told, [file]),
  'application-submitted': ({ case: file, step }, told) => each(told, [file], { step }),
  'application-withdrawn': ({ case: file, step }, told) => [
    ...each(told, [file], { step }),
    done(office(told), { case: file, step }),
  ],
  'application-returned': ({ case: file }, told) => [
    toDo('application-submitted', applicantsOf(told, [file]), { case: file }),
  ],
  'recommendation-made': ({ case: file }, told) => each(told, [file]),
  'opinions-asked': ({ step, department, due }, told) => [
    toDo('opinion-given', inDepartment(told, department), { step, due }),
  ],
  'vetting-closed': ({ step, accepted, refused }, told) => each(told, [...accepted, ...refused], { step }),
  // Who goes on has to make ready, and who does not has a right to know; nothing of points or places.
  'gate-closed': ({ step, standings }, told) =>
    each(
      told,
      standings.map((one) => one.case),
      { step },
    ),
  'approval-refused': ({ step, cases }, told) => each(told, cases, { step }),
  'team-formed': ({ members, steps }) => [
    toDo(
      'sheet-handed-in',
      members.map(({ person }) => person),
      { step: steps[0] ?? null },
    ),
  ],
  'ballot-opened': ({ step, voters }) => [toDo('ballot-cast', voters, { step })],
  'conferral-announced': ({ step, awards }, told) =>
    each(
      told,
      awards.flatMap((award) => caseOf(told, award) ?? []),
      { step },
    ),
  'money-paid': ({ award }, told) => ofAward(told, award),
  'duty-missed': ({ award, duty }, told) => ofAward(told, award, duty),
  'breach-recorded': ({ award, of }, told) => ofAward(told, award, of),
  'sanction-decided': ({ proceeding }, told) => ofTarget(told, proceeding),
  'correction-judged': ({ proceeding }, told) => ofTarget(told, proceeding),
  // What is reported, and about whom, is for the receiver alone: not even the case is named.
  'report-received': ({ report, channel, missing, due }, told) => [
    missing.length === 0
      ? toDo('report-answered', hearers(told, channel), { about: report, due })
      : done(hearers(told, channel), { about: report }),
  ],
  'report-completed': ({ report, due }, told) => [
    toDo('report-answered', hearers(told, told.channels[report] ?? ''), { about: report, due }),
  ],
  'report-forwarded': ({ report, to }, told) => [done(inBodies(told, [to]), { about: report })],
};

/** Somebody may have to be told of such an act. */
export const tellsSomebody = (act: ActName): boolean => act in tellers;

/** Who must know of an act, by the edition as it stands: whoever did it knows, and who has withdrawn from the case is told nothing of it. */
export function noticesFor({ id, by, act }: Sealed, told: Told): readonly Message[] {
  const teller = tellers[act.act] as ((act: Act, told: Told) => readonly Telling[]) | undefined;
  const tellings = teller?.(act, told) ?? [];
  const receipt = act.act === 'application-submitted';
  return tellings.flatMap(({ to, kind = 'done', next = act.act, step = null, case: file = null, about, due = null }) =>
    to
      .filter((person) => (receipt || person !== by.person) && !isRecused(told, person, file))
      .map((person) => ({
        person,
        kind,
        key: `${kind}:${id}:${file ?? ''}`,
        act: next,
        entry: id,
        step,
        case: file,
        about: about ?? null,
        due,
      })),
  );
}

/** Those a channel comes to now: where its receiver was dissolved with the edition, those who took over. */
const receivers = (told: Told, channel: string): readonly PersonId[] => {
  const found = channelNamed(told.pack, channel);
  return found ? inBodies(told, receiversOf(told, found).bodies) : [];
};

const hearers = (told: Told, channel: string): readonly PersonId[] => {
  const found = reportChannel(told.pack, channel);
  return found ? inBodies(told, receiversOf(told, found).bodies) : [];
};

const stepOfNotice = ({ notices }: Told, notice: string): StepId | null =>
  notices.find(({ id }) => id === notice)?.step ?? null;

function channelOfObjection(told: Told, objection: ObjectionId): string {
  const notice = told.objections.find(({ id }) => id === objection)?.notice;
  const at = notice === undefined ? null : stepOfNotice(told, notice);
  const step = at === null ? null : stepOf(told.pack, at);
  return (step?.kind === 'notice' && channelOf(told.pack, step)?.id) || '';
}

const caseOf = ({ cases }: Told, award: AwardId): CaseId | null =>
  cases.find((one) => one.award?.id === award)?.id ?? null;

function ofAward(told: Told, award: AwardId, about?: string): readonly Telling[] {
  const file = caseOf(told, award);
  return file === null ? [] : each(told, [file], about === undefined ? {} : { about });
}

/** Whom a proceeding is against. */
function ofTarget(told: Told, proceeding: ProceedingId): readonly Telling[] {
  const target = told.targets[proceeding];
  if (!target) return [];
  if ('award' in target) return ofAward(told, target.award, proceeding);
  if ('case' in target) return each(told, [target.case], { about: proceeding });
  const to = 'person' in target ? [target.person] : inDepartment(told, target.of ?? target.body);
  return [done(to, { about: proceeding })];
}

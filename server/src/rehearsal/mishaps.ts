import {
  type Actor,
  as,
  type BodyId,
  type CaseId,
  endOf,
  type NoticeId,
  type PersonId,
  type StepId,
} from '@heng/domain/language';
import { channelOf } from '@heng/domain/notice';
import { currentStep, type EditionView, isStanding } from '@heng/domain/procedure';
import { castsBallot } from '../deliberation/acts.ts';
import { submitsApplication, withdrawsApplication } from '../intake/acts.ts';
import { closesNotice, completesObjection, filesObjection } from '../notice/acts.ts';
import { declaresRecusal } from '../people/acts.ts';
import { handsInSheet } from '../review/acts.ts';
import { closesVetting } from '../vetting/acts.ts';
import { reportsWrongAndIsAnswered } from './aftermath/report-wrong.ts';
import { perform } from './perform.ts';
import { actorOf, type Stage } from './stage.ts';

type Mishap = () => Promise<unknown>;

/** What goes wrong at this moment of the edition, each thing once: an edition in which nothing does shows little. */
export function mishaps(stage: Stage, view: EditionView): readonly Mishap[] {
  const step = currentStep(view);
  if (!step) return [];
  const id = as<StepId>(step.id);
  const once = (name: string, when: boolean, mishap: Mishap): readonly Mishap[] => {
    if (!when || stage.happened.has(name)) return [];
    return [
      async () => {
        stage.happened.add(name);
        await mishap();
      },
    ];
  };
  const state = view.steps.find((candidate) => candidate.step === id);
  const closes = state?.closesOn ?? null;
  const notice = view.notices.find((candidate) => candidate.step === id && candidate.case === null);
  const running =
    notice &&
    !notice.closed &&
    stage.clock.today > notice.published &&
    notice.last !== null &&
    stage.clock.today <= notice.last;
  const ofPlanned = (flaw: string) =>
    view.cases.filter((one) =>
      stage.applicants.some((planned) => planned.id === one.applicant && planned.flaw === flaw),
    );
  return [
    ...ofPlanned('late').flatMap((one) =>
      once(
        `late/${one.id}`,
        step.kind === 'application' && closes !== null && stage.clock.today > closes && one.submittedAt === null,
        async () => {
          if (closes !== null) await stage.world.setClock(stage.clock.set(endOf(closes)));
          return perform(stage, agentOf(one.applicant), submitsApplication, {
            case: one.id,
            documents: [],
            declarations: [],
          });
        },
      ),
    ),
    ...ofPlanned('withdrawn').flatMap((one) =>
      once(`withdrawn/${one.id}`, step.kind === 'vetting' && isStanding(one), () =>
        perform(stage, agentOf(one.applicant), withdrawsApplication, { case: one.id }),
      ),
    ),
    ...once(
      `wrong-body/${id}`,
      step.kind === 'vetting' && state?.openedAt !== null && state?.openedAt !== undefined,
      () => {
        const department = view.members.find(({ body }) => view.pack.bodies[body]?.role === 'department');
        return department
          ? perform(stage, { ...department, body: as<BodyId>(department.body) }, closesVetting, { step: id })
          : Promise.resolve();
      },
    ),
    ...once(`early/${id}`, running === true, () =>
      perform(stage, holder(view, step.by), closesNotice, { notice: as<NoticeId>(notice?.id ?? '') }),
    ),
    ...once(`objections/${id}`, running === true && step.kind === 'notice' && channelOf(view.pack, step) !== null, () =>
      object(stage, view, id),
    ),
    ...once('report', running === true, () => reportsWrongAndIsAnswered(stage, view, { step: id })),
    ...once(
      `recused/${id}`,
      step.kind === 'review' &&
        step.sheet !== 'not-scored' &&
        state?.openedAt !== undefined &&
        state.openedAt !== null &&
        view.cases.some((one) => one.teams[id] && one.sheets[id] === undefined),
      () => recuse(stage, view, id),
    ),
    ...once(
      'recused-voter',
      view.cases.some(({ tier }) => tier !== null) && (step.kind === 'review' || step.kind === 'ballot'),
      () => recuseVoter(stage, view),
    ),
    ...once(
      `twice/${id}`,
      view.voters.some((voter) => voter.step === id && voter.hasCast) && step.kind === 'ballot',
      () => {
        const voter = view.voters.find((one) => one.step === id && one.hasCast);
        return perform(
          stage,
          { person: as<PersonId>(voter?.person ?? ''), body: holder(view, step.by).body, of: null },
          castsBallot,
          { step: id, slips: [] },
        );
      },
    ),
  ];
}

const agentOf = (applicant: string): Actor => ({
  person: as(`${applicant}-agent`),
  body: as<BodyId>('applicant'),
  of: applicant,
});

function holder(view: EditionView, by: string | readonly string[]): Actor {
  const actor = actorOf(view, { by: typeof by === 'string' ? [by] : by, of: null, person: null });
  if (!actor) throw new Error('nobody holds the step');
  return actor;
}

const citizen: Actor = { person: as('citizen-1'), body: as<BodyId>('public'), of: null };

/** One objection without a name, one that lacks something and is completed, against the last on the list. */
async function object(stage: Stage, view: EditionView, step: StepId): Promise<void> {
  const notice = view.notices.find((candidate) => candidate.step === step && candidate.case === null);
  const def = view.pack.steps.find(({ id }) => id === step);
  const channel = def?.kind === 'notice' ? channelOf(view.pack, def) : null;
  const listed = view.cases.filter(
    (one) => isStanding(one) && (view.cases.some(({ winner }) => winner !== null) ? one.winner !== null : true),
  );
  const against = listed.at(-1);
  if (!notice || !against) return;
  const about = { notice: notice.id, case: against.id, by: 'person' as const };
  const all = channel?.needs.person ?? [];
  await perform(stage, citizen, filesObjection, { ...about, brought: [], identity: {} });
  const identity = { name: '样例人', telephone: '000-00000000', address: '样例地址' };
  const filed = await perform(stage, citizen, filesObjection, { ...about, brought: all.slice(1), identity });
  if (filed.ok && filed.value.act.missing.length > 0) {
    await perform(stage, citizen, completesObjection, {
      objection: filed.value.act.objection,
      brought: all.slice(0, 1),
      identity: {},
    });
  }
}

/** An assessor finds an interest in a case after the team was formed, withdraws once, and is refused when a sheet is handed in all the same. */
async function recuse(stage: Stage, view: EditionView, step: StepId): Promise<void> {
  const one = view.cases.find(
    (candidate) => isStanding(candidate) && candidate.teams[step] && candidate.sheets[step] === undefined,
  );
  const member = one?.teams[step]?.members.find(({ seat }) => seat === 'member');
  const team = view.members.find(({ person }) => person === member?.person);
  if (!one || !member || !team) return;
  const actor: Actor = { person: member.person, body: as<BodyId>(team.body), of: team.of };
  if (!one.recused.includes(member.person)) {
    await perform(stage, actor, declaresRecusal, {
      case: one.id,
      person: member.person,
      reason: '样例：曾任该单位顾问。',
    });
  }
  await perform(stage, actor, handsInSheet, { step, case: one.id, percents: [62] });
}

/** A member with an interest withdraws before the candidates are heard, so as neither to hear nor to vote on that one. */
async function recuseVoter(stage: Stage, view: EditionView): Promise<void> {
  const one = view.cases.find((candidate) => isStanding(candidate) && candidate.tier !== null);
  const voter = view.members.filter(({ body }) => view.pack.bodies[body]?.role === 'committee').at(-1);
  if (!one || !voter) return;
  const actor: Actor = { person: voter.person, body: as<BodyId>(voter.body), of: voter.of };
  await perform(stage, actor, declaresRecusal, {
    case: as<CaseId>(one.id),
    person: voter.person,
    reason: '样例：与该单位有利害关系。',
  });
}

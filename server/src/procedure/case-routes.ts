import { readCase, readCaseTimeline } from '@heng/contract/procedure';
import { acts, actThings, currentStep, type Thing, tasksOf, things } from '@heng/domain/procedure';
import { bodyName, namedStep } from '../edition/words.ts';
import { answers, type Mounted } from '../http/mount.ts';
import { Problem, reasonOf } from '../http/problem.ts';
import { shownEnd } from '../intake/cases-page/ended.ts';
import { loadPackOf } from '../regulation/store.ts';
import { loadActsAbout } from './acts-about/store.ts';
import { readKeptView } from './kept-view/store.ts';
import { loadApplicants, loadPeopleNames } from './names/store.ts';
import { stepsOf, toldTasks, wordedTask } from './worded-task.ts';

/** Parts of a case's file, by what has to be readable of it. */
const parts = (Object.keys(things) as Thing[]).filter((thing) => things[thing].about === 'case');

const stateOf = (ended: boolean, submitted: boolean): 'preparing' | 'standing' | 'ended' =>
  ended ? 'ended' : submitted ? 'standing' : 'preparing';

export const caseRoutes: readonly Mounted[] = [
  answers(readCase, async ({ place, tx, jurisdiction, params, reader, may, scope }) => {
    const kept = await readKeptView(place, tx, jurisdiction, params.edition);
    const { pack, cases } = kept.view;
    const one = cases.find(({ id }) => id === params.case);
    if (!one) return new Problem('not-found');
    const { applicant, partners } = await loadApplicants(tx, one.id);
    const ended = shownEnd(one.ended, may('score', one.id));
    const own = tasksOf(pack, kept.tasks, reader).map((task) => ({ ...task, people: 1 }));
    const about = (may('progress') ? toldTasks(kept, reader) : own).filter((task) => task.case === one.id);
    const people = await loadPeopleNames(tx, [...new Set(about.flatMap(({ person }) => person ?? []))]);
    const names = { cases: new Map([[String(one.id), applicant.name]]), people };
    const step = currentStep(kept.view);
    const track = pack.tracks[applicant.track];
    return {
      id: one.id,
      number: one.number,
      applicant: { id: applicant.id, name: applicant.name, industry: applicant.industry },
      partners,
      track: { id: applicant.track, name: track?.name ?? applicant.track },
      kind: { id: applicant.kind, name: track?.kinds[applicant.kind] ?? applicant.kind },
      tier: applicant.tier === null ? null : { id: applicant.tier, name: pack.tiers[applicant.tier]?.name ?? '' },
      openedAt: applicant.opened_at,
      submittedAt: one.submittedAt,
      state: stateOf(ended !== null, one.submittedAt !== null),
      ended: ended && { step: ended.step, name: namedStep(pack, ended.step).name, why: ended.why },
      blocked: one.blocked && may('objection', one.id),
      steps: stepsOf(kept.view, one).map((row) =>
        ended === null && row.left === 'stopped' ? { ...row, left: null } : row,
      ),
      step: step && { id: step.id, name: step.name },
      tasks: about.map((task) => wordedTask(place.calendar, kept, task, names, scope)),
      blockers: [
        ...new Map(about.flatMap(({ waits }) => waits).map((wait) => [JSON.stringify(wait), wait])).values(),
      ].map(reasonOf),
      parts: parts.filter((thing) => may(thing, one.id)),
    };
  }),

  answers(readCaseTimeline, async ({ tx, params, may }) => {
    const pack = await loadPackOf(tx, params.edition);
    const found = await loadActsAbout(tx, params.edition, params.case);
    const isTold = (name: keyof typeof actThings): boolean => {
      const thing = actThings[name];
      return thing === null || may(thing, things[thing].about === 'case' ? params.case : undefined);
    };
    return {
      acts: found
        .filter(({ act }) => isTold(act.act))
        .map(({ id, at, act, by, sha256 }) => ({
          ...{ id, at, sha256 },
          act: act.act,
          name: { zh: acts[act.act].zh, en: acts[act.act].en },
          step: 'step' in act && typeof act.step === 'string' ? namedStep(pack, act.step) : null,
          by: { body: by.body, name: bodyName(pack, by.body) },
          article: act.article,
        })),
    };
  }),
];

import {
  as,
  type CaseId,
  type Exact,
  exact,
  exactly,
  type ObjectionId,
  over,
  type StepId,
  sum,
  type TierId,
} from '@heng/domain/language';
import { closeGate, listCandidates, partsOf, type RankedCase, type RankingState } from '@heng/domain/ranking';
import { type ResolvedPack, type Step, standsFor } from '@heng/domain/regulation';
import { isFor } from '@heng/domain/review';
import { recheck } from '@heng/domain/vetting';
import { z } from 'zod';
import { names } from '../schema/given.ts';
import { id, oneOf, text } from '../schema/written.ts';
import { fileOf, onlyCase, rulePaths, submittedOn } from './case-file.ts';
import { frameIn, type Scene, stepFor } from './scene.ts';
import { outcomeOf, type Trial, trial } from './trial.ts';

interface Scored {
  readonly applicant: string;
  readonly results: Readonly<Record<string, Exact>>;
}

function rankedIn(scene: Scene, step: Step, cases: readonly Scored[]): RankingState {
  const frame = frameIn(scene, step, { opened: false });
  const files = cases.map(({ applicant }) => fileOf(scene, applicant));
  const barred = files.filter((file) => recheck(frame, step, file, scene.today).bars.length > 0).map((file) => file.id);
  const ranked = cases.map(({ applicant, results }, i): RankedCase => {
    const { facts, track, kind, ...file } = fileOf(scene, applicant);
    return {
      id: file.id,
      number: i + 1,
      submittedOn: submittedOn(scene),
      track,
      kind,
      tiers: standsFor(scene.pack, { ...file, track, kind }),
      field: null,
      inScope: isFor(frame, step, { ...file, facts, track, kind }, scene.at),
      objection: scene.given.blocked?.includes(applicant) ? as<ObjectionId>('o') : null,
      facts,
      results,
    };
  });
  return { frame, cases: ranked, barred };
}

/** Results that give this total: every part of it the same. */
function resultsFor(pack: ResolvedPack, of: string | null, total: string): Scored['results'] {
  const parts = of === null ? [] : (partsOf(pack, of) ?? [{ step: of, factor: exact(1) }]);
  const points = over(exactly(total), sum(parts.map(({ factor }) => factor)));
  return Object.fromEntries(parts.map(({ step }) => [step, points]));
}

export const ranking = {
  lists: (given: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(given).map(([tier, cases]) => ({
      tier: as<TierId>(tier),
      cases: cases.map((one) => as<CaseId>(one)),
    })),
};

/** What is judged with the closing, by rule; by id, or by path. */
const closed = z.strictObject({
  findings: z.record(text, oneOf('holds', 'does-not-hold', 'not-applicable')).exactOptional(),
  reasons: z.string().exactOptional(),
});
const listed = z.strictObject({ list: z.record(id, names), reasons: z.record(text, text).exactOptional() });

export const rankingTrials: Readonly<Record<string, Trial>> = {
  'gate-closed': trial(closed, (scene, { findings: found = {}, reasons = 'reasons' }) => {
    const step = stepFor(scene, 'gate');
    const findings = Object.entries(found).map(([name, finding]) => {
      const [rule = name] = rulePaths(scene.pack, name);
      return { case: onlyCase, rule, finding, reasons };
    });
    const results = Object.fromEntries(
      Object.entries(scene.given.scores ?? {}).map(([of, points]) => [of, exactly(points)]),
    );
    const state = rankedIn(scene, step, [{ applicant: onlyCase, results }]);
    const command = { step: as<StepId>(step.id), findings };
    return outcomeOf(closeGate(state, command, scene.at), ({ standings }) => ({ ...standings[0] }));
  }),
  'candidates-listed': trial(listed, (scene, { list, reasons = {} }) => {
    const step = stepFor(scene, 'candidate-list');
    const order = step.kind === 'candidate-list' ? step.order_by : null;
    const cases = (scene.given.voted ?? []).map(({ applicant, total }) => ({
      applicant,
      results: total === undefined ? {} : resultsFor(scene.pack, order, total),
    }));
    const command = {
      step: as<StepId>(step.id),
      lists: ranking.lists(list),
      reasons: Object.entries(reasons).map(([one, why]) => ({ case: as<CaseId>(one), reasons: why })),
    };
    return outcomeOf(listCandidates(rankedIn(scene, step, cases), command, scene.at));
  }),
};

import { checkEligibility, listVetting, readVetting } from '@heng/contract/vetting';
import { holdersOf, isPerCase } from '@heng/domain/edition';
import { questionsFor } from '@heng/domain/intake';
import type { CaseId, Day, EditionId, StepId } from '@heng/domain/language';
import { contextOf } from '@heng/domain/notice';
import { type Answer, articleAt, type ResolvedPack, saysAt } from '@heng/domain/regulation';
import {
  applyRules,
  factsToReport,
  findersOf,
  rulesToJudge,
  standsAgainst,
  type VettedCase,
  type VettingStep,
} from '@heng/domain/vetting';
import { loadToday } from '../edition/reading/store.ts';
import { bodyName, namedStep } from '../edition/words.ts';
import { type Ask, answers, type Mounted, type Reader } from '../http/mount.ts';
import { invalid, Problem } from '../http/problem.ts';
import { loadPackOf } from '../regulation/store.ts';
import { asMachine, type Tx, within } from '../storage/index.ts';
import { selfCheck, unfitIn } from './eligibility.ts';
import { namedFact, outcomeRow } from './outcomes.ts';
import { loadFindings, loadMatrix, loadOpinions, loadReports, loadResults } from './reading/store.ts';
import { loadVettedCases } from './store.ts';

const vettings = (pack: ResolvedPack): readonly VettingStep[] => pack.steps.filter((step) => step.kind === 'vetting');

/** What is kept of a case's vetting, read once for all its steps; who may see which part is said below. */
async function loadAll(tx: Tx, id: CaseId) {
  return {
    opinions: await loadOpinions(tx, id),
    reports: await loadReports(tx, id),
    findings: await loadFindings(tx, id),
    results: await loadResults(tx, id),
  };
}

/** The departments that the reader speaks for. */
const departmentsOf = ({ seats }: Reader): readonly string[] => seats.map(({ body, of }) => of ?? body);

export const vettingRoutes: readonly Mounted[] = [
  answers(readVetting, async ({ tx, params, reader, may }: Ask<typeof readVetting>) => {
    const pack = await loadPackOf(tx, params.edition);
    const today = await loadToday(tx);
    const whole = may('vetting', params.case);
    const asDepartment = may('opinion', params.case);
    const asParty = [...reader.relations.own, ...reader.relations.branches].some((id) => id === params.case);
    const departments = departmentsOf(reader);
    const all = await loadAll(tx, params.case);
    const steps = [];
    for (const step of vettings(pack)) {
      const works = whole || worksIn(step, reader, may('file', params.case));
      const isNamed = all.opinions.some((one) => one.step === step.id);
      const [file] =
        works || (asDepartment && isNamed)
          ? ((await asMachine(tx, { thing: whole ? 'vetting' : works ? 'file' : 'opinion', ...params }, () =>
              loadVettedCases(tx, params.edition, step.id as StepId, [params.case]),
            )) ?? [])
          : [];
      const result = all.results.find((one) => one.step === step.id);
      const opinions = all.opinions.filter(
        (one) => one.step === step.id && (whole || (asDepartment && departments.includes(one.department))),
      );
      // A party is told the result, and what stood against it; a parent's own check is no secret to the applicant.
      const told = result !== undefined && (whole || asParty);
      if (opinions.length === 0 && !told && !works) continue;
      steps.push({
        step: step.id,
        name: step.name,
        result: told ? resultOf(pack, result) : null,
        opinions: opinions.map((one) => ({
          department: one.department,
          name: bodyName(pack, one.department),
          askedAt: one.asked_at,
          due: one.due,
          givenAt: one.given_at,
          adverse: one.adverse,
          asks: file ? asksOf(pack, file, today) : [],
          reports: all.reports
            .filter(({ of }) => of === one.department)
            .map(({ fact, value }) => ({ ...namedFact(pack, fact), value })),
        })),
        ...(file && works
          ? openIn(pack, step, file, today, all.findings)
          : { findings: null, answers: null, toJudge: null, toReport: null }),
      });
    }
    return { steps };
  }),

  answers(listVetting, async ({ tx, params, query, scope }) => {
    const pack = await loadPackOf(tx, params.edition);
    const all = vettings(pack).filter((step) => !isPerCase(step));
    const step = query.step === undefined ? all.at(-1) : all.find(({ id }) => id === query.step);
    if (!step && query.step !== undefined) return new Problem('not-found');
    const { page, size } = query;
    if (!step) return { items: [], ...{ total: 0, page, size }, step: null, rules: [], departments: [] };
    const { rows, total } = await loadMatrix(tx, params.edition, step.id, { ...query, scope });
    const open = rows.filter(({ answers: made }) => made === null).map(({ id }) => id as CaseId);
    const live = await answersNow(tx, params.edition, pack, step, open);
    const items = rows.map((row) => ({
      case: row.id,
      number: row.number,
      name: row.name,
      result:
        row.outcome === null ? null : row.outcome === 'eligible' ? ('eligible' as const) : ('ineligible' as const),
      answers: row.answers ?? live.get(row.id) ?? {},
      opinions: [...row.opinions],
    }));
    const rules = [...new Set(items.flatMap((item) => Object.keys(item.answers)))];
    const departments = [...new Set(items.flatMap((item) => item.opinions.map(({ department }) => department)))];
    return {
      ...{ items, total, page, size },
      step: namedStep(pack, step.id),
      rules: rules.map((rule) => ({ rule, says: saysAt(pack, rule), article: articleAt(pack, rule) })),
      departments: departments.map((department) => ({ department, name: bodyName(pack, department) })),
    };
  }),

  answers(checkEligibility, ({ place, jurisdiction, params, body }) =>
    within(place.db, jurisdiction, async (tx) => {
      const pack = await loadPackOf(tx, params.edition);
      const faults = unfitIn(pack, body);
      return faults.length > 0 ? invalid(...faults) : selfCheck(pack, body, await loadToday(tx));
    }),
  ),
];

/** A party's own check is its own to see: the rules that it has to judge by. */
const worksIn = (step: VettingStep, { seats }: Reader, seesFile: boolean): boolean =>
  seesFile &&
  isPerCase(step) &&
  seats.some(({ body, role }) => [body, role].some((one) => holdersOf(step).includes(one)));

/** Facts that a department may tell about such an applicant. */
const asksOf = (pack: ResolvedPack, file: VettedCase, today: Day) =>
  questionsFor(pack, null, file.facts, contextOf({ pack }, file, today))
    .filter(({ fact }) => fact.from.includes('department'))
    .map(({ id, fact }) => ({ fact: id, name: fact.name, type: fact.type, unit: fact.unit ?? null }));

type Made = Awaited<ReturnType<typeof loadResults>>[number];

/** The result, with the rules that stood against the case. */
function resultOf(pack: ResolvedPack, { outcome, answers: made, at }: Made) {
  const against = Object.entries(made as Readonly<Record<string, Answer>>)
    .map(([rule, answer]) => ({ rule, answer, article: articleAt(pack, rule), facts: {} }))
    .filter(standsAgainst);
  return {
    outcome: outcome === 'eligible' ? ('eligible' as const) : ('ineligible' as const),
    at,
    against: against.map((one) => outcomeRow(pack, one)),
  };
}

type Findings = Awaited<ReturnType<typeof loadFindings>>;

/** What every rule answers now, what was found, and what is still to be. */
function openIn(
  pack: ResolvedPack,
  step: VettingStep,
  file: VettedCase,
  today: Parameters<typeof applyRules>[3],
  findings: Findings,
) {
  const isOpen = file.vetted === null && file.endedStep === null;
  return {
    answers: applyRules({ pack }, step, file, today).map((one) => outcomeRow(pack, one)),
    findings: findings
      .filter((one) => one.step === step.id)
      .map(({ rule, finding, body, name, reasons, at }) => ({
        ...{ rule, finding, body, reasons, at },
        says: saysAt(pack, rule),
        person: name ?? '',
      })),
    toJudge: (isOpen ? rulesToJudge({ pack }, step, file, today) : []).map((rule) => ({
      rule,
      says: saysAt(pack, rule),
      by: [...findersOf(pack, step, rule)],
    })),
    toReport: (isOpen ? factsToReport({ pack }, step, file, today) : []).map((fact) => namedFact(pack, fact)),
  };
}

/** What the rules answer today about cases that are not vetted yet. */
async function answersNow(
  tx: Tx,
  edition: EditionId,
  pack: ResolvedPack,
  step: VettingStep,
  ids: readonly CaseId[],
): Promise<ReadonlyMap<string, Readonly<Record<string, Answer>>>> {
  if (ids.length === 0) return new Map();
  const today = await loadToday(tx);
  const files = await asMachine(tx, { thing: 'vetting', edition, case: null }, () =>
    loadVettedCases(tx, edition, step.id as StepId, ids),
  );
  return new Map(
    (files ?? []).map((file) => [
      file.id,
      Object.fromEntries(applyRules({ pack }, step, file, today).map(({ rule, answer }) => [rule, answer])),
    ]),
  );
}

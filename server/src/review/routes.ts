import { listReviewed, listSheets, listTeams, readConsensus, readSheetForm, readSheets } from '@heng/contract/review';
import { stepOf } from '@heng/domain/edition';
import { as, type CaseId, exact, type PersonId, type StepId, text } from '@heng/domain/language';
import type { CriteriaSet, ResolvedPack } from '@heng/domain/regulation';
import {
  combinationOf,
  criteriaSetOf,
  maySeeSheet,
  meanOf,
  mostPoints,
  type ReviewStep,
  sheetFormOf,
} from '@heng/domain/review';
import { type Ask, answers, type Mounted, type Reader } from '../http/mount.ts';
import { Problem } from '../http/problem.ts';
import { loadPackOf } from '../regulation/store.ts';
import { findConsensus, findReviewed, findSheets, findTeams, type SheetRow, type SheetsRow } from './page/store.ts';

export const reviewRoutes: readonly Mounted[] = [
  answers(listTeams, async ({ tx, params, query, scope }) => {
    const { rows, total } = await findTeams(tx, params.edition, scope, query);
    return {
      items: rows.map(({ formed_at, dissolved_at, ...team }) => ({
        ...team,
        formedAt: formed_at,
        dissolvedAt: dissolved_at,
      })),
      ...{ total, page: query.page, size: query.size },
    };
  }),

  answers(readSheetForm, async ({ tx, params }) => {
    const pack = await loadPackOf(tx, params.edition);
    const step = reviewOf(pack, params.step);
    return (step && formIn(pack, step)) ?? new Problem('not-found');
  }),

  answers(listSheets, async ({ tx, params, reader, may, scopeOf }) => {
    const all = ofAllCases(scopeOf);
    const found = await findSheets(tx, params.edition, { case: params.case, step: null, reader: reader.person, all });
    return found ? wholeOf(found, params.case, reader, may('consensus', params.case)) : new Problem('not-found');
  }),

  answers(readSheets, async ({ tx, params, reader, may, scopeOf }) => {
    const { edition, case: id, step } = params;
    const found = await findSheets(tx, edition, { case: id, step, reader: reader.person, all: ofAllCases(scopeOf) });
    if (!found) return new Problem('not-found');
    const whole = wholeOf(found, id, reader, may('consensus', id));
    const seesAll = whole.sheets.length === found.sheets.length && mayCompare(found, id, step, reader);
    return { ...whole, divergence: seesAll ? apart(whole.sheets) : null };
  }),

  answers(readConsensus, async ({ tx, params }) => {
    const found = await findConsensus(tx, params.case, params.step);
    return {
      case: params.case,
      step: params.step,
      consensus: found
        ? { team: found.team_id, percents: found.percents, points: found.points, reachedAt: found.reached_at }
        : null,
    };
  }),

  answers(listReviewed, async ({ tx, params, query, reader, scope, scopeOf }) => {
    const step = reviewOf(await loadPackOf(tx, params.edition), params.step);
    if (!step) return new Problem('not-found');
    const { rows, total } = await findReviewed(tx, params.edition, scope, {
      ...query,
      step: params.step,
      tracks: step.for?.tracks ?? null,
      kinds: step.for?.kinds ?? null,
      reader: reader.person,
      results: scopeOf('score'),
    });
    return {
      items: rows.map((row) => ({
        case: row.id,
        number: row.number,
        applicant: { id: row.applicant_id, name: row.name },
        team: row.team_id,
        assessors: row.assessors.map((one) => ({
          ...one,
          drafted: one.person.id === reader.person ? row.drafted : null,
        })),
        handedIn: row.handed_in,
        expected: row.expected,
        agreed: row.agreed,
        result: row.result,
      })),
      ...{ total, page: query.page, size: query.size },
    };
  }),
];

const reviewOf = (pack: ResolvedPack, id: StepId): ReviewStep | null => {
  const step = stepOf(pack, id);
  return step.kind === 'review' ? step : null;
};

/** Whether all of every case's reviews is theirs to see. */
const ofAllCases = (scopeOf: Ask<typeof listSheets>['scopeOf']): boolean =>
  (['case', 'sheet', 'consensus'] as const).every((thing) => scopeOf(thing).all);

const watches = ({ seats }: Reader) => seats.find(({ role }) => role === 'office' || role === 'supervisor')?.role;

/** How the reader stands to the sheets of one step. */
function sheetReader({ teams, sheets }: SheetsRow, id: CaseId, step: string, reader: Reader) {
  const team = teams.find((one) => one.step === step)?.members ?? [];
  const role = watches(reader);
  return {
    person: reader.person ?? as<PersonId>(''),
    role: role === 'office' || role === 'supervisor' ? role : null,
    recused: reader.recused.includes(id),
    onTeam: team.some(({ person, left }) => person.id === reader.person && !left),
    handedIn: sheets.some((one) => one.step === step && one.assessor.id === reader.person),
  };
}

/** Whether sheets may be held against each other: by whoever watches, and on the team once one's own is handed in. */
function mayCompare(found: SheetsRow, id: CaseId, step: string, reader: Reader): boolean {
  const { onTeam, handedIn, role, recused } = sheetReader(found, id, step, reader);
  return !recused && (onTeam ? handedIn : role !== null);
}

function wholeOf(found: SheetsRow, id: CaseId, reader: Reader, agreed: boolean) {
  const own = new Map<string, ReturnType<typeof sheetReader>>();
  const seen = (sheet: SheetRow): boolean => {
    const standing = own.get(sheet.step) ?? sheetReader(found, id, sheet.step, reader);
    own.set(sheet.step, standing);
    return maySeeSheet(standing, { assessor: as<PersonId>(sheet.assessor.id), handedIn: true });
  };
  return {
    case: id,
    number: found.number,
    applicant: found.applicant,
    sheets: found.sheets.filter(seen),
    drafts: [...found.drafts],
    assessors: found.teams.flatMap(({ step, members }) => members.map((one) => ({ step, ...one }))),
    consensus: agreed ? [...found.consensus] : [],
  };
}

/** How far handed-in sheets lie apart, line by line; null: there are fewer than two. */
function apart(sheets: readonly SheetRow[]) {
  if (sheets.length < 2) return null;
  return (sheets[0]?.percents ?? []).map((_, line) => {
    const values = sheets.map(({ percents }) => percents[line] ?? 0);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const mean = meanOf(values.map((value) => exact(value)));
    return { line, low, high, spread: high - low, mean: mean ? text(mean) : '0' };
  });
}

/** The sheet with what the criteria ask of each line; null: this review has none, or nothing to score by. */
function formIn(pack: ResolvedPack, step: ReviewStep) {
  const form = sheetFormOf(pack, step);
  const set = criteriaSetOf(pack, step);
  if (form === null || set === null) return null;
  const items = new Map(
    set.categories.flatMap((category) => category.items.map((item) => [item.code, { item, category: category.id }])),
  );
  const most = mostPoints(pack, step);
  return {
    ...{ set: set.id, name: set.name, scale: { ...form.scale } },
    sheet: step.sheet as string,
    combination: combinationOf(step),
    levels: 'levels' in set.scale ? set.scale.levels.map(({ id, name }) => ({ id, name })) : [],
    lines: form.lines.map(({ code, name, points }) => {
      const own = items.get(code);
      return {
        ...{ code, name, points: points ? text(points) : null },
        ...{ asks: own?.item.asks ?? null, kind: own?.item.kind ?? null, category: own?.category ?? null },
      };
    }),
    kinds: kindsOf(set),
    most: most ? text(most) : null,
  };
}

const kindsOf = ({ kinds }: CriteriaSet) =>
  Object.fromEntries(
    Object.entries(kinds).map(([id, { name, factors, bands }]) => [
      id,
      { name, factors: [...factors], bands: (bands ?? []).map(({ from, to, says }) => ({ from, to, says })) },
    ]),
  );

import { type Exact, ok, type PersonId, type Refusal, type Result, refuse } from '../language/index.ts';
import { articleOf, type ResolvedPack } from '../regulation/index.ts';
import { meanOf, trimmedMeanOf } from './combine-sheets.ts';
import { no } from './refusals.ts';
import { combinationOf, hasSheets, type ReviewStep } from './sheet-form.ts';
import { membersAtWork, type ReviewedCase, type Team } from './state.ts';
import { teamTooSmall } from './team-rules.ts';

/** All that a review has gathered about one case. */
export interface CaseToClose extends ReviewedCase {
  readonly inScope: boolean | null;
  readonly team: Team | null;
  /** Sheets handed in; points null where the criteria carry none. */
  readonly sheets: readonly { readonly person: PersonId; readonly points: Exact | null }[];
  /** What the team has agreed; null: nothing yet. */
  readonly consensus: { readonly points: Exact | null } | null;
  readonly heard: boolean;
}

/** What a review gives one case: exact points, or null where it is not scored; or why there is no result yet. */
export function resultOf(pack: ResolvedPack, step: ReviewStep, one: CaseToClose): Result<Exact | null, Refusal> {
  if (!hasSheets(step)) return one.heard ? ok(null) : missing(step, one);
  return combinationOf(step) === 'consensus'
    ? one.consensus
      ? ok(one.consensus.points)
      : missing(step, one)
    : computedResult(pack, step, one);
}

const missing = (step: ReviewStep, { number }: CaseToClose) =>
  refuse(no('result-missing', articleOf(step), { number, name: step.name }));

/** Sheets of those on the team count, also of one who has left since; never of one who is recused. Enough must still be at work. */
function computedResult(pack: ResolvedPack, step: ReviewStep, one: CaseToClose): Result<Exact, Refusal> {
  const { number, team, recused } = one;
  if (team === null) return missing(step, one);
  const tooSmall = teamTooSmall(pack, step, team, one);
  if (tooSmall) return refuse(tooSmall);
  const waiting = membersAtWork(team, recused).filter(
    ({ person }) => !one.sheets.some((sheet) => sheet.person === person),
  );
  if (waiting.length > 0) {
    return refuse(no('sheets-missing', articleOf(step), { number, persons: waiting.map(({ person }) => person) }));
  }
  const counted = one.sheets.filter(
    ({ person }) => !recused.includes(person) && team.members.some((member) => member.person === person),
  );
  const points = counted.flatMap((sheet) => sheet.points ?? []);
  const result = combinationOf(step) === 'mean' ? meanOf(points) : trimmedMeanOf(points);
  if (result !== null) return ok(result);
  return points.length === 0
    ? missing(step, one)
    : refuse(no('too-few-sheets', articleOf(step, 'combine'), { number, count: points.length }));
}

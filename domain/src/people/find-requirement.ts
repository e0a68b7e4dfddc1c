import type { BodyId, Instant, Refusal, Result } from '../language/index.ts';
import { as, unless } from '../language/index.ts';
import { articleAt, itemName, type ResolvedPack, type Rule } from '../regulation/index.ts';
import type { PeopleAct } from './acts.ts';
import { type BodyState, organisersOf } from './appoint-member.ts';
import { no } from './refusals.ts';

type RequirementFound = Extract<PeopleAct, { act: 'requirement-found' }>;

/** By path of the requirement: whether it was found met. */
export type RequirementFindings = Readonly<Record<string, boolean>>;

/** What the regulation requires of a body, by path. */
export const requirementsOf = (pack: ResolvedPack, body: string): readonly (readonly [path: string, rule: Rule])[] =>
  (pack.bodies[body]?.requirements ?? []).map((rule, i) => [`bodies.${body}.requirements.${itemName(rule, i)}`, rule]);

/**
 * 认定机构条件: whether a body meets one requirement, by whom the rule names, else those who organise. A rule about a body has no facts to be computed
 * from: a person finds, with reasons, which stay out of the journal. The last finding counts.
 */
export function findRequirement(
  state: BodyState,
  command: { readonly rule: string; readonly met: boolean; readonly reasons: string },
  _at: Instant,
): Result<RequirementFound, Refusal> {
  const { pack, actor, seated } = state;
  const [, body = ''] = command.rule.split('.');
  const rule = requirementsOf(pack, body).find(([path]) => path === command.rule)?.[1];
  const judge = rule?.rule === 'judgement' ? rule.by : null;
  const isTheirs =
    judge === null ? organisersOf(pack).includes(pack.bodies[actor.body]?.name ?? '') : actor.body === judge;
  const expected = judge === null ? organisersOf(pack) : [pack.bodies[judge]?.name ?? judge];
  return unless<RequirementFound, Refusal>(
    [
      rule === undefined && no('no-such-requirement', null, { rule: command.rule }),
      rule !== undefined &&
        !(isTheirs && seated) &&
        no('requirement-not-yours', articleAt(pack, command.rule), { expected }),
      command.reasons.trim() === '' && no('finding-unreasoned', null),
    ],
    () => ({
      act: 'requirement-found',
      article: articleAt(pack, command.rule),
      body: as<BodyId>(body),
      rule: command.rule,
      met: command.met,
    }),
  );
}

/** What a body has not been found to meet; empty: work may be handed to it. */
export function requirementsUnmet(pack: ResolvedPack, body: string, findings: RequirementFindings): readonly Refusal[] {
  return requirementsOf(pack, body)
    .filter(([path]) => findings[path] !== true)
    .map(([path, rule]) =>
      no('requirement-unmet', articleAt(pack, path), {
        body: pack.bodies[body]?.name ?? body,
        says: rule.says ?? path,
      }),
    );
}

import type { Cite, Day, Facts } from '../language/index.ts';
import type { About } from './facts.ts';
import type { Answer, Id, ResolvedPack, Rule, Window } from './pack.ts';

/** The case a rule is applied to, and from which day it is seen. */
export interface CaseContext {
  readonly pack: ResolvedPack;
  /** Today: what is not cured today counts, and later events bar up to it where the regulation re-checks. */
  readonly day: Day;
  /** Days by name: `application` (handed in), `award`, `decision`, `receipt`, or a step. One that has not come is absent. */
  readonly anchors: Readonly<Record<string, Day>>;
  readonly track: Id;
  readonly kind: Id;
  /** The tiers the application stands for. */
  readonly tiers: readonly Id[];
  /** A finding also answers for facts that are missing: nobody is asked for them, or not yet, as in the check of a party by itself. */
  readonly findingsReachMissing?: boolean;
}

/** The same, at one place of the regulation. */
export interface RuleContext extends CaseContext {
  /** Path of the rule in the pack; findings address it. */
  readonly path: string;
  /** The article above, where the rule cites none of its own. */
  readonly article: Cite | null;
  /** Window of the group; null: none. */
  readonly within: Window | null;
  /** Events after the anchor day count too, up to today. */
  readonly rechecked: boolean;
  readonly about: About;
}

/** What one rule answers, on what article, from what facts. */
export interface RuleOutcome {
  readonly answer: Answer;
  readonly article: Cite | null;
  /** Path of the rule in the pack. */
  readonly rule: string;
  readonly facts: Facts;
  /** Of `all`, `any`, `none`: what each part answered. */
  readonly parts?: readonly RuleOutcome[];
}

/** What a kind of rule finds, before articles and findings are put to it. */
export interface Found {
  readonly answer: Answer;
  readonly facts: Facts;
  readonly parts?: readonly RuleOutcome[];
}

export type RuleOf<Kind extends Rule['rule']> = Extract<Rule, { rule: Kind }>;

/** The day from which the past is seen: the day of application, or today while there is none. */
export const seenFrom = (context: CaseContext): Day => context.anchors.application ?? context.day;

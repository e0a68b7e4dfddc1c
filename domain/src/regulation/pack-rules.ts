// The closed list of rules in a pack.

import type {
  Bounds,
  Decided,
  Id,
  Known,
  Length,
  Marks,
  Points,
  Scalar,
  Scope,
  Share,
  Text,
  Window,
} from './pack-words.ts';

export interface RuleBase extends Marks {
  id?: Id;
  name?: Text;
  for?: Scope;
  when?: Rule;
  about?: 'applicant' | 'parent' | 'subsidiary' | 'group' | 'employer' | 'employee' | 'head';
}
export type Rule = RuleBase &
  (
    | { rule: 'all' | 'any' | 'none'; of: Rule[] }
    | ({ rule: 'compare'; fact: Id; is?: Scalar; in?: Scalar[] } & Bounds)
    | { rule: 'years-since'; fact: Id; at_least: Length }
    | ({ rule: 'yearly'; fact: Id; last: Length; years: 'every' | 'any'; is?: Scalar } & Bounds)
    | {
        rule: 'record';
        of: Id;
        within?: Window;
        where?: Record<Id, Scalar | Scalar[] | { at_least: Scalar }>;
        in_a_row?: number;
      }
    | { rule: 'rank'; facts: Id[]; need: 'any' | 'all'; last: Length; among: Id; scope: Id; at_most: Known<number> }
    | { rule: 'document'; document: Id; valid?: boolean }
    | { rule: 'recommended-by'; any?: Id[]; all?: Id[] }
    | { rule: 'judgement'; by: Id | null; evidence?: Text[] }
    | { rule: 'obligation'; of: Id[]; is: 'missed' | 'refused' | 'breached' }
    | {
        rule: 'past-award';
        programme: Id;
        tiers?: Id[];
        same_tier?: boolean;
        even_if_revoked?: boolean;
        within?: Window;
        at_least_ago?: Length;
      }
    | { rule: 'other-application'; programme: Id; tracks?: Id[]; in: 'same-edition' | 'same-year' }
    | { rule: 'score'; of: Id; at_least?: Decided<Points>; less_than?: Decided<Points> }
    | { rule: 'place'; by: Id; at_most?: Decided<number>; seats_times?: Decided<Share>; each?: Id }
  );
export type Answer = 'holds' | 'does-not-hold' | 'needs-judgement' | 'not-applicable' | 'fact-missing';
export interface RuleGroup {
  id: Id;
  for?: Scope;
  within?: Window;
  rechecked_until?: Id;
  rules: Rule[];
}

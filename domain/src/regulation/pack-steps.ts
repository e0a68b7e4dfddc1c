// The closed list of steps that a procedure is made of.

import type { Rule } from './pack-rules.ts';
import type { Block, Decided, Id, Known, Length, Period, Scope, Share, Text } from './pack-words.ts';

export interface StepBase {
  id: Id;
  name: Text;
  by: Id | Id[];
  for?: Scope;
  when?: Rule;
  delegable_to?: Id;
  due?: Period;
  /** Month and day, `03-01`, both ends inside. */
  season?: { from: Text; to: Text };
  makes?: Text;
  papers?: Block<{ paper: Text; to?: Id[] }>[];
  fixes?: 'award-date';
}
export type CarriedBy = Known<
  Block<{
    at_least?: Share;
    more_than?: Share;
    of: Known<'members' | 'members-present' | 'ballots-cast' | 'valid-ballots'>;
  }>
>;
export type Step = Block<
  StepBase &
    (
      | {
          kind: 'announcement';
          media: Known<Id>;
          states: ('opening-day' | 'closing-day' | 'schedule' | 'winners' | 'conditions')[];
        }
      | {
          kind: 'application';
          documents: Id[];
          late: 'refused' | null;
          incomplete: Known<'may-be-completed-until-closing-day' | 'returned'>;
        }
      | {
          kind: 'vetting';
          checks: ('eligibility' | 'completeness')[];
          consults?: Block<{ bodies: Id[]; for?: Scope; due: Period | null; joint?: boolean }>[];
          ineligible: Known<'returned-with-reasons' | 'told'>;
        }
      | {
          kind: 'notice';
          length: Block<{ at_least: Length } | { exactly: Length }> | null;
          media: Known<Id>;
          objections: Id | null;
          upheld: Block<{
            then: 'removed' | 'back-to';
            to?: Id;
            replacement: Known<'forbidden' | 'allowed' | 'new-decision-and-new-notice'>;
          }> | null;
        }
      | {
          kind: 'review';
          method: 'material' | 'site' | 'defence' | 'presentation' | 'diagnosis' | 'full';
          criteria: Id | null;
          attended_by?: Id[];
          sheet: Known<'by-item' | 'by-aspect' | 'total-only' | 'rubric' | 'not-scored' | 'reported'>;
          combine?: Decided<'consensus' | 'mean' | 'trimmed-mean'>;
        }
      | { kind: 'survey'; asks: Text; result: Known<'percentage' | 'points' | 'text'> }
      | { kind: 'gate'; pass: Rule[] }
      | {
          kind: 'candidate-list';
          order_by: Id | null;
          each?: ('tier' | 'track' | 'field')[];
          departures: Known<'with-recorded-reasons' | 'none'>;
          considers?: Text[];
          choose?: Known<number>;
        }
      | {
          kind: 'resolution';
          effect: 'decides' | 'advises' | 'recommends';
          quorum?: Known<Share>;
          carried_by: CarriedBy;
        }
      | {
          kind: 'ballot';
          secret: Known<boolean>;
          each: ('tier' | 'track' | 'candidate')[];
          quorum: Known<Share>;
          carried_by: CarriedBy;
        }
      | {
          kind: 'approval';
          of: 'edition' | 'rules' | 'review' | 'candidates' | 'winners';
          sitting?: Known<Text>;
          effect: 'final' | 'provisional';
        }
      | { kind: 'conferral'; publishes: Known<Text> }
    )
>;

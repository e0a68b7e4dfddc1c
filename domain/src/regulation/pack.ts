export type Id = string;
export type Article = number | string;
export type Text = string;
export type Scalar = string | number | boolean;
export type Points = number | string;
export type Day = string;
export type Length =
  `${number} ${'working day' | 'calendar day' | 'month' | 'year' | 'calendar year' | 'financial year' | 'edition'}${'s' | ''}`;
export type Period = `${Length} ${'before' | 'after'} ${string}`;
export type Window = Period | `since ${string}` | 'now' | 'ever';
export type BarLength = `${Length} after ${string}` | 'for ever';
export type Share = string;
export type Open = { decided_by: Id; before?: Id } | { external: Id; before?: Id };
export type Known<T> = T | null | Open;
export type Decided<T> = T | Open; // a later step reads it: never silent
export type Cite = Article | Article[];
export interface Marks {
  article?: Cite | Record<string, Cite>;
  says?: Text;
  reading?: Text | Record<string, Text>;
  soft?: Record<string, Id>;
  open?: true;
}
export type Block<T> = T & Marks;
export type ById<T> = Record<Id, Block<T>>;
export interface Scope {
  tracks?: Id[];
  tiers?: Id[];
  kinds?: Id[];
  where?: Record<Id, Scalar | Scalar[]>;
}
export interface Bounds<T = Points> {
  at_least?: T;
  at_most?: T;
  more_than?: T;
  less_than?: T;
}
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
export interface Regulation {
  id: Id;
  programme: Id;
  title: Text;
  place: Text;
  issuer: Text;
  numbers: Text[];
  source: Text | null;
  rehearse_from: Day;
  signed: Day | null;
  published: Day | null;
  articles: number;
  status: 'draft' | 'in-force' | 'expired' | 'repealed';
  in_force: Block<{ from: Day | null; to: Day | null; lasts?: Length }>;
  cycle: Known<Length>;
  currency: Text;
  voluntary: boolean;
  addressees?: Text[];
  supersedes: Text[];
  legal_bases: Text[];
  modelled_on?: Text;
  interpreted_by: Known<Id>;
  public?: Known<boolean>;
  warnings: Block<{ id: Id }>[];
}
export interface Body {
  name: Text;
  role:
    | 'government'
    | 'lead-group'
    | 'committee'
    | 'office'
    | 'supervisor'
    | 'review-body'
    | 'team'
    | 'recommender'
    | 'department'
    | 'association'
    | 'media'
    | 'auditor';
  housed_in?: Text;
  created_by?: Id;
  succeeded_by?: Text;
  lasts?: 'edition' | 'standing';
  many?: true;
  matched_by?: 'area' | 'industry' | 'ownership';
  team?: Known<'per-step' | 'edition'>;
  size?: Known<Block<{ at_least?: number; at_most?: number; odd?: boolean; at?: Id[] }>>;
  seats?: Block<{
    seat: 'chair' | 'vice-chair' | 'member' | 'leader' | 'industry-expert';
    exactly?: number;
    at_least?: number;
    at_most?: number;
    held_by?: Text;
    from?: Text[];
    at?: Id[];
  }>[];
  appointment?: Block<{ proposed_by: Id | null; approved_by: Id | null; published: boolean | null }>;
  chosen?: Known<'by-office' | 'random-draw' | 'double-random-draw'>;
  term?: Block<{ lasts: Length; at_most?: number }>;
  requirements?: Rule[];
  duties?: Block<{ says: Text }>[];
}
export interface Tier {
  name: Text;
  applied_for: boolean;
  offered?: Known<boolean>;
  vacancy: Known<boolean>;
  valid: Known<Period>;
  holders?: Block<{ at_least: number; at_most: number }>;
}
export interface Quota {
  id: Id;
  for?: Scope;
  counts?: 'winners' | 'recommendations' | 'shortlisted';
  each?: Id;
  at_most?: Known<number | 'unlimited'>;
  at_most_share?: Share;
  at_least?: number;
  reserved?: Block<{ where: Scope['where']; seats: number }>[];
}
export type Money = Known<number | { at_most: number } | { share: Share; of: Text }>;
export interface Receives {
  id: Id;
  for?: Scope;
  when?: Rule;
  honours: Known<Id[]>;
  money: Money;
  takes_seat: Known<boolean>;
}
export interface Document {
  name: Text;
  by: Id;
  due: Id;
  for?: Scope;
  when?: Rule;
  year?: 'last-year';
  limit?: { at_most: number; unit: 'characters' | 'pages' };
  content?: Text[];
}
export interface StepBase {
  id: Id;
  name: Text;
  by: Id | Id[];
  for?: Scope;
  when?: Rule;
  delegable_to?: Id;
  due?: Period;
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
          returns_to?: Id;
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
          of: 'edition' | 'rules' | 'candidates' | 'winners';
          sitting?: Known<Text>;
          effect: 'final' | 'provisional';
        }
      | { kind: 'conferral'; publishes: Known<Text> }
    )
>;
export interface Channel {
  name: Text;
  against: Id[] | 'anything';
  to: Id;
  until: Known<'end-of-notice' | 'any-time' | Period>;
  anonymous: Known<boolean>;
  needs?: { anyone?: Id[]; person?: Id[]; organisation?: Id[] };
  answer: Known<
    Block<{
      within: Length;
      from: 'receipt' | 'complete-receipt';
      in_writing: boolean;
      covers: ('examination' | 'reply')[];
    }>
  >;
  while_open?: 'blocks-this-applicant' | 'blocks-nobody';
  reports_to?: Id[];
}
export interface Obligation {
  id: Id;
  by: Id | 'winner';
  act:
    | 'report'
    | 'visit'
    | 'share-experience'
    | 'host-visits'
    | 'lecture'
    | 'supply-assessors'
    | 'improve'
    | 'diagnosis'
    | 'promote';
  says: Text;
  for?: Scope;
  paper?: Text;
  times?: number;
  every?: Length;
  first_due?: Known<Period>;
  due?: Known<Period>;
  if_missed: Id | null;
}
export type Measure = Block<
  { when?: Rule } & (
    | { do: 'bar'; lasts: BarLength; programme?: Id }
    | { do: 'recover'; what: Id[] }
    | { do: 'order-correction'; within: Known<Length> }
    | {
        do:
          | 'revoke-title'
          | 'publish'
          | 'criticise'
          | 'interview'
          | 'cancel-candidacy'
          | 'cancel-reviewer'
          | 'ask-discipline'
          | 'refer-to-justice'
          | 'breach-liability'
          | 'liability-by-law'
          | 'stop-using-title'
          | 'exclude-recommender'
          | 'suggest-action';
      }
  )
>;
export interface Sanction {
  id: Id;
  against: 'winner' | 'applicant' | 'recommender' | 'assessor' | 'reviewer' | 'review-body' | 'official' | 'anyone';
  for?: Scope;
  within?: Window | null;
  grounds: Rule[];
  asked_by: Id | null;
  decided_by: Id | null;
  must: boolean;
  measures: Measure[];
}
export type Attribute = 'yes-no' | 'date' | 'number' | 'text' | { scale: Id } | { choices: Record<Id, Text> };
export interface Fact {
  name: Text;
  type: Attribute | 'yearly-number' | 'yearly-rank' | { yearly: Attribute } | { records: Record<Id, Attribute> };
  unit?: Text;
  from: ('applicant' | 'department' | 'office' | 'journal')[];
  evidence?: boolean;
}

export interface CriteriaSet {
  id: Id;
  name: Text;
  source: Text;
  checked: boolean;
  points: number | null;
  scale: { from: Share; to: Share; step: Share } | { levels: { id: Id; name: Text }[] };
  kinds: Record<Id, { name: Text; factors: Text[]; bands?: { from: Share; to: Share; says: Text }[] }>;
  categories: { id: Id; name: Text; items: { code: Text; name: Text; asks: Text; kind: Id; points?: number }[] }[];
}
export type Names = Record<'media' | 'states' | 'scope' | 'among' | 'needs' | 'uses' | 'honours', Record<Id, Text>>;
export type Overlay = { en: Record<string, Text> };
export type Rows = { rows: Text[] };
export interface Example {
  id: Id;
  trap?: `T-${number}`;
  rows: Text[];
  says: Text;
  given: object;
  when: Record<Id, object>;
  then: { refused?: Id; article: Cite } & object;
}

export interface Pack {
  regulation: Block<Regulation>;
  rules_elsewhere: ById<{ name: Text; made_by: Id | null; approved_by: Id | null }>;
  bodies: ById<Body>;
  recusal: Block<{ who: Id[]; ground: Text; effect: ('no-handling' | 'no-scoring' | 'no-vote')[] }> | null;
  undertakings: Block<{ id: Id; by: Id[]; says: Text }>[];
  tracks: ById<{ name: Text; kinds: Record<Id, Text>; object?: Text }>;
  tiers: ById<Tier>;
  quotas: Block<Quota>[];
  receives: Block<Receives>[];
  grants?: Block<{ id: Id; for?: Scope; when: Rule; money: Money; says: Text }>[];
  conditions: Block<RuleGroup>[];
  disqualifiers: Block<RuleGroup>[];
  documents: ById<Document>;
  form: Record<Id, Block<{ asks: Id[] }>>;
  declarations: Block<{ id: Id; by: Id; says: Text }>[];
  fees: Block<{
    charged: 'banned' | 'no-added-burden' | 'charged' | null;
    amounts?: Block<{ at: Id; amount: number; for?: Scope }>[];
  }>;
  criteria: ById<{
    name: Text;
    standards: Text[];
    dated: boolean;
    set: Decided<Id>;
    aspects: Known<number>;
    points: Known<number>;
    for?: Scope;
  }>;
  guides: ById<{ name: Text; considers: Text[] }>;
  totals: ById<{ name: Text; for?: Scope; out_of: Known<number>; parts: Record<Id, Decided<Share>> }>;
  steps: Step[];
  channels: ById<Channel>;
  money_use: Block<{ id: Id; for?: Scope; mainly: Known<Id[]>; must_not: Id[]; budget: Known<Text> }>[];
  title_use: Block<{ id: Id; for?: Scope; may?: Id[]; must?: Id[]; must_not?: Id[]; says: Text }>[];
  obligations: Block<Obligation>[];
  sanctions: Block<Sanction>[];
  clauses: Block<{
    id?: Id;
    kind:
      | 'purpose'
      | 'principle'
      | 'sequence'
      | 'encouragement'
      | 'publicity'
      | 'duty'
      | 'budget'
      | 'scope'
      | 'liability';
    says: Text;
  }>[];
  scales?: Record<Id, { id: Id; name: Text }[]>;
  facts?: Record<Id, Fact>;
}

/** A pack with everything in place: common and own facts and scales, named criteria sets, names of ids, amendments, and the edition's decisions. */
export interface ResolvedPack extends Pack {
  scales: Record<Id, { id: Id; name: Text }[]>;
  facts: Record<Id, Fact>;
  criteria_sets: Record<Id, CriteriaSet>;
  names: Names;
}

import type { Rule, RuleGroup } from './pack-rules.ts';
import type { Step } from './pack-steps.ts';
import type {
  BarLength,
  Block,
  ById,
  Cite,
  Day,
  Decided,
  Id,
  Known,
  Length,
  Period,
  Scope,
  Share,
  Text,
  Window,
} from './pack-words.ts';

export type * from './pack-rules.ts';
export type * from './pack-steps.ts';
export type * from './pack-words.ts';

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
  /** null: the text does not say. */
  voluntary: boolean | null;
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
  reserved?: Block<{ kinds?: Id[]; where: Scope['where']; seats: number }>[];
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
export type Names = Record<
  'media' | 'states' | 'scope' | 'among' | 'needs' | 'uses' | 'honours' | 'programmes',
  Record<Id, Text>
>;
export type Overlay = { en: Record<string, Text> };
export type Rows = { rows: Text[] };
export interface Example {
  id: Id;
  trap?: `T-${number}`;
  rows: Text[];
  says: Text;
  given: object;
  when: Record<Id, object>;
  /** `article` null: it stands on an order of the platform, not on the regulation. */
  then: { refused?: Id; article: Cite | null } & object;
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

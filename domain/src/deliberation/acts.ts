import type { ActInfo, ActOf, BodyId, CaseId, Day, PersonId, StepId, TierId } from '../language/index.ts';
import type { Shortfall } from '../regulation/index.ts';
import type { Votes } from './majority.ts';

interface Payloads {
  'ballot-opened': {
    readonly step: StepId;
    /** Tier null: no list has placed the case. */
    readonly candidates: readonly { readonly tier: TierId | null; readonly case: CaseId }[];
    readonly voters: readonly PersonId[];
  };
  /** That this member has voted; never how, and on the paper never when. */
  'ballot-cast': { readonly step: StepId; readonly member: PersonId };
  'ballot-closed': {
    readonly step: StepId;
    readonly tallies: readonly {
      readonly tier: TierId | null;
      readonly case: CaseId;
      readonly yes: number;
      readonly no: number;
      readonly abstain: number;
      readonly invalid: number;
      /** Votes needed, by the regulation's share of its base; null where none is laid down. */
      readonly needed: number | null;
      readonly carried: boolean | null;
    }[];
  };
  'resolution-recorded': {
    readonly step: StepId;
    /** Number or title of the minutes; null: a marked blank. */
    readonly document: string | null;
    /** The day of the meeting. */
    readonly day: Day;
    /** How many hold a seat in the body, and who of them took part. */
    readonly members: number;
    readonly present: readonly PersonId[];
    readonly outcomes: readonly {
      readonly tier: TierId | null;
      readonly case: CaseId;
      /** null: not counted. */
      readonly votes: Votes | null;
      /** Votes needed; null where no majority is laid down: the body itself has declared the outcome. */
      readonly needed: number | null;
      readonly carried: boolean;
    }[];
  };
  'winners-listed': {
    readonly step: StepId;
    readonly lists: readonly { readonly tier: TierId; readonly cases: readonly CaseId[] }[];
    /** Seats left empty, by tier; null where the tier has no cap. */
    readonly vacant: Readonly<Record<string, number | null>>;
    /** Minima that the list does not reach: told, not filled by force. */
    readonly short: readonly Shortfall[];
    /** Over a soft cap: the body that departs from it, and the document with its reasons. */
    readonly departure: { readonly by: BodyId; readonly document: string } | null;
    /** The body's own decision on who goes first or is left out: an arrangement of the edition, not from the regulation. */
    readonly decision: { readonly document: string } | null;
  };
}

export type DeliberationAct = ActOf<Payloads>;

export const deliberationActs = {
  'ballot-opened': {
    subject: 'step',
    zh: '开始投票',
    en: 'Ballot opened',
    says: 'Candidates and voters are fixed; a member with an interest in a candidate has no vote on that one.',
  },
  'ballot-cast': {
    subject: 'step',
    zh: '已投票',
    en: 'Ballot cast',
    says: 'A member has voted, once. The choice is nowhere in the journal.',
  },
  'ballot-closed': {
    subject: 'step',
    zh: '计票',
    en: 'Ballot closed',
    says: 'Votes are counted for each candidate against the share of those who voted that the regulation demands.',
  },
  'resolution-recorded': {
    subject: 'step',
    zh: '记录决议',
    en: 'Resolution recorded',
    says: 'What a body has resolved in a meeting, by its minutes: who was present, votes where they were counted, the outcome for each candidate.',
  },
  'winners-listed': {
    subject: 'step',
    zh: '形成拟奖名单',
    en: 'Winners listed',
    says: 'Those who were carried are listed within the seats; what is not filled stays empty.',
  },
} satisfies Record<keyof Payloads, ActInfo>;

import type { ActInfo, ActOf, BodyId, CaseId, PersonId, StepId, TierId } from '../language/index.ts';

interface Payloads {
  'ballot-opened': {
    readonly step: StepId;
    readonly candidates: readonly { readonly tier: TierId; readonly case: CaseId }[];
    readonly voters: readonly PersonId[];
  };
  /** That this member has voted; never how, and on the paper never when. */
  'ballot-cast': { readonly step: StepId; readonly member: PersonId };
  'ballot-closed': {
    readonly step: StepId;
    readonly tallies: readonly {
      readonly tier: TierId;
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
  'winners-listed': {
    readonly step: StepId;
    readonly lists: readonly { readonly tier: TierId; readonly cases: readonly CaseId[] }[];
    /** Seats left empty, by tier; null where the tier has no cap. */
    readonly vacant: Readonly<Record<string, number | null>>;
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
  'winners-listed': {
    subject: 'step',
    zh: '形成拟奖名单',
    en: 'Winners listed',
    says: 'Those who were carried are listed within the seats; what is not filled stays empty.',
  },
} satisfies Record<keyof Payloads, ActInfo>;

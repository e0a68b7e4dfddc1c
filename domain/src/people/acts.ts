import type { ActInfo, ActOf, BodyId, CaseId, Day, PersonId } from '../language/index.ts';

/** The body after a change of its members: all seats together, what it does not meet of what is laid down (codes), how many come from each circle. */
interface MadeUp {
  readonly total: number;
  readonly unmet: readonly string[];
  readonly circles: Readonly<Record<string, number>>;
}

/** Some who are to sit in a body, by the document in which its step on the way to their seats was taken. */
interface Listed {
  readonly body: BodyId;
  readonly of: string | null;
  readonly persons: readonly PersonId[];
  readonly document: string;
  readonly day: Day;
}

interface Payloads {
  'members-proposed': {
    readonly body: BodyId;
    readonly of: string | null;
    readonly members: readonly { readonly person: PersonId; readonly seat: string; readonly category: string | null }[];
    readonly document: string;
    readonly day: Day;
  };
  'members-approved': Listed;
  'members-refused': Listed;
  'members-published': Listed;
  'member-appointed': {
    readonly person: PersonId;
    readonly body: BodyId;
    /** Which one, where the body has many instances, or which applicant's party. */
    readonly of: string | null;
    readonly seat: string;
    /** The circle the member comes from, where the regulation names circles. */
    readonly category: string | null;
    /** Last day of the term; null: none is laid down in days. */
    readonly until: Day | null;
  } & MadeUp;
  'member-left': { readonly person: PersonId; readonly body: BodyId; readonly of: string | null } & MadeUp;
  'requirement-found': {
    readonly body: BodyId;
    /** Path of the requirement in the pack. */
    readonly rule: string;
    readonly met: boolean;
  };
  'undertaking-signed': { readonly person: PersonId; readonly undertaking: string };
  'recusal-declared': { readonly person: PersonId; readonly case: CaseId };
}

export type PeopleAct = ActOf<Payloads>;

export const peopleActs = {
  'members-proposed': {
    subject: 'person',
    zh: '提出成员名单',
    en: 'Members proposed',
    says: 'Whoever the regulation names puts up who is to sit in a body.',
  },
  'members-approved': {
    subject: 'person',
    zh: '批准成员',
    en: 'Members approved',
    says: 'The body with the power approves those proposed.',
  },
  'members-refused': {
    subject: 'person',
    zh: '不予批准成员',
    en: 'Members refused',
    says: 'The body with the power does not approve those proposed; others, or they again, may be put up.',
  },
  'members-published': {
    subject: 'person',
    zh: '公布成员',
    en: 'Members published',
    says: 'Those approved are made public; only then may they have their seats, where the regulation wants it so.',
  },
  'member-appointed': {
    subject: 'person',
    zh: '登记任职',
    en: 'Seat recorded',
    says: 'It is put on record that a person has a seat in a body, or acts for a party, in this edition; who appoints them, the regulation says.',
  },
  'member-left': {
    subject: 'person',
    zh: '离任',
    en: 'Member left',
    says: 'A person leaves a body; access ends at once.',
  },
  'requirement-found': {
    subject: 'person',
    zh: '认定机构条件',
    en: 'Requirement found',
    says: 'It is found, with reasons, whether a body meets what the regulation requires of it before work is handed to it.',
  },
  'undertaking-signed': {
    subject: 'person',
    zh: '签署承诺',
    en: 'Undertaking signed',
    says: 'A person promises what the regulation asks of all who take part.',
  },
  'recusal-declared': {
    subject: 'case',
    zh: '回避',
    en: 'Recusal declared',
    says: 'A person with an interest in a case no longer handles, scores or votes on it, from this instant.',
  },
} satisfies Record<keyof Payloads, ActInfo>;

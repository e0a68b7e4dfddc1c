import type { ActInfo, ActOf, BodyId, CaseId, PersonId } from '../language/index.ts';

interface Payloads {
  'member-appointed': {
    readonly person: PersonId;
    readonly body: BodyId;
    /** Which one, where the body has many instances, or which applicant's party. */
    readonly of: string | null;
    readonly seat: string;
    /** The circle the member comes from, where the regulation names circles. */
    readonly category: string | null;
  };
  'member-left': { readonly person: PersonId; readonly body: BodyId; readonly of: string | null };
  'undertaking-signed': { readonly person: PersonId; readonly undertaking: string };
  'recusal-declared': { readonly person: PersonId; readonly case: CaseId };
}

export type PeopleAct = ActOf<Payloads>;

export const peopleActs = {
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

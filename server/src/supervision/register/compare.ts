import { faultIn, type RegisterFault } from './faults.ts';
import type { Holder, ReadAward } from './read-rows.ts';

/** An award that is on the register: imported, or won here. */
export interface KnownAward extends Omit<ReadAward, 'row'> {
  readonly applicant: string;
  readonly isImported: boolean;
}

/** What an import would do: awards that are new, how many are on the register already, and what the file and the register contradict each other in. */
export interface ImportPlan {
  readonly fresh: readonly ReadAward[];
  readonly known: number;
  readonly faults: readonly RegisterFault[];
}

/** What tells one holder from another. Names are padded with blanks to the same width in many a list, and typed in either width. */
export const holderKey = (holder: Holder): string =>
  holder.kind === 'organisation' ? holder.code : `${bare(holder.name)}\n${bare(holder.employer ?? '')}`;

const bare = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '');

/** The same award: nobody wins a tier twice in one edition, nor on one day. */
const isSame = (a: Omit<ReadAward, 'row'>, b: Omit<ReadAward, 'row'>): boolean =>
  holderKey(a.holder) === holderKey(b.holder) &&
  a.tier === b.tier &&
  (a.edition === b.edition || a.awardedOn === b.awardedOn);

/** Compares the awards of a file with one another and with those that are on the register. Nothing there is ever changed by an import. */
export function planImport(awards: readonly ReadAward[], register: readonly KnownAward[]): ImportPlan {
  const known = Map.groupBy(register, ({ holder }) => holderKey(holder));
  const before = Map.groupBy(awards, ({ holder }) => holderKey(holder));
  const matched = awards.map((award) => ({
    award,
    there: known.get(holderKey(award.holder))?.find((one) => isSame(one, award)),
    earlier: before.get(holderKey(award.holder))?.find((one) => one.row < award.row && isSame(one, award)),
  }));
  const fresh = matched.filter(({ there }) => there === undefined).map(({ award }) => award);
  return {
    fresh,
    known: awards.length - fresh.length,
    faults: [
      ...matched.flatMap(({ award, earlier }) =>
        earlier ? [faultIn('row-twice', award.row, null, { other: earlier.row })] : [],
      ),
      ...numberFaults(awards, register),
      ...matched.flatMap(({ award, there }) => (there ? contradictions(award, there) : [])),
    ],
  };
}

/** One edition has one number, also where some rows leave it out. */
function numberFaults(awards: readonly ReadAward[], register: readonly KnownAward[]): readonly RegisterFault[] {
  const first = new Map<string, { readonly number: number; readonly row: number | null }>();
  for (const { edition, number } of register) if (number !== null) first.set(edition, { number, row: null });
  return awards.flatMap(({ edition, number, row }) => {
    if (number === null) return [];
    const other = first.get(edition);
    if (other === undefined) first.set(edition, { number, row });
    return other === undefined || other.number === number
      ? []
      : [faultIn('number-differs', row, 'number', { edition, number: other.number, other: other.row })];
  });
}

const compared = ['edition', 'number', 'awardedOn', 'revokedOn', 'money'] as const;
const columnFor = {
  edition: 'edition',
  number: 'number',
  awardedOn: 'awarded',
  revokedOn: 'revoked',
  money: 'money',
} as const;

/** Where the file says something else than the register. What it does not say is no contradiction. */
const contradictions = (award: ReadAward, there: KnownAward): readonly RegisterFault[] =>
  compared
    .filter((field) => award[field] !== null && award[field] !== there[field])
    .map((field) => faultIn('other-on-register', award.row, columnFor[field], { there: there[field] }));

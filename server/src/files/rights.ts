import type { FilePurpose } from '@heng/contract/file';
import type { CaseId, EditionId, PersonId } from '@heng/domain/language';
import { mayRead, type Reader, scopeOf, type Thing } from '@heng/domain/procedure';

/** What a decision on a file needs to know of it. */
export interface FileSubject {
  readonly edition: EditionId;
  readonly case: CaseId | null;
  readonly purpose: FilePurpose;
  readonly person: PersonId;
  /** By its own mark, or by that of the document it was handed in as. */
  readonly tradeSecret: boolean;
  /** A document of the case names it: it is no draft any more. */
  readonly handedIn: boolean;
}

/** Of which thing files for a purpose are a part: whoever may read that may read them, and may add some. */
const partOf: Readonly<Record<Exclude<FilePurpose, 'application'>, Thing>> = {
  vetting: 'vetting',
  opinion: 'opinion',
  review: 'sheet',
  consensus: 'consensus',
  tally: 'tally',
  award: 'award',
  duties: 'duties',
  objection: 'objection',
  evidence: 'objection-identity',
  report: 'report',
  proceeding: 'proceeding',
  paper: 'progress',
};

/** A party adds to its own application, whoever may read the thing adds to that. Administrators add nothing. */
export function mayAdd(reader: Reader, { purpose, case: one }: Pick<FileSubject, 'purpose' | 'case'>): boolean {
  if (purpose === 'application') return one !== null && mayRead('draft', reader, one);
  return mayOf(partOf[purpose], reader, one);
}

/** Of the edition itself: only whoever may read the thing of every case. */
const mayOf = (thing: Thing, reader: Reader, one: CaseId | null): boolean =>
  one === null ? scopeOf(thing, reader).all : mayRead(thing, reader, one);

/** Who uploaded a file sees it as long as they have a seat and have not withdrawn from the case; others by the thing it is a part of. */
export function maySee(reader: Reader, file: FileSubject): boolean {
  if (reader.administrator !== null) return false;
  if (file.case !== null && reader.recused.includes(file.case) && !reader.relations.own.includes(file.case))
    return false;
  if (file.person === reader.person && reader.seats.length > 0) return true;
  if (file.tradeSecret && file.case !== null && !isDraft(file) && !mayRead('trade-secret', reader, file.case))
    return false;
  return mayOf(thingOf(file), reader, file.case);
}

export function thingOf(file: Pick<FileSubject, 'purpose' | 'handedIn' | 'tradeSecret'>): Thing {
  if (file.purpose !== 'application') return partOf[file.purpose];
  if (!file.handedIn) return 'draft';
  return file.tradeSecret ? 'trade-secret' : 'file';
}

const isDraft = ({ purpose, handedIn }: Pick<FileSubject, 'purpose' | 'handedIn'>): boolean =>
  purpose === 'application' && !handedIn;

/** State secrets are pulled by the office of the edition. */
export const mayWithdraw = (reader: Reader, file: FileSubject): boolean =>
  reader.seats.some(({ role }) => role === 'office') && maySee(reader, file);

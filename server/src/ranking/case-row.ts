/** What the lists of ranking and of deliberation know of each case. */
interface CaseRow {
  readonly id: string;
  readonly number: number;
  readonly applicant_id: string;
  readonly name: string;
  readonly track: string;
  readonly kind: string;
}

/** The same, as the contract has it (`ofCase`). */
export const caseOf = ({ id, number, applicant_id, name, track, kind }: CaseRow) => ({
  case: id,
  number,
  track,
  kind,
  applicant: { id: applicant_id, name },
});

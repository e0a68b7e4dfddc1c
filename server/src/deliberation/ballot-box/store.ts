import type { Votes } from '@heng/domain/deliberation';
import { as, type CaseId, type EditionId, type StepId } from '@heng/domain/language';
import type { Tx } from '../../storage/index.ts';

export type Choice = keyof Votes;

const choices: readonly Choice[] = ['yes', 'no', 'abstain', 'invalid'];

export interface Slip {
  readonly case: CaseId;
  readonly choice: Choice;
}

interface BallotOf {
  readonly edition: EditionId;
  readonly step: StepId;
}

/** Where choices go, and the only place they ever are: no act, answer, message or log has them. */
export interface BallotBox {
  put(tx: Tx, ballot: BallotOf, slips: readonly Slip[]): Promise<void>;
  count(tx: Tx, ballot: BallotOf): Promise<ReadonlyMap<CaseId, Votes>>;
}

/**
 * A running count for each candidate. Whoever watches it between two votes knows the second: good for rehearsals, and for votes of which the regulation
 * demands no secrecy.
 */
export const rehearsalBox: BallotBox = {
  async put(tx, { edition, step }, slips) {
    // What is no choice would be a ballot cast and not counted. The message does not say what it was.
    if (slips.some(({ choice }) => !choices.includes(choice))) throw new Error('a slip is marked in no way there is');
    if (slips.length === 0) return;
    const one = (slip: Slip, choice: Choice): number => (slip.choice === choice ? 1 : 0);
    await tx
      .insertInto('rehearsal_box')
      .values(
        // In one order, so that members who vote at the same time wait for each other and never in a circle.
        slips
          .toSorted((a, b) => (a.case < b.case ? -1 : 1))
          .map((slip) => ({
            edition_id: edition,
            step,
            case_id: slip.case,
            yes: one(slip, 'yes'),
            no: one(slip, 'no'),
            abstain: one(slip, 'abstain'),
            invalid: one(slip, 'invalid'),
          })),
      )
      .onConflict((conflict) =>
        conflict.columns(['jurisdiction_id', 'edition_id', 'step', 'case_id']).doUpdateSet(({ eb, ref }) => ({
          yes: eb('rehearsal_box.yes', '+', ref('excluded.yes')),
          no: eb('rehearsal_box.no', '+', ref('excluded.no')),
          abstain: eb('rehearsal_box.abstain', '+', ref('excluded.abstain')),
          invalid: eb('rehearsal_box.invalid', '+', ref('excluded.invalid')),
        })),
      )
      .execute();
  },

  async count(tx, { edition, step }) {
    const rows = await tx
      .selectFrom('rehearsal_box')
      .select(['case_id', 'yes', 'no', 'abstain', 'invalid'])
      .where('edition_id', '=', edition)
      .where('step', '=', step)
      .execute();
    return new Map(rows.map(({ case_id, ...votes }) => [as<CaseId>(case_id), votes]));
  },
};

import type { Problem } from '../http/problem.ts';

/** Ends a transaction so that nothing of it stays, with the problem that is the answer. */
export class Undone extends Error {
  override readonly name = 'Undone';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super('undone');
    this.problem = problem;
  }
}

/** The problem that ended a transaction, as the answer it is. */
export async function allOrNothing<Answer>(run: () => Promise<Answer>): Promise<Answer | Problem> {
  try {
    return await run();
  } catch (fault) {
    if (fault instanceof Undone) return fault.problem;
    throw fault;
  }
}

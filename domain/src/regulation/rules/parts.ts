import type { Answer } from '../pack.ts';

/** The first line that fits: one part that fails, one fact missing, one open judgement, nothing left, else it holds. */
export function allOf(answers: readonly Answer[]): Answer {
  if (answers.includes('does-not-hold')) return 'does-not-hold';
  return openOf(answers) ?? 'holds';
}

/** The mirror of `allOf`: one part that holds is enough. */
export function anyOf(answers: readonly Answer[]): Answer {
  if (answers.includes('holds')) return 'holds';
  return openOf(answers) ?? 'does-not-hold';
}

/** `anyOf` turned: none of them holds. */
export function noneOf(answers: readonly Answer[]): Answer {
  const any = anyOf(answers);
  return any === 'holds' ? 'does-not-hold' : any === 'does-not-hold' ? 'holds' : any;
}

/** Whether one of a list of events holds. No event at all is a plain no, unlike a rule without parts. */
export const oneOf = (answers: readonly Answer[]): Answer => (answers.length === 0 ? 'does-not-hold' : anyOf(answers));

function openOf(answers: readonly Answer[]): Answer | null {
  if (answers.includes('fact-missing')) return 'fact-missing';
  if (answers.includes('needs-judgement')) return 'needs-judgement';
  return answers.every((answer) => answer === 'not-applicable') ? 'not-applicable' : null;
}

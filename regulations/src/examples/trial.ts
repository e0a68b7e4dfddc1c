import type { Cite, Refusal, Result } from '@heng/domain/language';
import type { Answer } from '@heng/domain/regulation';
import type { z } from 'zod';
import type { Scene } from './scene.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What one rule answered, and on what article. */
interface RuleSaid {
  readonly answer: Answer;
  readonly article: Cite | null;
}

/** What came out: the act with what it holds, or every reason against it; and where rules were applied, what each of them answered. */
export interface Outcome {
  readonly done: { readonly article: Cite | null; readonly values: Values } | null;
  readonly refused: readonly Refusal[];
  readonly rules?: (name: string) => RuleSaid | null;
}

/** How one kind of question is asked: what may be written under its name, and what then happens. */
export interface Trial {
  readonly command: z.ZodType;
  readonly run: (scene: Scene, command: unknown) => Outcome;
}

export const trial = <Command>(
  command: z.ZodType<Command>,
  run: (scene: Scene, command: Command) => Outcome,
): Trial => ({ command, run: (scene, written) => run(scene, command.parse(written)) });

/** What a decision answered. `more`: of an act about several, what belongs to the only one in the example. */
export function outcomeOf<Act extends { readonly article: Cite | null }>(
  result: Result<Act, Refusal>,
  more: (act: Act) => Values = () => ({}),
): Outcome {
  if (!result.ok) return { done: null, refused: result.reasons };
  const { article, ...values } = result.value;
  return { done: { article, values: { ...values, ...more(result.value), payload: payloadOf(values) } }, refused: [] };
}

const payloadOf = (values: object): readonly string[] => Object.keys(values).filter((key) => key !== 'act');

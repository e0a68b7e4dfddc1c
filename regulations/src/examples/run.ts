import { dirname, join } from 'node:path';
import type { Example } from '@heng/domain/regulation';
import { type Finding, renderFinding } from '../finding.ts';
import { type LocatedExample, loadBeside } from '../load/load-beside.ts';
import { loadCalendar } from '../load/load-calendar.ts';
import { givenSchema } from '../schema/given.ts';
import { lawsOf } from './laws.ts';
import { type Compared, compare } from './match.ts';
import { sceneOf, type TrialLaw } from './scene.ts';
import { trials } from './trials.ts';

/** One example with what it expects and what came out in that place. */
export interface ExampleResult {
  readonly id: string;
  readonly says: string;
  readonly trap: string | null;
  readonly rows: readonly string[];
  readonly file: string;
  readonly line: number;
  readonly holds: boolean;
  readonly expected: object;
  readonly got: object;
}

/**
 * Tries one example: builds the situation, runs the decision that the procedure itself runs, compares. A name that nothing answers to does not
 * throw: the example does not hold, and says why.
 */
export function runExample(law: TrialLaw, { given, when, then }: Example): Compared {
  const [[name, command] = ['', {}]] = Object.entries(when);
  const trial = trials[name];
  if (!trial) return { holds: false, got: { unknown: name } };
  try {
    return compare(then, trial.run(sceneOf(law, givenSchema.parse(given)), command));
  } catch (fault) {
    return { holds: false, got: { fault: fault instanceof Error ? fault.message : String(fault) } };
  }
}

/** Tries every example of a pack, under the regulation as it stood on the example's day. Where a pack cannot be used, none of them holds. */
export async function runExamples(folder: string): Promise<readonly ExampleResult[]> {
  const [{ examples, findings }, own, common] = await Promise.all([
    loadBeside(folder),
    loadCalendar(dirname(folder)),
    loadCalendar(),
  ]);
  const calendar = own.ok && own.value.size > 0 ? own : common;
  const unread = findings.filter(({ file }) => dirname(file) === join(folder, 'examples')).map(unreadable);
  if (!calendar.ok) return examples.map((located) => resultOf(located, unusable(calendar.reasons)));
  const lawOn = await lawsOf(folder, calendar.value);
  const results = await Promise.all(
    examples.map(async (located) => {
      const given = givenSchema.safeParse(located.example.given);
      const law = await lawOn(given.data?.day ?? null);
      return resultOf(located, law.ok ? runExample(law.value, located.example) : unusable(law.reasons));
    }),
  );
  return [...unread, ...results];
}

/** A file of examples that cannot be read counts as one that does not hold, never as none. */
function unreadable(finding: Finding): ExampleResult {
  const { file, line, path, zh } = finding;
  const { holds, got } = unusable([finding]);
  return { id: path, says: zh, trap: null, rows: [], file, line, holds, expected: {}, got };
}

const unusable = (reasons: readonly Finding[]): Compared => ({
  holds: false,
  got: { fault: reasons.map((finding) => renderFinding(finding)) },
});

function resultOf({ example, file, line }: LocatedExample, { holds, got }: Compared): ExampleResult {
  const { id, says, trap = null, rows, then } = example;
  return { id, says, trap, rows, file, line, holds, expected: then, got };
}

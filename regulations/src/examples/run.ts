import { dirname } from 'node:path';
import type { Calendar } from '@heng/domain/calendar';
import { day } from '@heng/domain/language';
import { articleAt, type Example, lookUp, type ResolvedPack } from '@heng/domain/regulation';
import { renderFinding } from '../finding.ts';
import { type LocatedExample, loadExamples } from '../load/load-beside.ts';
import { loadCalendar, packsFolder } from '../load/load-calendar.ts';
import { loadPack } from '../load/load-pack.ts';
import { resolvePack } from '../resolve/resolve-pack.ts';
import { awardTrials } from './award.ts';
import { deliberationTrials } from './deliberation.ts';
import { editionTrials } from './edition.ts';
import { contentSchema, givenSchema } from './given.ts';
import { intakeTrials } from './intake.ts';
import { noticeTrials } from './notice.ts';
import { closest, fits, type Got } from './outcome.ts';
import { peopleTrials } from './people.ts';
import { rankingTrials } from './ranking.ts';
import { reviewTrials } from './review.ts';
import { vettingTrials } from './vetting.ts';
import { at, decide, type Trial, type World } from './world.ts';

export interface ExampleResult {
  readonly id: string;
  readonly trap: string | null;
  readonly rows: readonly string[];
  readonly says: string;
  readonly file: string;
  readonly line: number;
  readonly holds: boolean;
  readonly expected: Got;
  readonly got: Got;
}

/** What the rules say at a place: no act, but a question. */
const regulationRead: Trial = ({ pack, content: { at: path = '' } }) => [
  { is: lookUp(pack, path), article: articleAt(pack, path) },
];

/** Every act an example can try, by its name in the catalogue, and two questions. */
export const trials: Readonly<Record<string, Trial>> = {
  ...editionTrials,
  ...peopleTrials,
  ...noticeTrials,
  ...intakeTrials,
  ...vettingTrials,
  ...reviewTrials,
  ...rankingTrials,
  ...deliberationTrials,
  ...awardTrials,
  'regulation-read': regulationRead,
};

/** Acts that are about what is still to decide: for them nothing is decided but what the example says. */
const aboutSettings = new Set(['regulation-read', 'step-opened', 'setting-decided', 'edition-opened']);

/** Runs every example of a pack through the same pure decisions as the procedure. A pack that cannot be resolved gives one result that says why. */
export async function runExamples(folder: string): Promise<readonly ExampleResult[]> {
  const [loaded, examples, own] = await Promise.all([
    loadPack(folder),
    loadExamples(folder),
    loadCalendar(dirname(folder)),
  ]);
  const calendar = own.ok && own.value.size > 0 ? own : await loadCalendar(packsFolder);
  const on = loaded.ok ? loaded.value.pack.regulation.rehearse_from : '2000-01-01';
  const resolved = await resolvePack(folder, day(on));
  if (!resolved.ok || !calendar.ok) {
    const reasons = [...(resolved.ok ? [] : resolved.reasons), ...(calendar.ok ? [] : calendar.reasons)].map(
      (finding) => renderFinding(finding),
    );
    return [
      {
        id: 'pack',
        trap: null,
        rows: [],
        says: '规则数据不能使用。',
        file: folder,
        line: 1,
        holds: false,
        expected: {},
        got: { reasons },
      },
    ];
  }
  return examples.map((located) => runExample(resolved.value.pack, calendar.value, located));
}

/** Runs one example over a regulation and a calendar. A trial that breaks is a fault of the example or of ours, and says so in its result. */
export function runExample(
  pack: ResolvedPack,
  calendar: Calendar,
  { example, file, line }: LocatedExample,
): ExampleResult {
  const got = outcomeOf(pack, calendar, example);
  const { id, trap = null, rows, says, then: expected } = example;
  return { id, trap, rows, says, file, line, holds: fits(expected, got), expected: { ...expected }, got };
}

function outcomeOf(pack: ResolvedPack, calendar: Calendar, { given, when, then: expected }: Example): Got {
  const [[act, content] = ['', {}]] = Object.entries(when);
  const [situation, said, trial] = [givenSchema.safeParse(given), contentSchema.safeParse(content), trials[act]];
  if (!trial) return { unclear: `no trial for ${act}` };
  if (!situation.success || !said.success)
    return {
      unclear: [situation.error, said.error].flatMap(
        (error) => error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [],
      ),
    };
  const today = day(situation.data.day ?? pack.regulation.rehearse_from);
  const world: World = {
    pack: decide(pack, situation.data.decided, !aboutSettings.has(act)),
    calendar,
    given: situation.data,
    content: said.data,
    expected: { ...expected },
    today,
    at: at(today),
  };
  try {
    return closest(world.expected, trial(world));
  } catch (fault) {
    return { unclear: fault instanceof Error ? fault.message : String(fault) };
  }
}

import type { Calendar } from '@heng/domain/calendar';
import { type Actor, addDays, as, type Day, day, type EditionId, type Instant, ok } from '@heng/domain/language';
import { channelOf } from '@heng/domain/notice';
import { agenda, type EditionView, type Task } from '@heng/domain/procedure';
import { packFolder, resolvePack } from '@heng/regulations';
import { submitsApplication } from '../../../intake/acts.ts';
import { planApplicants } from '../../../rehearsal/applicants.ts';
import { RehearsalClock } from '../../../rehearsal/clock.ts';
import { databaseWorld } from '../../../rehearsal/database-world.ts';
import { doTask } from '../../../rehearsal/deeds.ts';
import { play } from '../../../rehearsal/play.ts';
import { randomOf } from '../../../rehearsal/random.ts';
import type { Stage } from '../../../rehearsal/stage.ts';
import type { World } from '../../../rehearsal/world.ts';
import { type Database, newId, setRehearsalClock } from '../../../storage/index.ts';

/** An act that somebody is ready to do: who, in which edition, and all they would send but for whom they act. */
export interface Ready {
  readonly edition: EditionId;
  readonly by: Actor;
  readonly command: Readonly<Record<string, unknown>> & { readonly case: string };
}

/** Three editions, each standing where there is work: one takes applications, one is reviewed, one has its list shown. */
export interface Laid {
  /** Complete but for the handing in; first those whose drafts may still be changed. */
  readonly applications: readonly Ready[];
  /** A fact of theirs that is a whole number, to be changed as often as wanted. */
  readonly fact: string;
  /** Score sheets with all their values, not handed in. */
  readonly sheets: readonly Ready[];
  readonly notice: {
    readonly edition: EditionId;
    readonly notice: string;
    readonly cases: readonly string[];
    /** What an objection has to bring. */
    readonly needs: readonly string[];
  };
}

interface Site {
  readonly db: Database;
  readonly jurisdiction: string;
  readonly calendar: Calendar;
}

/** Where an edition was to stand, and stands. */
interface Standing {
  readonly stage: Stage;
  readonly view: EditionView;
  /** Applications that would have been handed in. */
  readonly held: readonly Ready[];
}

class Enough extends Error {
  readonly view: EditionView;
  constructor(view: EditionView) {
    super('the edition stands where it was to');
    this.view = view;
  }
}

const regulation = 'xinyang-2022';

/** Lays them out by rehearsal, and stops the clock at the moment at which all three stand so. `size`: applicants in each of the first two. */
export async function layEditions(site: Site, size: number): Promise<Laid> {
  const shown = await playUntil(site, 'shown', day('2026-03-02'), 4, ({ notices }) => notices.some(isShown));
  const today = shown.stage.clock.today;
  const reviewed = await playUntil(site, 'reviewed', addDays(today, -100), size, everyCaseHasItsTeam);
  const applied = await playUntil(
    site,
    'applied',
    addDays(today, -20),
    size,
    (_view, _today, held) => held.length >= size / 2,
  );
  const now = [shown, reviewed, applied].map(({ stage }) => stage.clock.now).toSorted();
  await setRehearsalClock(site.db, now.at(-1) as Instant);
  const sheets = agenda(reviewed.view, reviewed.stage.clock.today).filter(({ act }) => act === 'sheet-handed-in');
  const facts = Object.entries(applied.stage.applicants[0]?.facts ?? {});
  const list = shown.stage.pack.steps.find(({ id }) => id === 'acceptance-notice');
  const channel = list?.kind === 'notice' ? channelOf(shown.stage.pack, list) : null;
  // A branch's parent has checked its application, which binds it.
  const isChecked = ({ by }: Ready) => applied.stage.applicants.some(({ id, isBranch }) => id === by.of && isBranch);
  return {
    applications: applied.held.toSorted((a, b) => Number(isChecked(a)) - Number(isChecked(b))),
    fact: facts.find(([, value]) => typeof value === 'number')?.[0] ?? '',
    sheets: await readyFor(reviewed, sheets),
    notice: {
      edition: shown.stage.edition,
      notice: shown.view.notices.find(isShown)?.id ?? '',
      cases: shown.view.cases.filter(({ ended }) => ended === null).map(({ id }) => id),
      needs: channel?.needs.person ?? [],
    },
  };
}

const isShown = ({ step, closed }: EditionView['notices'][number]): boolean => step === 'acceptance-notice' && !closed;

function everyCaseHasItsTeam(view: EditionView, today: Day): boolean {
  const acts = agenda(view, today).map(({ act }) => act);
  return acts.includes('sheet-handed-in') && !acts.includes('team-formed');
}

/** Plays an edition until it stands as wanted. Nobody hands in an application: it is held for later. */
async function playUntil(
  site: Site,
  label: string,
  from: Day,
  size: number,
  stands: (view: EditionView, today: Day, held: readonly Ready[]) => boolean,
): Promise<Standing> {
  const read = await resolvePack(packFolder(regulation), from);
  if (!read.ok) throw new Error('the pack cannot be read');
  const { pack } = read.value;
  const edition = as<EditionId>(`${regulation}-${label}`);
  const clock = new RehearsalClock(site.calendar, from);
  const world = databaseWorld({ ...site, newId }, edition, pack, clock);
  const held = new Map<string, Ready>();
  const holds = label === 'applied';
  const holding: World = {
    ...world,
    act: async (by, deed, command) => {
      if (!holds || (deed as unknown) !== submitsApplication) return world.act(by, deed, command);
      const one = command as Ready['command'];
      held.set(one.case, { edition, by, command: one });
      return pretended(deed.name) as never;
    },
    view: async () => {
      const found = await world.view();
      const cases = found.cases.map((one) => (held.has(one.id) ? { ...one, submittedAt: clock.now } : one));
      const view = { ...found, cases };
      if (stands(view, clock.today, [...held.values()])) throw new Enough(view);
      return view;
    },
  };
  const random = randomOf(label);
  const stage: Stage = {
    ...{ world: holding, clock, random, pack, edition, notBefore: {}, happened: new Set<string>() },
    applicants: planApplicants(pack, size, from, random),
    tell: () => {},
  };
  try {
    await play(stage, label, null);
  } catch (fault) {
    if (fault instanceof Enough) return { stage, view: fault.view, held: [...held.values()] };
    throw fault;
  }
  throw new Error(`the edition ${label} never stood as wanted`);
}

/** What those whose tasks these are would send. */
async function readyFor({ stage, view }: Standing, tasks: readonly Task[]): Promise<readonly Ready[]> {
  const ready: Ready[] = [];
  const listening: World = {
    ...stage.world,
    setClock: async () => {},
    act: async (by, deed, command) => {
      ready.push({ edition: stage.edition, by, command: command as unknown as Ready['command'] });
      return pretended(deed.name) as never;
    },
  };
  for (const task of tasks) await doTask({ ...stage, world: listening }, view, task);
  return ready;
}

/** As if it had been done. */
const pretended = (act: string) => ok({ id: '', at: '', sha256: '', act: { act } });

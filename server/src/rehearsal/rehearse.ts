import type { Calendar } from '@heng/domain/calendar';
import { as, type Day, type EditionId } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import { type Database, setRehearsalClock } from '../storage/index.ts';
import { type PlayedOn, playAftermath } from './aftermath/play.ts';
import { planApplicants } from './applicants.ts';
import { RehearsalClock } from './clock.ts';
import { databaseWorld } from './database-world.ts';
import { type Played, play } from './play.ts';
import { randomOf } from './random.ts';
import type { Stage, Told } from './stage.ts';
import type { World } from './world.ts';

/** What is rehearsed. The same plan on an empty database gives the same acts, to the byte. */
export interface RehearsalPlan {
  readonly pack: ResolvedPack;
  readonly calendar: Calendar;
  readonly jurisdiction: string;
  readonly applicants: number;
  readonly seed: number | string;
  readonly from: Day;
  /** The step at which it stops, under way; null: the end. */
  readonly until: string | null;
  /** Days before which a step does not start. */
  readonly notBefore?: Readonly<Record<string, Day>>;
  /** So many years after the award date are played on; absent: none. */
  readonly yearsAfter?: number;
  /** The edition's name and the first part of its ids; default: the year. */
  readonly label?: string;
}

/** How a rehearsal ended, and the years after where they were played. */
export type Rehearsed = Played & { readonly edition: EditionId; readonly after: PlayedOn | null };

/** Plays one edition in a database of nature `rehearsal` or `demonstration`, its clock set act by act. */
export async function rehearse(db: Database, plan: RehearsalPlan, tell: (told: Told) => void): Promise<Rehearsed> {
  const { pack, calendar, jurisdiction } = plan;
  const counted = new Map<string, number>();
  try {
    return await rehearseIn(plan, tell, (edition, clock) => {
      const newId = (kind: string): string => {
        const next = (counted.get(kind) ?? 0) + 1;
        counted.set(kind, next);
        return `${edition}-${kind}-${String(next).padStart(4, '0')}`;
      };
      return databaseWorld({ db, jurisdiction, calendar, newId }, edition, pack, clock);
    });
  } finally {
    await setRehearsalClock(db, null);
  }
}

/** Plays one edition in any world. */
export async function rehearseIn(
  plan: RehearsalPlan,
  tell: (told: Told) => void,
  worldOf: (edition: EditionId, clock: RehearsalClock) => World,
): Promise<Rehearsed> {
  const { pack, calendar, from } = plan;
  const label = plan.label ?? from.slice(0, 4);
  const edition = as<EditionId>(`${pack.regulation.id}-${label}`);
  const random = randomOf(plan.seed);
  const clock = new RehearsalClock(calendar, from);
  const stage: Stage = {
    world: worldOf(edition, clock),
    clock,
    random,
    pack,
    edition,
    applicants: planApplicants(pack, plan.applicants, from, random),
    notBefore: plan.notBefore ?? {},
    happened: new Set(),
    tell,
  };
  const played = await play(stage, label, plan.until);
  const goesOn = plan.yearsAfter !== undefined && played.view.edition.closedAt !== null;
  return { ...played, edition, after: goesOn ? await playAftermath(stage, plan.yearsAfter ?? 0) : null };
}

import { type Actor, addDays, type Day } from '@heng/domain/language';
import type { EditionView } from '@heng/domain/procedure';
import type { Block, Rule, Sanction } from '@heng/domain/regulation';
import {
  type AwardFile,
  groundFinders,
  isOwedBy,
  openersOfSanction,
  sanctionScope,
  subjectOfAward,
} from '@heng/domain/supervision';
import { recordsBreach, reportsEvent, reportsMoneyUse } from '../../supervision/acts.ts';
import { opensProceeding } from '../../supervision/proceedings/acts.ts';
import { castOf } from '../cast.ts';
import { recordFor } from '../invent-facts.ts';
import { perform } from '../perform.ts';
import { actorOf, type Stage } from '../stage.ts';
import { paper, winnerOf } from './deeds.ts';
import { reportsWrong } from './report-wrong.ts';

/** Something that happens in the years after, once, on a day or the next on which somebody is there to act. */
interface Happening {
  readonly day: Day;
  readonly happen: (stage: Stage, view: EditionView) => Promise<unknown>;
}

export interface Fate {
  readonly happenings: readonly Happening[];
  /** The winner that does not do what first falls due. */
  readonly forgets: AwardFile | null;
}

type WinnerSanction = Block<Sanction>;

/**
 * What happens to the winners, each to another as far as there are so many, made of nothing but the pack: one is reported and found to have won
 * wrongly, one has an incident, one forgets a duty or refuses it, one spends money on what is not allowed; and a reviewer is found to have abused the task.
 */
export function fateOf(stage: Stage, awards: readonly AwardFile[], awarded: Day): Fate {
  const [reported, hit, careless, wasteful] = awards;
  const dated = stage.pack.obligations.some(({ by, first_due, due }) => by === 'winner' && Boolean(first_due ?? due));
  return {
    forgets: dated ? (careless ?? awards.at(-1) ?? null) : null,
    happenings: [
      ...reviewerAbuse(stage, addDays(awarded, 60)),
      ...(reported ? wonWrongly(stage, reported, awarded) : []),
      ...(wasteful ? misspent(stage, wasteful, addDays(awarded, 210)) : []),
      ...(careless && !dated ? refuses(stage, careless, addDays(awarded, 300)) : []),
      ...(hit ? incident(stage, hit, addDays(awarded, 400)) : []),
    ].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
  };
}

/** Sanctions for this winner, those that bar from applying first. */
function sanctionsFor({ pack }: Stage, award: AwardFile): readonly WinnerSanction[] {
  const subject = subjectOfAward(pack, award, {});
  const bars = (one: Sanction): number => (one.measures.some((measure) => measure.do === 'bar') ? 0 : 1);
  return pack.sanctions
    .filter((one) => one.against === 'winner' && sanctionScope(one, subject).in === true)
    .toSorted((a, b) => bars(a) - bars(b));
}

/** Somebody reports a winner by the channel for reports, and a month on it is looked into, on a ground that a person has to find. */
function wonWrongly(stage: Stage, award: AwardFile, awarded: Day): readonly Happening[] {
  const { pack } = stage;
  const sanction = sanctionsFor(stage, award).find(({ grounds }) => grounds.some(({ rule }) => rule === 'judgement'));
  if (!sanction) return [];
  return [
    { day: addDays(awarded, 90), happen: (on, view) => reportsWrong(on, view, { award: award.id }) },
    {
      day: addDays(awarded, 120),
      happen: (on, view) => {
        const by = actorOf(view, { by: openersOfSanction({ pack }, sanction), of: null, person: null });
        const target = { award: award.id };
        return by ? perform(on, by, opensProceeding, { sanction: sanction.id, target }) : Promise.resolve();
      },
    },
  ];
}

/** The first ground that a record of a department or the office meets by itself. */
function incident(stage: Stage, award: AwardFile, day: Day): readonly Happening[] {
  const { pack, random } = stage;
  const rule = sanctionsFor(stage, award)
    .flatMap(({ grounds }) => grounds)
    .find((ground): ground is Extract<Rule, { rule: 'record' }> => isReported(stage, ground));
  if (!rule) return [];
  return [
    {
      day,
      happen: (on, view) => {
        const by = reporterOf(on, view, rule.of);
        const value = [recordFor(pack, rule, on.clock.today, random.for('incident'))];
        return by ? perform(on, by, reportsEvent, { award: award.id, fact: rule.of, value }) : Promise.resolve();
      },
    },
  ];
}

const isReported = ({ pack }: Stage, ground: Rule): boolean =>
  ground.rule === 'record' &&
  ground.about === undefined &&
  ground.in_a_row === undefined &&
  (pack.facts[ground.of]?.from.some((from) => from === 'department' || from === 'office') ?? false);

/** A department, where the fact is for departments to report; else the office. */
function reporterOf({ pack }: Stage, view: EditionView, fact: string): Actor | null {
  const { from = [] } = pack.facts[fact] ?? {};
  const roles = [
    ...(from.includes('department') ? ['department'] : []),
    ...(from.includes('office') ? ['office'] : []),
  ];
  const bodies = Object.entries(pack.bodies).flatMap(([id, { role }]) => (roles.includes(role) ? [id] : []));
  return actorOf(view, {
    by: bodies.toSorted((a, b) => roleOf(pack, roles, a) - roleOf(pack, roles, b)),
    of: null,
    person: null,
  });
}

const roleOf = ({ bodies }: Stage['pack'], roles: readonly string[], id: string): number =>
  roles.indexOf(bodies[id]?.role ?? '');

/** A winner that refuses a duty, or else breaks a rule, where a ground reads that. */
function refuses(stage: Stage, award: AwardFile, day: Day): readonly Happening[] {
  const read = sanctionsFor(stage, award)
    .flatMap(({ grounds }) => grounds.flatMap(leaves))
    .flatMap((leaf) => (leaf.rule === 'obligation' ? [leaf] : []));
  const rule = read.find(({ is }) => is === 'refused') ?? read.find(({ is }) => is === 'breached');
  if (rule === undefined || rule.is === 'missed') return [];
  return breach(stage, award, { of: rule.of[0] ?? '', is: rule.is, use: null }, day);
}

const leaves = (rule: Rule): readonly Rule[] =>
  rule.rule === 'all' || rule.rule === 'any' || rule.rule === 'none' ? rule.of.flatMap(leaves) : [rule];

function breach(
  { pack }: Stage,
  award: AwardFile,
  broken: { readonly of: string; readonly is: 'refused' | 'breached'; readonly use: string | null },
  day: Day,
): readonly Happening[] {
  const offices = Object.entries(pack.bodies).flatMap(([id, { role }]) => (role === 'office' ? [id] : []));
  return [
    {
      day,
      happen: (on, view) => {
        const by = actorOf(view, { by: offices, of: null, person: null });
        const command = { award: award.id, ...broken, on: on.clock.today, reasons: '样例：经核实。' };
        return by ? perform(on, by, recordsBreach, command) : Promise.resolve();
      },
    },
  ];
}

/** Money spent on a use that a rule forbids, as the winner's own report says, and the office's record of it. */
function misspent(stage: Stage, award: AwardFile, day: Day): readonly Happening[] {
  const rule = stage.pack.money_use.find((one) => one.must_not.length > 0 && isOwedBy(award, one) === true);
  const [use] = rule?.must_not ?? [];
  if (!rule || use === undefined) return [];
  return [
    {
      day,
      happen: (on) =>
        perform(on, winnerOf(award.applicant), reportsMoneyUse, {
          award: award.id,
          uses: [{ use, amount: 1000 }],
          sha256: paper(award.id, 'money'),
        }),
    },
    ...breach(stage, award, { of: rule.id, is: 'breached', use }, addDays(day, 14)),
  ];
}

/** A proceeding against one who reviewed, where the regulation lets standing be cancelled. */
function reviewerAbuse({ pack }: Stage, day: Day): readonly Happening[] {
  const sanction = pack.sanctions.find(({ measures }) => measures.some((measure) => measure.do === 'cancel-reviewer'));
  const reviewer = castOf(pack).find(({ body }) => ['team', 'review-body'].includes(pack.bodies[body]?.role ?? ''));
  if (!sanction || !reviewer) return [];
  const target = { person: reviewer.person };
  return [
    {
      day,
      happen: (on, view) => {
        const finders = groundFinders(
          pack,
          sanction,
          `sanctions.${sanction.id}.grounds.${sanction.grounds[0]?.id ?? 0}`,
        );
        const openers = openersOfSanction({ pack }, sanction);
        const by = actorOf(view, { by: [...openers, ...finders], of: null, person: null });
        return by ? perform(on, by, opensProceeding, { sanction: sanction.id, target }) : Promise.resolve();
      },
    },
  ];
}

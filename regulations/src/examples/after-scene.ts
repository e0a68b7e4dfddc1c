import type { ExcludedRecommender, StandingBar } from '@heng/domain/intake';
import {
  type ActId,
  type AwardId,
  as,
  type BodyId,
  type Cite,
  type Day,
  instantAt,
  type PersonId,
  type ProceedingId,
} from '@heng/domain/language';
import type { CancelledReviewer } from '@heng/domain/people';
import { articleOf, type FactValue, findRow, itemName, type Measure } from '@heng/domain/regulation';
import {
  type AwardFile,
  type DutyRecord,
  imposed,
  type Proceeding,
  type Subject,
  sanctionOf,
  subjectOfAward,
  subjectOfCase,
  subjectOfOther,
  type Target,
} from '@heng/domain/supervision';
import type { Against } from '../schema/given-after.ts';
import { factsOf, fileOf, onlyCase, submittedOn } from './case-file.ts';
import type { Scene } from './scene.ts';

export const onlyAward = as<AwardId>('w');
export const onlyProceeding = as<ProceedingId>('p');

/** Everything happened and was put on record before the day of the act. */
const recordedAt = (day: Day) => instantAt(day, '08:00');

/** The award as the example gives it, with what has become of it since. */
export function awardFileOf(scene: Scene): AwardFile {
  const { given, today } = scene;
  const { award } = given;
  if (!award) throw new Error('no award is given');
  const { track, kind, applicant } = fileOf(scene);
  const facts = factsOf(scene);
  const row = rowOfAward(scene);
  const duties = (given.duties ?? []).map(
    ({ duty, is, on, time = null }): DutyRecord => ({
      duty,
      is,
      time,
      on: on ?? today,
      recordedAt: recordedAt(on ?? today),
    }),
  );
  return {
    id: onlyAward,
    case: onlyCase,
    applicant,
    track,
    kind,
    tier: as(award.tier),
    row: row.id,
    awardedOn: award.day,
    revokedOn: award.revoked ?? null,
    anchors: { application: submittedOn(scene) },
    facts,
    duties,
    events: Object.entries(given.events ?? {}).map(([fact, value]) => ({
      id: as<ActId>(fact),
      fact,
      value: value as FactValue,
      recordedAt: recordedAt(today),
    })),
    money: {
      settled: typeof row.money === 'number' ? row.money : null,
      decided: award.decided ?? null,
      decidedOn: award.decided_on ?? null,
      paid: award.paid ?? 0,
      used: award.used ?? 0,
    },
  };
}

function rowOfAward(scene: Scene) {
  const { pack, given, today } = scene;
  const { tier = '', row: named } = given.award ?? {};
  const { track, kind } = fileOf(scene);
  const context = { pack, day: today, anchors: {}, track, kind, tiers: [tier] };
  const found = findRow(pack, factsOf(scene), context);
  const row =
    named === undefined ? (found.found ? found.row : undefined) : pack.receives.find(({ id }) => id === named);
  if (!row) throw new Error(`no row of the award table fits ${tier}`);
  return row;
}

/** Against the award of the example, its case, or somebody by name; by default whom the sanction is for. */
export function targetOf(scene: Scene, sanction: string, against?: Against): Target {
  const named = against ?? usualTarget(scene, sanction);
  if (named === 'award') return { award: onlyAward };
  if (named === 'case') return { case: onlyCase };
  if ('person' in named) return { person: as<PersonId>(named.person) };
  return { body: as<BodyId>(named.body), of: named.of ?? null };
}

function usualTarget(scene: Scene, sanction: string): Against {
  const against = scene.pack.sanctions.find(({ id }) => id === sanction)?.against;
  if (against === 'winner' || (against === 'anyone' && scene.given.award)) return 'award';
  return against === 'applicant' ? 'case' : { person: 'p2' };
}

/** What rules read about whoever the proceeding is against. */
export function subjectIn(scene: Scene, target: Target): Subject {
  const { findings } = factsOf(scene);
  if ('award' in target) return subjectOfAward(scene.pack, awardFileOf(scene), findings);
  if ('case' in target) return subjectOfCase(scene.pack, fileOf(scene), { application: submittedOn(scene) }, findings);
  return subjectOfOther(findings);
}

/** The proceeding under way, with its decision where measures were imposed. */
export function proceedingIn(scene: Scene): { readonly proceeding: Proceeding; readonly subject: Subject } {
  const { given, today } = scene;
  const own = given.proceeding;
  if (!own) throw new Error('no proceeding is given');
  const target = targetOf(scene, own.sanction, own.against);
  const subject = subjectIn(scene, target);
  const opened = own.opened ?? own.asked ?? own.decided ?? today;
  const proceeding: Proceeding = {
    id: onlyProceeding,
    sanction: own.sanction,
    target,
    openedAt: recordedAt(opened),
    findings: subject.facts.findings,
    askedAt: own.asked === undefined ? null : recordedAt(own.asked),
    droppedAt: null,
    decision: decisionIn(scene, subject),
    publishedOn: own.published ?? null,
    recovered: (own.recovered ?? []).map(({ what, amount = null }) => ({ what, amount })),
    correction: { reportedOn: own.corrected ?? null, met: null },
  };
  return { proceeding, subject };
}

/** The measures named, as that decision would have imposed them. */
function decisionIn({ pack, given, today, law }: Scene, subject: Subject): Proceeding['decision'] {
  const { sanction: id = '', imposed: names, decided = today } = given.proceeding ?? {};
  if (names === undefined) return null;
  const sanction = sanctionOf(pack, id);
  const on = { day: decided, correctBy: null, calendar: law.calendar };
  const measures = sanction.measures
    .map((measure, i) => ({ measure, path: `sanctions.${id}.measures.${itemName(measure, i)}`, condition: null }))
    .filter(({ measure }) => names.includes(measure.do))
    .map((one) => imposed(pack, sanction, one, subject, on));
  return { imposed: true, measures, day: decided, at: recordedAt(decided) };
}

/** Bars that stand on record against the applicant. */
export const barsIn = ({ given, pack: { regulation } }: Scene): readonly StandingBar[] =>
  (given.bars ?? []).map(({ first, last = null, editions = null, since = 1, article = null }) => ({
    programme: regulation.programme,
    first,
    last,
    editions,
    editionsSince: since,
    regulation: regulation.id,
    article,
  }));

/** The article of the first sanction with such a measure. */
function articleWith({ pack }: Scene, kind: Measure['do']): Cite | null {
  const sanction = pack.sanctions.find(({ measures }) => measures.some((measure) => measure.do === kind));
  return sanction ? articleOf(sanction) : null;
}

/** Who may review no more, by a decision under this regulation. */
export const cancelledIn = (scene: Scene): readonly CancelledReviewer[] =>
  (scene.given.cancelled ?? []).map((person) => ({
    reviewer: { person: as<PersonId>(person) },
    article: articleWith(scene, 'cancel-reviewer'),
  }));

/** Who may recommend no more. */
export const excludedIn = (scene: Scene): readonly ExcludedRecommender[] =>
  (scene.given.excluded ?? []).map((body) => ({
    body: as<BodyId>(body),
    of: null,
    article: articleWith(scene, 'exclude-recommender'),
  }));

import { nameOf, notAllowed } from '../edition/index.ts';
import {
  type Day,
  dayOf,
  type Instant,
  type ProceedingId,
  type Refusal,
  type Result,
  unless,
} from '../language/index.ts';
import { articleOf, type Block, isOpen, type Sanction, saysAt } from '../regulation/index.ts';
import type { SupervisionAct } from './acts.ts';
import {
  askersOf,
  decidersOf,
  type Following,
  groundsOf,
  holds,
  imposed,
  isOpenAnswer,
  measuresOf,
} from './grounds.ts';
import { answersOf, noGround, openGrounds, over } from './proceeding.ts';
import { no } from './refusals.ts';
import { hasWithdrawn, heirsOf, type ProceedingPlace, sanctionOf } from './state.ts';

export interface DecideSanction {
  readonly proceeding: ProceedingId;
  readonly imposed: boolean;
  /** Which measures, where the regulation leaves the choice; null: all that follow. */
  readonly measures: readonly string[] | null;
  /** Last day of a correction, where the regulation gives no length for it; else null. */
  readonly correctBy: Day | null;
  /** Kept in the table; needed where nothing is imposed. */
  readonly reasons: string;
  readonly document: string | null;
  /** The date of the decision: bars count from it. */
  readonly day: Day;
}

type SanctionDecided = Extract<SupervisionAct, { act: 'sanction-decided' }>;

/**
 * 处理决定: once a ground holds, and the sanction has been asked for where somebody must. Where the regulation says must, all measures are imposed whose
 * condition is met; where somebody had to ask, the deciding body may also refuse with reasons, and where nobody does, the duty is its own. Else it chooses among them. A measure whose condition nobody has found on yet waits.
 * What the decision brings is in the act: bars with their days, items to give back, the day for a correction.
 */
export function decideSanction(
  place: ProceedingPlace,
  command: DecideSanction,
  at: Instant,
): Result<SanctionDecided, Refusal> {
  const { frame, proceeding, subject } = place;
  const { pack, calendar } = frame;
  const sanction = sanctionOf(pack, proceeding.sanction);
  const { day } = command;
  const grounds = groundsOf(pack, sanction, subject, day);
  const following = measuresOf(pack, sanction, grounds, subject, day);
  const chosen = command.imposed ? following.filter(({ measure }) => isChosen(command, measure.do)) : [];
  return unless<SanctionDecided, Refusal>(
    [
      notAllowed(frame, heirsOf(frame, decidersOf(pack, sanction)), articleOf(sanction, 'decided_by')),
      hasWithdrawn(place, proceeding.target),
      ...over(proceeding),
      askersOf(sanction).length > 0 &&
        proceeding.askedAt === null &&
        no('sanction-not-asked', articleOf(sanction, 'asked_by'), {
          by: heirsOf(frame, askersOf(sanction)).map((body) => nameOf(pack, body)),
        }),
      noGround(pack, sanction.id, grounds),
      command.imposed && grounds.some(holds) && following.length === 0 && no('no-measure-left', articleOf(sanction)),
      ...wrongDate(place, day, at),
      ...(command.imposed
        ? againstChoice(place, sanction, command, following, chosen)
        : againstMercy(sanction, command, following)),
    ],
    () => ({
      act: 'sanction-decided',
      article: articleOf(sanction),
      proceeding: proceeding.id,
      imposed: command.imposed,
      grounds: answersOf(grounds),
      measures: chosen.map((one) =>
        imposed(pack, sanction, one, subject, { day, correctBy: command.correctBy, calendar }),
      ),
      power: sanction.decided_by === null ? 'platform' : 'regulation',
      document: command.document,
      day,
    }),
  );
}

const isChosen = ({ measures }: DecideSanction, name: string): boolean => measures?.includes(name) ?? true;

/** To impose nothing needs reasons; it is no choice where the regulation says must and no other body had to ask. */
function againstMercy(
  sanction: Block<Sanction>,
  { reasons }: DecideSanction,
  following: readonly Following[],
): readonly (Refusal | false)[] {
  const left = following.map(({ measure }) => measure.do);
  return [
    reasons.trim() === '' && no('mercy-without-reasons', null),
    sanction.must &&
      askersOf(sanction).length === 0 &&
      left.length > 0 &&
      no('measures-laid-down', articleOf(sanction), { left }),
  ];
}

/** Nobody decides on what was not asked for yet. */
function wrongDate({ proceeding }: ProceedingPlace, day: Day, at: Instant): readonly (Refusal | false)[] {
  const since = dayOf(proceeding.askedAt ?? proceeding.openedAt);
  return [
    day > dayOf(at) && no('day-not-come', null, { day }),
    day < since && no('decided-too-soon', null, { day, since }),
  ];
}

function againstChoice(
  { frame: { pack } }: ProceedingPlace,
  sanction: Block<Sanction>,
  { measures, correctBy, day }: DecideSanction,
  following: readonly Following[],
  chosen: readonly Following[],
): readonly (Refusal | false)[] {
  const names = following.map(({ measure }) => measure.do);
  const strange = (measures ?? []).filter((name) => !names.some((known) => known === name));
  const left = names.filter((name) => !chosen.some(({ measure }) => measure.do === name));
  const waiting = chosen.flatMap(({ condition }) => (condition && isOpenAnswer(condition) ? condition : []));
  const correction = chosen.find(({ measure }) => measure.do === 'order-correction')?.measure;
  const within = correction?.do === 'order-correction' ? correction.within : null;
  const article = articleOf(sanction);
  return [
    strange.length > 0 && no('measure-does-not-follow', article, { measures: strange }),
    sanction.must && left.length > 0 && no('measures-laid-down', article, { left }),
    !sanction.must && names.length > 0 && chosen.length === 0 && no('no-measure-chosen', article, { choice: names }),
    waiting.length > 0 && no('measure-open', article, { open: openGrounds(waiting).map((path) => saysAt(pack, path)) }),
    isOpen(within) && correctBy === null && no('correction-day-missing', article),
    correctBy !== null && typeof within === 'string' && no('correction-laid-down', article, { within }),
    correctBy !== null && correctBy <= day && no('correction-day-over', null, { day: correctBy }),
  ];
}

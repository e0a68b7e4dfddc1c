import { notAllowed } from '../edition/index.ts';
import {
  type AwardId,
  type Day,
  dayOf,
  type Instant,
  type ProceedingId,
  type Refusal,
  type Result,
  unless,
} from '../language/index.ts';
import type { SupervisionAct } from './acts.ts';
import { executorsOf, measuresWith } from './proceeding.ts';
import { no } from './refusals.ts';
import { hasWithdrawn, isAmount, type Proceeding, type ProceedingPlace, type Recovered } from './state.ts';

export interface RecoverItem {
  readonly proceeding: ProceedingId;
  readonly award: AwardId;
  /** Id of an honour, or `money`. */
  readonly what: string;
  /** Of money, in whole units; else null. */
  readonly amount: number | null;
  readonly on: Day;
}

type ItemRecovered = Extract<SupervisionAct, { act: 'item-recovered' }>;

/** Items of a decision that are owed back, by name; of money what has been paid and not come back. What no measure names is not owed. */
export function owedBack(proceeding: Pick<Proceeding, 'decision' | 'recovered'>, paid: number): readonly Recovered[] {
  const items = [...new Set(measuresWith(proceeding, 'recover').flatMap(({ what }) => what))];
  return items.flatMap((what): readonly Recovered[] => {
    const back = proceeding.recovered.filter((one) => one.what === what);
    if (what !== 'money') return back.length > 0 ? [] : [{ what, amount: null }];
    const amount = paid - back.reduce((sum, one) => sum + (one.amount ?? 0), 0);
    return amount > 0 ? [{ what, amount }] : [];
  });
}

/** 收回: an item that the decision names has come back; money also in parts, never more than was paid. */
export function recoverItem(place: ProceedingPlace, command: RecoverItem, at: Instant): Result<ItemRecovered, Refusal> {
  const { frame, proceeding, subject } = place;
  const { what, amount, on } = command;
  const measure = measuresWith(proceeding, 'recover').find((one) => one.what.includes(what));
  const owed = owedBack(proceeding, subject.award?.money.paid ?? 0).find((one) => one.what === what);
  const article = measure?.article ?? null;
  const decided = proceeding.decision?.day ?? null;
  const name = { what: frame.pack.names.honours[what] ?? what };
  return unless<ItemRecovered, Refusal>(
    [
      notAllowed(frame, executorsOf(frame.pack, proceeding), article),
      hasWithdrawn(place, proceeding.target),
      subject.award?.id !== command.award && no('not-this-award', null),
      !measure && no('not-owed-back', article, name),
      measure !== undefined && !owed && no('recovered-already', article, name),
      (what === 'money') !== (amount !== null) && no('amount-for-money-only', null, name),
      amount !== null && !isAmount(amount) && no('not-an-amount', null),
      tooMuch(amount, owed) && no('more-than-owed-back', article, { amount, owed: owed?.amount ?? null }),
      on > dayOf(at) && no('day-not-come', null, { day: on }),
      decided !== null && on < decided && no('before-the-decision', null, { day: on, decided }),
    ],
    () => ({ act: 'item-recovered', article, ...command }),
  );
}

const tooMuch = (amount: number | null, owed: Recovered | undefined): boolean =>
  amount !== null && typeof owed?.amount === 'number' && amount > owed.amount;

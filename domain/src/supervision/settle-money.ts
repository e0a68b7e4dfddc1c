import { bodiesOf, notAllowed } from '../edition/index.ts';
import {
  type AwardId,
  type Cite,
  type Day,
  dayOf,
  type Instant,
  type Refusal,
  type Result,
  unless,
} from '../language/index.ts';
import { articleOf, type ResolvedPack } from '../regulation/index.ts';
import type { SupervisionAct } from './acts.ts';
import { no } from './refusals.ts';
import {
  type AwardFile,
  type AwardPlace,
  amountOf,
  governmentOf,
  hasWithdrawn,
  isAmount,
  rowOf,
  wrongDay,
} from './state.ts';

export interface DecideMoney {
  readonly award: AwardId;
  /** Whole units of the currency; zero decides that nothing is paid. */
  readonly money: number;
  /** Its number: an amount that no table names rests on a decision. */
  readonly document: string | null;
  readonly day: Day;
}

export interface PayMoney {
  readonly award: AwardId;
  readonly amount: number;
  readonly on: Day;
}

type MoneyDecided = Extract<SupervisionAct, { act: 'money-decided' }>;
type MoneyPaid = Extract<SupervisionAct, { act: 'money-paid' }>;

/** Who names an amount that the award table does not: the government, or else who announces the winners. */
export function fundersOf(pack: ResolvedPack): readonly string[] {
  const government = governmentOf(pack);
  if (government.length > 0) return government;
  return pack.steps.flatMap((step) => (step.kind === 'conferral' ? [step.by].flat() : []));
}

/** What the award table says about the money of an award. */
export const moneyArticle = (pack: ResolvedPack, award: Pick<AwardFile, 'row'>): Cite | null =>
  articleOf(rowOf(pack, award.row), 'money');

/** 决定奖金: the table is silent, gives a ceiling or a share; the body with the power names an amount, once, within the ceiling. */
export function decideMoney(place: AwardPlace, command: DecideMoney, at: Instant): Result<MoneyDecided, Refusal> {
  const { frame, award } = place;
  const { money, document, day } = command;
  const { money: law } = rowOf(frame.pack, award.row);
  const most = typeof law === 'object' && law !== null && 'at_most' in law ? law.at_most : null;
  const article = moneyArticle(frame.pack, award);
  const { settled, decided } = award.money;
  return unless<MoneyDecided, Refusal>(
    [
      notAllowed(frame, fundersOf(frame.pack), article),
      hasWithdrawn(place),
      award.awardedOn === null && no('award-not-announced', null),
      award.revokedOn !== null && no('award-revoked', null, { revoked: award.revokedOn }),
      settled !== null && no('money-laid-down', article, { money: settled }),
      decided !== null && no('money-decided-already', null, { money: decided }),
      !(Number.isSafeInteger(money) && money >= 0) && no('not-an-amount', null),
      most !== null && money > most && no('money-over-limit', article, { money, most }),
      document === null && no('money-undocumented', article),
      wrongDay(award, day, dayOf(at)),
    ],
    () => ({ act: 'money-decided', article, award: award.id, money, document, day }),
  );
}

/** 发放奖金: by the office, in one part or several, never more in all than was settled or decided, not before the award or the decision on the amount, and not once it is revoked. */
export function payMoney(place: AwardPlace, { amount, on }: PayMoney, at: Instant): Result<MoneyPaid, Refusal> {
  const { frame, award } = place;
  const article = moneyArticle(frame.pack, award);
  const most = amountOf(award.money);
  const { paid, decidedOn } = award.money;
  const total = paid + amount;
  return unless<MoneyPaid, Refusal>(
    [
      notAllowed(frame, bodiesOf(frame.pack, 'office'), null),
      hasWithdrawn(place),
      award.awardedOn === null && no('award-not-announced', null),
      award.revokedOn !== null && on >= award.revokedOn && no('award-revoked', null, { revoked: award.revokedOn }),
      !isAmount(amount) && no('not-an-amount', null),
      most === null
        ? no('money-not-decided', article)
        : isAmount(amount) && total > most && no('money-over-decided', article, { total, most }),
      decidedOn !== null && on < decidedOn && no('paid-before-decided', article, { day: on, decided: decidedOn }),
      wrongDay(award, on, dayOf(at)),
    ],
    () => ({ act: 'money-paid', article, award: award.id, amount, on }),
  );
}

import { notAllowed } from '../edition/index.ts';
import { type AwardId, dayOf, type Instant, isDigest, type Refusal, type Result, unless } from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { SupervisionAct } from './acts.ts';
import { isOwedBy, notOwed } from './record-duties.ts';
import { no } from './refusals.ts';
import { type AwardPlace, isAmount, notHeld, notYourAward } from './state.ts';

export interface ReportMoneyUse {
  readonly award: AwardId;
  /** Ids of uses by the names there are; whole units of the currency. */
  readonly uses: readonly { readonly use: string; readonly amount: number }[];
  /** Of the report. */
  readonly sha256: string;
}

type MoneyUseReported = Extract<SupervisionAct, { act: 'money-use-reported' }>;

/**
 * 奖金使用报告: the winner says what the money was spent on, not more in all than was paid. A use that is not allowed is no reason to refuse the report:
 * the act names the rule it breaks, and the office records the breach.
 */
export function reportMoneyUse(
  place: AwardPlace,
  { award: id, uses, sha256 }: ReportMoneyUse,
  at: Instant,
): Result<MoneyUseReported, Refusal> {
  const { frame, award } = place;
  const rules = frame.pack.money_use.filter((rule) => isOwedBy(award, rule) === true);
  const total = uses.reduce((sum, { amount }) => sum + amount, 0);
  const unknown = uses.filter(({ use }) => !Object.hasOwn(frame.pack.names.uses, use)).map(({ use }) => use);
  const breaches = rules
    .filter(({ must_not }) => uses.some(({ use }) => must_not.includes(use)))
    .map((rule) => rule.id);
  return unless<MoneyUseReported, Refusal>(
    [
      notAllowed(frame, ['applicant'], null),
      notYourAward(place),
      notHeld(award, dayOf(at)),
      ...(rules.length > 0 ? [] : againstRules(place)),
      uses.length === 0 && no('no-use-named', null),
      unknown.length > 0 && no('no-such-use', null, { uses: unknown }),
      uses.some(({ amount }) => !isAmount(amount)) && no('not-an-amount', null),
      award.money.used + total > award.money.paid &&
        no('more-than-paid', null, { total: award.money.used + total, paid: award.money.paid }),
      !isDigest(sha256) && no('digest-unfit', null),
    ],
    () => ({
      act: 'money-use-reported',
      article: rules[0] ? articleOf(rules[0]) : null,
      award: id,
      uses,
      sha256,
      breaches,
    }),
  );
}

/** No rule about money is for this winner, or of none can it be told yet. */
function againstRules({ frame, award }: AwardPlace): readonly (Refusal | false)[] {
  const open = frame.pack.money_use.filter((rule) => isOwedBy(award, rule) === null);
  return open.length === 0
    ? [no('no-rule-for-money', null)]
    : open.map((rule) => notOwed(award, rule, rule.says ?? rule.id));
}

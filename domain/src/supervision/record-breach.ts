import { bodiesOf, notAllowed } from '../edition/index.ts';
import {
  type AwardId,
  type Day,
  dayOf,
  type Instant,
  type Refusal,
  type Result,
  refuse,
  unless,
} from '../language/index.ts';
import { articleOf, type Block, type Pack, type ResolvedPack } from '../regulation/index.ts';
import type { SupervisionAct } from './acts.ts';
import { notOwed } from './record-duties.ts';
import { no } from './refusals.ts';
import { type AwardPlace, hasWithdrawn, notHeld, wrongDay } from './state.ts';

export interface RecordBreach {
  readonly award: AwardId;
  /** Id of an obligation, or of a rule about the use of money or title. */
  readonly of: string;
  readonly is: 'refused' | 'breached';
  /** The day it happened. */
  readonly on: Day;
  /** The use that is forbidden or was left out, where the rule names uses. */
  readonly use: string | null;
  /** Kept in the table; the act has none. */
  readonly reasons: string;
}

type BreachRecorded = Extract<SupervisionAct, { act: 'breach-recorded' }>;
type Bound = Block<Pack['obligations'][number] | Pack['money_use'][number] | Pack['title_use'][number]>;

/** 拒绝或违反: a duty refused, or money or title used against its rules, is put on record by the office, with reasons; grounds of sanctions read it. */
export function recordBreach(place: AwardPlace, command: RecordBreach, at: Instant): Result<BreachRecorded, Refusal> {
  const { frame, award } = place;
  const { obligations, money_use, title_use } = frame.pack;
  const rule: Bound | undefined = [...obligations, ...money_use, ...title_use].find(({ id }) => id === command.of);
  if (!rule) return refuse(no('no-such-duty', null, { duty: command.of }));
  const article = articleOf(rule);
  const { of, is, on, use } = command;
  return unless<BreachRecorded, Refusal>(
    [
      notAllowed(frame, bodiesOf(frame.pack, 'office'), null),
      hasWithdrawn(place),
      notHeld(award, on),
      notOwed(award, rule, saysOf(rule)),
      'by' in rule && rule.by !== 'winner' && no('not-the-winners-duty', articleOf(rule, 'by'), { says: saysOf(rule) }),
      wrongDay(award, on, dayOf(at)),
      use !== null &&
        !fits(rule, use, frame.pack) &&
        no('use-not-ruled', article, { use: useName(frame.pack, use), says: saysOf(rule) }),
      command.reasons.trim() === '' && no('breach-without-reasons', null),
    ],
    () => ({ act: 'breach-recorded', article, award: award.id, of, is, on, use }),
  );
}

const saysOf = (rule: Bound): string => rule.says ?? rule.id;

/** A use that the rule forbids or demands; where its list is open, any use there is a name for. */
function fits(rule: Bound, use: string, pack: ResolvedPack): boolean {
  const named = [...('must_not' in rule ? (rule.must_not ?? []) : []), ...('must' in rule ? (rule.must ?? []) : [])];
  return named.includes(use) || (rule.open === true && Object.hasOwn(pack.names.uses, use));
}

/** What a use is called; its id where there is no name. */
export const useName = ({ names }: ResolvedPack, use: string): string => names.uses[use] ?? use;

import { type FaultAt, type ProblemBody, type ProblemCode, problems, type Reason } from '@heng/contract';
import type { Refusal } from '@heng/domain/language';
import { wordingOf } from '@heng/domain/procedure';

/** Why a request gets no answer: what the handler returns in place of one. */
export class Problem {
  readonly status: number;
  readonly body: ProblemBody;

  constructor(code: ProblemCode, more: Omit<Partial<ProblemBody>, 'problem'> = {}) {
    const { status, zh, en } = problems[code];
    this.status = status;
    this.body = { problem: code, zh, en, ...more };
  }
}

/** A refusal of the domain: every reason, worded in both languages. */
export const refused = (reasons: readonly Refusal[]): Problem =>
  new Problem('refused', { reasons: reasons.map((one) => reasonOf(one)) });

/** One reason, worded in both languages. */
export function reasonOf(refusal: Refusal): Reason {
  const { code, article, facts } = refusal;
  return {
    code,
    article: article === null ? null : typeof article === 'object' ? [...article] : article,
    facts: facts as Reason['facts'],
    zh: wordingOf(refusal, 'zh'),
    en: wordingOf(refusal, 'en'),
  };
}

export const invalid = (...faults: readonly FaultAt[]): Problem => new Problem('invalid', { faults: [...faults] });

/** Somebody has saved since: the version as it is now, and what it holds. */
export const changed = (version: number, value: unknown): Problem =>
  new Problem('changed', { now: { version, value: value as never } });

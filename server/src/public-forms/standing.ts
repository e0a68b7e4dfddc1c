import type { AnswerOf } from '@heng/contract';
import type { followObjection } from '@heng/contract/public-form';
import { stepOf } from '@heng/domain/edition';
import { channelOf, missingFrom, type ObjectionChannel } from '@heng/domain/notice';
import type { ResolvedPack } from '@heng/domain/regulation';
import type { Filed, FiledObjection } from './store.ts';

type Standing = AnswerOf<typeof followObjection>;

const words = {
  waiting: {
    zh: '材料不全，请补齐；答复期限自补齐之日起算。',
    en: 'Something is missing; the time for the answer runs from the day it has all come.',
  },
  incomplete: { zh: '材料不全，请补齐。', en: 'Something is missing; please hand it in.' },
  received: { zh: '已收到，正在办理。', en: 'Received, and being looked into.' },
  answered: { zh: '已作出答复。', en: 'Answered.' },
  closed: { zh: '已办结。', en: 'Dealt with.' },
} as const;

/** An objection is answered; what becomes of a report, its receiver settles. */
export interface Form {
  readonly kind: 'objection' | 'report';
  readonly channel: Pick<ObjectionChannel, 'answer'> | null;
}

function wordsFor(state: Standing['state'], { kind, channel }: Form) {
  if (state === 'answered') return kind === 'report' ? words.closed : words.answered;
  if (state === 'received') return words.received;
  return channel?.answer?.from === 'complete-receipt' ? words.waiting : words.incomplete;
}

export function channelOfStep(pack: ResolvedPack, id: string): ObjectionChannel | null {
  const step = stepOf(pack, id);
  return step.kind === 'notice' ? channelOf(pack, step) : null;
}

/** What an objection still lacks. */
export function missingOf(pack: ResolvedPack, { step, by, brought, complete }: FiledObjection): readonly string[] {
  const channel = channelOfStep(pack, step);
  return complete || channel === null ? [] : missingFrom(channel, by, brought);
}

/** How it stands, for whoever holds the code: state, days and the answer's outcome; nobody who works on it. */
export function standingOf(pack: ResolvedPack, filed: Filed, missing: readonly string[], form: Form): Standing {
  const { receivedAt, due, answeredAt, upheld, replySha256 } = filed;
  const state = answeredAt !== null ? 'answered' : missing.length > 0 ? 'incomplete' : 'received';
  return {
    state,
    wording: wordsFor(state, form),
    receivedAt,
    missing: namesOf(pack, missing),
    due,
    answeredAt,
    upheld: answeredAt === null ? null : upheld,
    replySha256,
  };
}

export const namesOf = (pack: ResolvedPack, needs: readonly string[]): string[] =>
  needs.map((need) => pack.names.needs[need] ?? need);

import type { AnswerOf } from '@heng/contract';
import type { followObjection } from '@heng/contract/public-form';
import { stepOf } from '@heng/domain/edition';
import { channelOf, missingFrom, type ObjectionChannel } from '@heng/domain/notice';
import type { ResolvedPack } from '@heng/domain/regulation';
import type { Filed, FiledObjection } from './store.ts';

type Standing = AnswerOf<typeof followObjection>;

const states = {
  incomplete: {
    zh: '材料不全，补齐后开始计算答复期限。',
    en: 'Something is missing; the time for the answer has not begun.',
  },
  received: { zh: '已收到，正在办理。', en: 'Received, and being looked into.' },
  answered: { zh: '已答复。', en: 'Answered.' },
} as const;

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
export function standingOf(pack: ResolvedPack, filed: Filed, missing: readonly string[]): Standing {
  const { receivedAt, due, answeredAt, upheld, replySha256 } = filed;
  const state = answeredAt !== null ? 'answered' : missing.length > 0 ? 'incomplete' : 'received';
  return {
    state,
    wording: states[state],
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

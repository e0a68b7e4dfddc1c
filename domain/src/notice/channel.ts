import { type Calendar, lastDayOf, parseLength } from '../calendar/index.ts';
import { type Cite, type Day, dayOf, type Instant } from '../language/index.ts';
import { articleOf, type Channel, type ResolvedPack, type Step } from '../regulation/index.ts';

export type NoticeStep = Extract<Step, { kind: 'notice' }>;

/** 渠道 where objections to a notice go, by the regulation or, where it gives objections an effect but no channel, by the platform. */
export interface ObjectionChannel {
  readonly id: string;
  readonly to: string;
  /** 24:00 of the last day of the notice, of a later day, or never. */
  readonly until: Channel['until'];
  readonly anonymous: boolean | null;
  readonly needs: Readonly<Record<'person' | 'organisation', readonly string[]>>;
  /** What says who somebody is: needed besides what anyone brings. */
  readonly identity: Readonly<Record<'person' | 'organisation', readonly string[]>>;
  readonly answer: {
    readonly within: string;
    readonly from: 'receipt' | 'complete-receipt';
    readonly inWriting: boolean;
  } | null;
  readonly blocks: boolean;
  readonly article: Cite | null;
  readonly untilArticle: Cite | null;
  readonly answerArticle: Cite | null;
}

/** The platform's own channel; it is marked as not from the regulation. */
export const platformChannel = 'platform';

/** The channel for objections to this notice; null where there is none, as for a notice inside the applicant, who settles them alone. */
export function channelOf(pack: ResolvedPack, step: NoticeStep): ObjectionChannel | null {
  const id = step.objections;
  if (id === null) return step.upheld === null ? null : ownChannel(pack);
  const channel = pack.channels[id];
  if (!channel || (channel.against !== 'anything' && !channel.against.includes(step.id))) return null;
  return channelNamed(pack, id);
}

/** The channel with this id, its articles put to its parts; `platform`: the platform's own. Null: there is none. */
export function channelNamed(pack: ResolvedPack, id: string): ObjectionChannel | null {
  if (id === platformChannel) return ownChannel(pack);
  const channel = pack.channels[id];
  if (!channel) return null;
  const { anyone = [], person = [], organisation = [] } = channel.needs ?? {};
  const answer = channel.answer !== null && 'within' in channel.answer ? channel.answer : null;
  return {
    id,
    to: channel.to,
    until: channel.until,
    anonymous: typeof channel.anonymous === 'boolean' ? channel.anonymous : null,
    needs: { person: [...anyone, ...person], organisation: [...anyone, ...organisation] },
    identity: { person, organisation },
    answer: answer && { within: answer.within, from: answer.from, inWriting: answer.in_writing },
    blocks: channel.while_open !== 'blocks-nobody',
    article: articleOf(channel, 'needs'),
    untilArticle: articleOf(channel, 'until'),
    answerArticle: (answer && articleOf(answer)) ?? articleOf(channel, 'answer'),
  };
}

function ownChannel(pack: ResolvedPack): ObjectionChannel | null {
  const [office] = Object.entries(pack.bodies).filter(([, body]) => body.role === 'office');
  return office
    ? {
        id: platformChannel,
        to: office[0],
        until: 'end-of-notice',
        anonymous: null,
        needs: { person: [], organisation: [] },
        identity: { person: [], organisation: [] },
        answer: null,
        blocks: true,
        article: null,
        untilArticle: null,
        answerArticle: null,
      }
    : null;
}

/** The last day on which an objection is one; null: at any time. A period counts from the last day of the notice. */
export function lastDayToObject(channel: ObjectionChannel, lastOfNotice: Day, calendar: Calendar): Day | null {
  const { until } = channel;
  if (until === 'end-of-notice') return lastOfNotice;
  if (typeof until !== 'string') return null;
  const [, length = ''] = /^(.+) after .+$/.exec(until) ?? [];
  return parseLength(length) ? lastDayOf(calendar, lastOfNotice, length).last : null;
}

/** What the regulation demands of such an objector and has not been brought, in the regulation's order. */
export const missingFrom = (
  channel: ObjectionChannel,
  by: 'person' | 'organisation',
  brought: readonly string[],
): readonly string[] => channel.needs[by].filter((need) => !brought.includes(need));

/**
 * The last day for the answer: so many days from receipt, or from the day the objection was complete, that day not counted.
 * Null: no time is laid down, or the objection is not complete yet and the time runs only from then.
 */
export function dueDay(
  channel: ObjectionChannel,
  received: Instant,
  complete: Instant | null,
  calendar: Calendar,
): Day | null {
  if (channel.answer === null) return null;
  const from = channel.answer.from === 'receipt' ? received : complete;
  return from === null ? null : lastDayOf(calendar, dayOf(from), channel.answer.within).last;
}

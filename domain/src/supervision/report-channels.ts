import { bodiesOf } from '../edition/index.ts';
import type { Refusal } from '../language/index.ts';
import { channelNamed, type ObjectionChannel, platformChannel } from '../notice/index.ts';
import type { ResolvedPack } from '../regulation/index.ts';
import { no } from './refusals.ts';
import { heirsOf, isDissolved, type LawAndEdition } from './state.ts';

/**
 * Where wrongdoing is reported: the channels of the regulation that no notice sends its objections to. Where it has none, the platform's own takes
 * reports for the supervisors, else for the office, in any form, without a time, and is marked as not from the regulation.
 */
export function reportChannels(pack: ResolvedPack): readonly string[] {
  const forObjections = pack.steps.flatMap((step) => (step.kind === 'notice' ? (step.objections ?? []) : []));
  const own = Object.keys(pack.channels).filter((id) => !forObjections.includes(id));
  return own.length > 0 ? own : [platformChannel];
}

/** The channel a report may come by; null: none of that name is for reports. */
export function reportChannel(pack: ResolvedPack, id: string): ObjectionChannel | null {
  if (!reportChannels(pack).includes(id)) return null;
  const channel = channelNamed(pack, id);
  if (channel === null || id !== platformChannel) return channel;
  // Past the office, where somebody is there to watch over it.
  const [supervisor = channel.to] = bodiesOf(pack, 'supervisor').toSorted();
  return { ...channel, until: null, to: supervisor };
}

export const noChannel = (pack: ResolvedPack, channel: string): Refusal =>
  no('no-report-channel', null, { channel, channels: reportChannels(pack) });

/** Bodies that the receiver reports to. */
export const reportedTo = (pack: ResolvedPack, id: string): readonly string[] => pack.channels[id]?.reports_to ?? [];

/**
 * Who acts as the receiver of a channel: itself; where it was dissolved with the edition, those it reported to, else the office. That is an arrangement of the
 * platform, on no article: `byLaw` is false.
 */
export function receiversOf(
  place: LawAndEdition,
  { id, to }: Pick<ObjectionChannel, 'id' | 'to'>,
): { readonly bodies: readonly string[]; readonly byLaw: boolean } {
  const isGone = isDissolved(place, to);
  const told = reportedTo(place.pack, id);
  return { bodies: heirsOf(place, isGone && told.length > 0 ? told : [to]), byLaw: !isGone };
}

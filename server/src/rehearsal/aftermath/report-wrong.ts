import { type Actor, as } from '@heng/domain/language';
import type { EditionView } from '@heng/domain/procedure';
import { forwardTo, type ReportSubject, reportChannel, reportChannels } from '@heng/domain/supervision';
import { answersReport, forwardsReport, receivesReport } from '../../supervision/reports/acts.ts';
import { perform } from '../perform.ts';
import { actorOf, type Stage } from '../stage.ts';
import { paper } from './deeds.ts';

const citizen: Actor = { person: as('citizen-1'), body: as('public'), of: null };

/** Who receives reports, by the first channel the regulation has for them; null: nobody sits there now. */
function receiverOf({ pack }: Stage, view: EditionView): { readonly channel: string; readonly by: Actor } | null {
  const channel = reportChannels(pack).map((id) => reportChannel(pack, id))[0];
  const by = channel ? actorOf(view, { by: [channel.to], of: null, person: null }) : null;
  return channel && by ? { channel: channel.id, by } : null;
}

/** Somebody reports a wrong, with all that the regulation asks for. */
export async function reportsWrong(stage: Stage, view: EditionView, about: ReportSubject) {
  const receiver = receiverOf(stage, view);
  if (receiver === null) return null;
  const { channel } = receiver;
  const { against = 'anything', needs } = stage.pack.channels[channel] ?? {};
  const fits = !('step' in about) || against === 'anything' || against.includes(about.step);
  return perform(stage, citizen, receivesReport, {
    channel,
    about: fits ? about : null,
    by: 'person' as const,
    brought: [...(needs?.anyone ?? []), ...(needs?.person ?? [])],
    content: '样例：反映的情况。',
    identity: { name: '样例人', telephone: '000-00000000' },
  });
}

/** The same while an edition is under way: its receiver passes it on to whom the regulation says, and answers. */
export async function reportsWrongAndIsAnswered(stage: Stage, view: EditionView, about: ReportSubject): Promise<void> {
  const received = await reportsWrong(stage, view, about);
  const receiver = receiverOf(stage, view);
  if (!received?.ok || receiver === null) return;
  const { report } = received.value.act;
  for (const to of forwardTo(stage.pack, receiver.channel, receiver.by.body))
    await perform(stage, receiver.by, forwardsReport, { report, to });
  await perform(stage, receiver.by, answersReport, { report, upheld: false, sha256: paper(report, 'reply') });
}

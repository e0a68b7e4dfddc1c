import { dayOf, type EditionId } from '@heng/domain/language';
import { aftermath, agenda, remindersFor } from '@heng/domain/procedure';
import { loadAfterView } from '../procedure/aftermath/store.ts';
import { loadEditionView } from '../procedure/view/store.ts';
import { offRecord, within } from '../storage/index.ts';
import { finishJob, type Job } from './jobs/store.ts';
import { readNow, saveMessages } from './store.ts';
import { alsoByMail, type Works } from './tell.ts';

/**
 * The daily look at one edition: who has to be reminded of what. It goes by the day on which it runs, not by the one it was meant for: a look that comes late
 * reminds of what is due now, and what was missed is made up.
 */
export async function remind(works: Works, job: Job): Promise<void> {
  const { jurisdiction, about } = job;
  const edition = String(about.edition) as EditionId;
  const { label, messages } = await within(works.db, jurisdiction, async (tx) => {
    const today = dayOf(await readNow(tx));
    const view = await loadEditionView(works, tx, edition, today);
    const after = await loadAfterView(works, tx, edition, today);
    const tasks = [...agenda(view, today), ...aftermath(after, today)];
    return { label: view.edition.label, messages: remindersFor(view, tasks, today) };
  });
  await offRecord(works.db, jurisdiction, async (tx) => {
    const fresh = await saveMessages(tx, edition, messages, await readNow(tx));
    await alsoByMail(tx, label, fresh);
    await finishJob(tx, job);
  });
}

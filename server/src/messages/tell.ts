import { dayOf, type EditionId, type Instant } from '@heng/domain/language';
import { type Message, noticesFor, tellsSomebody } from '@heng/domain/procedure';
import type { Place } from '../http/place.ts';
import { loadEditionView } from '../procedure/view/store.ts';
import { offRecord, type Tx, within } from '../storage/index.ts';
import { type Drawn, finishJob, type Job } from './jobs/store.ts';
import { queueMail } from './outbox.ts';
import { loadAddresses, loadDrawn, loadNamed, readNow, saveMessages } from './store.ts';

/** What a job needs of the place it works in. */
export type Works = Pick<Place, 'db' | 'calendar' | 'origin'>;

/** Tells everybody whom sealed acts of an edition concern. The view is the one of now: whoever has left meanwhile is told nothing. */
export async function tellActs(works: Works, job: Job): Promise<void> {
  const { jurisdiction, about } = job;
  const edition = String(about.edition) as EditionId;
  const drawn: Drawn = { from: Number(about.from), to: Number(about.to) };
  const messages = await within(works.db, jurisdiction, async (tx) => {
    const entries = (await loadDrawn(tx, edition, drawn)).filter(({ act }) => tellsSomebody(act.act));
    if (entries.length === 0) return [];
    const today = dayOf(await readNow(tx));
    const told = { ...(await loadEditionView(works, tx, edition, today)), ...(await loadNamed(tx, edition)) };
    const label = told.edition.label;
    return entries.flatMap((entry) => noticesFor(entry, told).map((message) => ({ message, at: entry.at, label })));
  });
  await offRecord(works.db, jurisdiction, async (tx) => {
    const now = await readNow(tx);
    for (const [at, group] of Map.groupBy(messages, (one) => one.at)) {
      const fresh = await saveMessages(
        tx,
        edition,
        group.map(({ message }) => message),
        at,
      );
      if (isNew(at, now)) await alsoByMail(tx, group[0]?.label ?? '', fresh);
    }
    await finishJob(tx, job);
  });
}

/** Nobody is written to about what is long past, as after a restore or an import; it stands in the inbox. */
const isNew = (at: Instant, now: Instant): boolean => Date.parse(now) - Date.parse(at) < 2 * 24 * 3_600_000;

/** One mail to each who wants to be told such things by mail, however many there are; it leaves only if the messages stay. */
export async function alsoByMail(tx: Tx, label: string, messages: readonly Message[]): Promise<void> {
  const byPerson = Map.groupBy(messages, ({ person }) => person);
  const addresses = await loadAddresses(tx, [...byPerson.keys()]);
  for (const [person, { address, kinds }] of addresses) {
    const wanted = (byPerson.get(person) ?? []).filter(({ kind }) => kinds.includes(kind));
    if (wanted.length === 0) continue;
    const due = wanted.flatMap((one) => one.due ?? []).toSorted()[0] ?? null;
    await queueMail(tx, { kind: 'something-to-do', to: address, person, edition: label, due });
  }
}

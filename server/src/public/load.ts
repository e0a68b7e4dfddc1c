import { isPerCase } from '@heng/domain/edition';
import type { Day } from '@heng/domain/language';
import { agenda } from '@heng/domain/procedure';
import { registerYears, wholeRegister } from '../award/register/page/store.ts';
import { loadEditionView } from '../procedure/view/store.ts';
import { type Tx, within } from '../storage/index.ts';
import { type EditionState, editionState } from './edition-state.ts';
import {
  type EditionRow,
  readCounts,
  readEditions,
  readInstallation,
  readListed,
  readNotices,
  readProof,
  readSettings,
  readSteps,
} from './read.ts';
import type { Site } from './site.ts';
import type { EditionView } from './views/edition.ts';
import type { Home } from './views/home.ts';
import type { NoticeView } from './views/notice.ts';
import type { NoticeItem } from './views/notices.ts';
import type { Winners } from './views/winners.ts';
import { type AwardRow, readAwards, readCountedAwards } from './winners/store.ts';

/** Asks every jurisdiction in turn, each in a transaction that sees only its own. */
async function everywhere<Found>(site: Site, read: (tx: Tx) => Promise<readonly Found[]>): Promise<readonly Found[]> {
  const { jurisdictions } = await readInstallation(site.db);
  const found: Found[] = [];
  for (const { id } of jurisdictions) found.push(...(await within(site.db, id, read)));
  return found;
}

const withState = async (tx: Tx, edition: EditionRow, today: Day): Promise<EditionState> =>
  editionState(edition, await readSteps(tx, edition.id), await readNotices(tx, { edition: edition.id }), today);

const latestFirst = (a: NoticeItem, b: NoticeItem): number => (a.notice.publishedAt < b.notice.publishedAt ? 1 : -1);

export async function loadHome(site: Site, today: Day): Promise<Home> {
  const editions = await everywhere(site, async (tx) => {
    const rows = await readEditions(tx);
    return Promise.all(rows.map((edition) => withState(tx, edition, today)));
  });
  const items = editions.flatMap(({ edition, notices }) => notices.map((notice) => ({ edition, notice })));
  return { editions, latest: items.toSorted(latestFirst).slice(0, 6) };
}

export async function loadNoticeItems(site: Site): Promise<readonly NoticeItem[]> {
  const items = await everywhere(site, async (tx) => {
    const editions = await readEditions(tx);
    const notices = await readNotices(tx);
    return notices.flatMap((notice) => {
      const edition = editions.find(({ id }) => id === notice.edition);
      return edition ? [{ notice, edition }] : [];
    });
  });
  return items.toSorted(latestFirst);
}

/** The published notice with this id; null: there is none, or it is not public. */
export async function loadNotice(site: Site, id: string): Promise<NoticeView | null> {
  const [found] = await everywhere(site, async (tx): Promise<readonly NoticeView[]> => {
    const [notice] = await readNotices(tx, { id });
    if (notice === undefined) return [];
    const [edition] = await readEditions(tx, notice.edition);
    const step = edition?.pack.steps.find((one) => one.id === notice.step);
    if (edition === undefined || step === undefined) return [];
    const { steps } = edition.pack;
    const application = steps.slice(steps.indexOf(step)).find(({ kind }) => kind === 'application');
    const rows = await readSteps(tx, edition.id);
    return [
      {
        edition,
        notice,
        step,
        listed: await readListed(tx, id),
        application: rows.find((row) => row.step === application?.id) ?? null,
        proof: await readProof(tx, notice.act),
      },
    ];
  });
  return found ?? null;
}

/** The edition with this id; null: there is none. */
export async function loadEdition(site: Site, id: string, today: Day): Promise<EditionView | null> {
  const [found] = await everywhere(site, async (tx): Promise<readonly EditionView[]> => {
    const [edition] = await readEditions(tx, id);
    if (edition === undefined) return [];
    const state = await withState(tx, edition, today);
    const view = await loadEditionView({ calendar: site.calendar }, tx, edition.id, today);
    return [
      {
        ...state,
        settings: await readSettings(tx, id),
        counts: publicCounts(state, await readCounts(tx, id)),
        waits: agenda(view, today),
      },
    ];
  });
  return found ?? null;
}

/** A number is public once its step is closed, a list once its notice is published. */
function publicCounts(
  { edition, steps, notices }: EditionState,
  { submitted, candidates }: { submitted: number; candidates: number },
): EditionView['counts'] {
  const shared = edition.pack.steps.filter((step) => !isPerCase(step));
  const isClosed = (kind: string) =>
    shared.some((step) => step.kind === kind && (steps.find((row) => row.step === step.id)?.closedAt ?? null) !== null);
  const listedOn = (late: boolean) => {
    const ballot = shared.findIndex(
      ({ kind }) => kind === 'candidate-list' || kind === 'ballot' || kind === 'resolution',
    );
    const found = notices.find(({ kind, step }) => {
      const at = shared.findIndex((one) => one.id === step);
      return kind === 'notice' && (ballot < 0 || late === at > ballot);
    });
    return found?.listed ?? null;
  };
  return {
    submitted: isClosed('application') ? submitted : null,
    accepted: listedOn(false),
    candidates: isClosed('candidate-list') ? candidates : null,
    winners: listedOn(true),
    awarded: notices.find(({ step }) => shared.find(({ id }) => id === step)?.kind === 'conferral')?.listed ?? null,
  };
}

export const loadEditionsOf = async (site: Site, regulation: string): Promise<readonly EditionRow[]> =>
  (await everywhere(site, (tx) => readEditions(tx))).filter((edition) => edition.regulation === regulation);

/** How many awards stand on one page of the register. */
const awardsOnPage = 50;

/** One page of the register. An imported award of which no edition was held here is read with the regulation that is published for it. */
export async function loadAwards(
  site: Site,
  { q, year, page }: { readonly q: string; readonly year: string | null; readonly page: number },
): Promise<Winners> {
  const published = new Map(site.packs.map(({ pack }) => [pack.regulation.programme, pack]));
  const asked = { ...wholeRegister, q: q === '' ? null : q, year: year === null ? null : Number(year) };
  const awards: AwardRow[] = [];
  const counts = new Map<string, number>();
  const years = new Set<string>();
  let from = (page - 1) * awardsOnPage;
  let total = 0;
  // Jurisdiction after jurisdiction, each read only as far as the page reaches into it.
  for (const { id } of (await readInstallation(site.db)).jurisdictions) {
    await within(site.db, id, async (tx) => {
      for (const one of await registerYears(tx)) years.add(one);
      const groups = await readCountedAwards(tx, asked);
      for (const [group, count] of groups) counts.set(group, (counts.get(group) ?? 0) + count);
      const here = groups.reduce((sum, [, count]) => sum + count, 0);
      const count = awardsOnPage - awards.length;
      if (from < here && count > 0) awards.push(...(await readAwards(tx, asked, { from, count }, published)));
      from = Math.max(0, from - here);
      total += here;
    });
  }
  return {
    awards,
    counts,
    years: [...years].toSorted().toReversed(),
    chosen: { q, year },
    page,
    pages: Math.max(1, Math.ceil(total / awardsOnPage)),
  };
}

import { readCheckpoint, readJournal, readReceipt } from '@heng/contract/procedure';
import type { EditionId } from '@heng/domain/language';
import { type ActName, acts, mayRead, scopeOf } from '@heng/domain/procedure';
import { bodyName } from '../edition/words.ts';
import { answers, type Mounted } from '../http/mount.ts';
import { Problem } from '../http/problem.ts';
import { loadPackOf } from '../regulation/store.ts';
import { loadInclusion, within } from '../storage/index.ts';
import { loadEntries } from './acts-about/store.ts';
import { loadHead, loadReceipt } from './receipts/store.ts';
import { loadReader } from './rights/store.ts';
import { toldActs } from './told-acts.ts';
import { withoutCases } from './without-cases.ts';

const nothingSealed = { size: 0, root: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', at: null };

const namedAct = (name: ActName) => ({ zh: acts[name].zh, en: acts[name].en });

export const journalRoutes: readonly Mounted[] = [
  answers(readReceipt, ({ place, session, params }) =>
    within(place.db, session.jurisdiction, async (tx) => {
      const receipt = await loadReceipt(tx, params.act);
      if (!receipt) return new Problem('not-found');
      const { entry, text, sha256, place: sealed } = receipt;
      const isOwn = entry.by.person === session.person;
      if (!isOwn && !(entry.edition !== null && (await mayReadEntry(entry.edition, entry.act))))
        return new Problem('not-found');
      const head = sealed === null ? null : await loadHead(tx);
      const { act } = entry.act;
      const path = head && sealed !== null ? await loadInclusion(place.db, tx, sealed, head.size) : null;
      return {
        ...{ id: entry.id, at: entry.at, sha256, place: sealed, act, edition: entry.edition, entry: text },
        name: namedAct(act),
        article: entry.act.article,
        proof:
          head && path
            ? { size: head.size, root: head.root, path: path.map((hash) => Buffer.from(hash).toString('hex')) }
            : null,
      };

      async function mayReadEntry(edition: EditionId, { act: name, ...payload }: typeof entry.act): Promise<boolean> {
        const reader = await loadReader(tx, session, edition);
        const tried = 'attempted' in payload ? payload.attempted : name;
        const seen = scopeOf('case', reader);
        // A receipt is whole or none: its digest is of every word.
        const isHidden = seen.all && seen.except.some((id) => text.includes(JSON.stringify(id)));
        return mayRead('journal', reader, null) && !isHidden && toldActs(reader).includes(tried);
      }
    }),
  ),

  answers(readJournal, async ({ tx, params, query, reader, scopeOf: of }) => {
    const pack = await loadPackOf(tx, params.edition);
    const told = toldActs(reader);
    const seen = of('case');
    const hidden = seen.all ? seen.except : [];
    const { items, total } = await loadEntries(tx, params.edition, {
      ...query,
      acts: query.act === undefined ? told : told.filter((name) => name === query.act),
      tried: told,
      without: hidden,
    });
    return {
      items: items.map(({ id, at, by, act, sha256, place }) => ({
        ...{ id, at, sha256, place },
        name: namedAct(act.act),
        by: { person: by.person, body: by.body, of: by.of, name: bodyName(pack, by.body) },
        act: withoutCases({ ...act, article: act.article }, hidden),
      })),
      ...{ total, page: query.page, size: query.size },
    };
  }),

  answers(readCheckpoint, async ({ place }) => (await loadHead(place.db)) ?? nothingSealed),
];

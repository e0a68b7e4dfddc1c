import type { Calendar } from '@heng/domain/calendar';
import type { Instant } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import type { Database } from '../storage/index.ts';
import { type Law, lawIn } from './law/law.ts';
import type { Words } from './wording/index.ts';

/** A regulation as the installation publishes it, with its English by path. */
export interface PublishedPack {
  readonly pack: ResolvedPack;
  readonly en: Readonly<Record<string, string>>;
}

/** What the public pages are made of. */
export interface Site {
  readonly db: Database;
  readonly calendar: Calendar;
  readonly packs: readonly PublishedPack[];
  /** The instant a page is made at: the database's clock, also while a rehearsal plays. */
  readonly now: () => Instant | Promise<Instant>;
}

/** A pack of an edition or of the site, with the English of the regulation it is. */
export const lawOf = ({ packs }: Pick<Site, 'packs'>, pack: ResolvedPack, words: Words): Law =>
  lawIn(pack, packs.find((one) => one.pack.regulation.id === pack.regulation.id)?.en ?? {}, words);

import type { Cite } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import {
  bodyWords,
  type Context,
  capital,
  citeWords,
  contextOf,
  type Lang,
  lengthWords,
  listed,
  nameIn,
  stepWords,
  textAt,
  worded,
} from '@heng/regulations';
import type { Words } from '../wording/index.ts';

/** A regulation as a page reads it: what explains the pack, and the page's language. */
export interface Law extends Context {
  readonly lang: Lang;
}

export const lawIn = (
  pack: ResolvedPack,
  en: Readonly<Record<string, string>>,
  { lang }: Pick<Words, 'lang'>,
): Law => ({
  ...contextOf({ pack, en }),
  lang,
});

/** The text at a path of the pack: its English where there is one, else as written. */
export const text = (law: Law, path: string): string => textAt(law, path)[law.lang];

/** The name of a body, or of a party such as the applicant. */
export const bodyName = (law: Law, id: string): string => bodyWords(law, id)[law.lang];
export const bodyNames = (law: Law, ids: string | readonly string[]): string =>
  listed(
    [ids].flat().map((id) => bodyName(law, id)),
    law.lang,
  );

export const stepName = (law: Law, id: string): string => stepWords(law, id)[law.lang];
export const tierName = (law: Law, id: string): string => text(law, `tiers.${id}.name`) || id;

/** The names of ids from a closed list: media, demands, honours. */
export const named = (law: Law, kind: keyof ResolvedPack['names'], ...ids: readonly string[]): string =>
  listed(
    ids.map((id) => nameIn(law, kind, id)[law.lang]),
    law.lang,
  );

export const lengthText = ({ lang }: Pick<Law, 'lang'>, length: string): string => lengthWords(length)[lang];
export const citeText = ({ lang }: Pick<Law, 'lang'>, cite: Cite): string => citeWords(cite)[lang];

/** In force, a draft, expired or repealed. */
export const statusText = ({ pack, lang }: Law): string => capital(worded(pack.regulation.status)[lang]);

import type { ResolvedPack } from '@heng/domain/regulation';
import { type Law, stepName, text, tierName } from '../law/law.ts';

/** The award as people call it: the title of the regulation without what kind of document it is; in English the first tier. */
export function awardName(law: Law): string {
  const { pack, lang } = law;
  if (lang === 'en') {
    const [first] = Object.keys(pack.tiers);
    return `${text(law, 'regulation.place')}: ${first === undefined ? pack.regulation.id : tierName(law, first)}`;
  }
  return shortTitle(pack.regulation);
}

const shortTitle = ({ title }: ResolvedPack['regulation']): string =>
  title.replace(/(评选|评定|评审)?(奖励)?(管理)?(办法|条例|规定|细则)(（[^）]*）)?$/, '') || title;

/** The award without the name of the place, for a heading that shows the place beside it. */
export function shortAwardName(law: Law): string {
  const { pack, lang } = law;
  const [first] = Object.keys(pack.tiers);
  if (lang === 'en') return first === undefined ? '' : tierName(law, first);
  const name = shortTitle(pack.regulation);
  return name.startsWith(pack.regulation.place) ? name.slice(pack.regulation.place.length) || name : name;
}

/** What a paper is called: the step's name without the verb of publishing. */
export const paperName = (law: Law, step: string): string => stepName(law, step).replace(/^发布(?=.{2})/, '');

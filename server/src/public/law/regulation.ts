import { day as dayIn } from '@heng/domain/language';
import { articleOf, type Regulation } from '@heng/domain/regulation';
import type { Words } from '../wording/index.ts';
import { bodyName, type Law, lengthText, textList } from './law.ts';
import { marksOf } from './marks.ts';
import { type Statement, stated } from './statements.ts';

/** What the regulation says of itself: who issued it, from when, how often. Every field stands on its own article. */
export function regulationStatements(law: Law, { day }: Pick<Words, 'day'>): readonly Statement[] {
  const { pack, t, words } = law;
  const { regulation } = pack;
  const say = words.regulation;
  const one = (field: keyof Regulation, text: string): Statement =>
    stated(law, `regulation.${field}`, null, text, {
      article: articleOf(regulation, field),
      marks: marksOf(law, { [field]: regulation[field] }, 'regulation'),
    });
  const { from, to, lasts } = regulation.in_force;
  const issuer = t('regulation.issuer', regulation.issuer);
  return [
    one(
      'issuer',
      say.issued(
        issuer,
        regulation.numbers.join('、'),
        regulation.signed === null ? '' : day(dayIn(regulation.signed)),
      ),
    ),
    ...(regulation.addressees
      ? [one('addressees', say.addressees(textList(law, 'regulation.addressees', regulation.addressees)))]
      : []),
    one('legal_bases', say.bases(textList(law, 'regulation.legal_bases', regulation.legal_bases))),
    ...(typeof regulation.cycle === 'string' ? [one('cycle', say.cycle(lengthText(law, regulation.cycle)))] : []),
    ...(regulation.voluntary ? [one('voluntary', say.voluntary)] : []),
    {
      ...one(
        'in_force',
        say.inForce(from === null ? null : day(dayIn(from)), to === null ? null : day(dayIn(to))) +
          (lasts === undefined ? '' : say.lasts(lengthText(law, lasts))),
      ),
      marks: marksOf(law, regulation.in_force, 'regulation.in_force'),
    },
    ...(regulation.supersedes.length > 0
      ? [one('supersedes', say.supersedes(textList(law, 'regulation.supersedes', regulation.supersedes)))]
      : []),
    ...(typeof regulation.interpreted_by === 'string'
      ? [one('interpreted_by', say.interpreted(bodyName(law, regulation.interpreted_by)))]
      : []),
    ...regulation.warnings.map((warning) => stated(law, `regulation.warnings.${warning.id}`, warning, say.warning)),
  ];
}

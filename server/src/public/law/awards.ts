import { type Block, isOpen, type Receives } from '@heng/domain/regulation';
import { type Law, named, periodText, scopeText, stepName, textList, tierName } from './law.ts';
import { type Statement, stated } from './statements.ts';

const thousands = (yuan: number): string => yuan.toLocaleString('en-US');

/** What is awarded, to how many, with what; how it is scored; what it costs. */
export function awardStatements(law: Law): readonly Statement[] {
  const { pack, t, words } = law;
  return [
    ...Object.entries(pack.tracks).map(([id, track]) =>
      stated(law, `tracks.${id}`, track, words.track(t(`tracks.${id}.name`, track.name))),
    ),
    ...Object.entries(pack.tiers).map(([id, tier]) =>
      stated(
        law,
        `tiers.${id}`,
        tier,
        words.tier(tierName(law, id), typeof tier.valid === 'string' ? periodText(law, tier.valid) : null),
      ),
    ),
    ...pack.quotas.map((quota) => {
      const who = (quota.for?.tiers ?? []).map((id) => tierName(law, id));
      const most = quota.at_most ?? quota.at_most_share ?? null;
      const counted = words.quotaOf[quota.counts ?? 'winners'];
      return stated(
        law,
        `quotas.${quota.id}`,
        quota,
        words.quota(
          [who.length > 0 ? words.list(who) : words.every, counted].filter(Boolean).join(' '),
          most === null || isOpen(most) ? null : (words.values[String(most)] ?? String(most)),
          quota.at_least === undefined ? null : String(quota.at_least),
        ),
      );
    }),
    ...pack.receives.map((row) => stated(law, `receives.${row.id}`, row, receivesText(law, row))),
    ...(pack.grants ?? []).map((one) => stated(law, `grants.${one.id}`, one, t(`grants.${one.id}.says`, one.says))),
    stated(law, 'fees', pack.fees, pack.fees.charged === null ? '' : words.fees[pack.fees.charged]),
    ...scoringStatements(law),
  ].filter(({ text }) => text !== '');
}

function receivesText(law: Law, row: Block<Receives>): string {
  const { words } = law;
  const who =
    words.list((row.for?.tiers ?? []).map((id) => tierName(law, id))) || scopeText(law, row.for) || words.every;
  const { honours, money } = row;
  const gives = Array.isArray(honours) ? words.gives(words.list(honours.map((id) => named(law, 'honours', id)))) : null;
  const pays =
    money === null || isOpen(money)
      ? null
      : typeof money === 'number'
        ? money === 0
          ? words.noMoney
          : words.money(thousands(money))
        : 'at_most' in money
          ? words.moneyMost(thousands(money.at_most))
          : 'share' in money
            ? words.moneyShare(money.share, law.t(`receives.${row.id}.money.of`, money.of))
            : null;
  return words.receives(who, gives, pays, row.when?.rule === 'past-award');
}

function scoringStatements(law: Law): readonly Statement[] {
  const { pack, t, words } = law;
  const criteria = Object.entries(pack.criteria).map(([id, one]) => {
    const size = [
      typeof one.aspects === 'number' ? words.aspects(one.aspects) : '',
      typeof one.points === 'number' ? words.points(one.points) : '',
    ].filter(Boolean);
    return stated(
      law,
      `criteria.${id}`,
      one,
      words.criteria(t(`criteria.${id}.name`, one.name), words.list(one.standards), size.join(' · ')),
    );
  });
  const guides = Object.entries(pack.guides).map(([id, one]) =>
    stated(
      law,
      `guides.${id}`,
      one,
      words.guide(t(`guides.${id}.name`, one.name), textList(law, `guides.${id}.considers`, one.considers)),
    ),
  );
  const totals = Object.entries(pack.totals).map(([id, one]) => {
    const parts = Object.entries(one.parts).flatMap(([step, share]) =>
      typeof share === 'string' ? [words.part(stepName(law, step), share)] : [stepName(law, step)],
    );
    const outOf = typeof one.out_of === 'number' ? String(one.out_of) : null;
    return stated(law, `totals.${id}`, one, words.total(t(`totals.${id}.name`, one.name), outOf, words.list(parts)));
  });
  return [...criteria, ...guides, ...totals];
}

/** Documents, forms and declarations. */
export function paperStatements(law: Law, bodyOf: (id: string) => string): readonly Statement[] {
  const { pack, t, words } = law;
  return [
    ...Object.entries(pack.documents).map(([id, one]) => {
      const scope = scopeText(law, one.for);
      return stated(law, `documents.${id}`, one, words.documents(bodyOf(one.by), t(`documents.${id}.name`, one.name)), {
        items: [scope, textList(law, `documents.${id}.content`, one.content)].filter(Boolean),
      });
    }),
    ...Object.entries(pack.form).map(([step, one]) =>
      stated(
        law,
        `form.${step}`,
        one,
        words.form(
          stepName(law, step),
          one.asks.length === 0
            ? null
            : words.list(one.asks.map((id) => t(`facts.${id}.name`, pack.facts[id]?.name ?? id))),
        ),
        { does: null },
      ),
    ),
    ...pack.declarations.map((one) =>
      stated(law, `declarations.${one.id}`, one, words.by(bodyOf(one.by), t(`declarations.${one.id}.says`, one.says))),
    ),
  ];
}

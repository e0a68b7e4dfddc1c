import { articleOf, type Measure, type Sanction } from '@heng/domain/regulation';
import { bodyName, bodyNames, type Law, lengthText, named, periodText, scopeText, stepName } from './law.ts';
import { ruleText } from './rules.ts';
import { type Statement, stated } from './statements.ts';

/** Who may apply and who may not: the group, then each rule on its own article. */
export function conditionStatements(law: Law): readonly Statement[] {
  return (['conditions', 'disqualifiers'] as const).flatMap((section) =>
    law.pack[section].flatMap((group) => {
      const path = `${section}.${group.id}`;
      const { rules, says, ...rest } = group;
      const head = says === undefined ? [] : [stated(law, path, rest, law.t(`${path}.says`, says))];
      return [
        ...head,
        ...rules.map((rule, i) => {
          const at = `${path}.rules.${rule.id ?? i}`;
          const scope = scopeText(law, rule.for);
          return stated(law, at, rule, ruleText(law, rule, at), {
            article: articleOf(rule) ?? articleOf(group),
            items: scope === '' ? [] : [scope],
            does: null,
          });
        }),
      ];
    }),
  );
}

/** Where to object or report, and what winners owe and may not do. */
export function aftermathStatements(law: Law): readonly Statement[] {
  const { pack, t, words } = law;
  const channels = Object.entries(pack.channels).map(([id, channel]) => {
    const say = words.channel;
    const { anyone = [], person = [], organisation = [] } = channel.needs ?? {};
    const needs = (ids: readonly string[]) => words.list([...anyone, ...ids].map((one) => named(law, 'needs', one)));
    const answer = channel.answer !== null && 'within' in channel.answer ? channel.answer : null;
    const against =
      channel.against === 'anything' || channel.against.length > 4
        ? null
        : words.list(channel.against.map((step) => words.quote(stepName(law, step))));
    return stated(
      law,
      `channels.${id}`,
      channel,
      say.to(t(`channels.${id}.name`, channel.name), bodyName(law, channel.to), against),
      {
        items: [
          needs(person) && say.person(needs(person)),
          needs(organisation) && say.organisation(needs(organisation)),
          answer === null
            ? ''
            : say.answer(lengthText(law, answer.within), answer.in_writing, words.events[answer.from] ?? answer.from),
          channel.while_open === 'blocks-this-applicant' ? say.blocks : '',
          channel.reports_to === undefined ? '' : say.reports(bodyNames(law, channel.reports_to)),
        ].filter(Boolean),
      },
    );
  });
  const uses = (ids: readonly string[]) => words.list(ids.map((id) => named(law, 'uses', id)));
  const money = pack.money_use.map((one) =>
    stated(
      law,
      `money_use.${one.id}`,
      one,
      [
        Array.isArray(one.mainly) ? words.use.mainly(uses(one.mainly)) : '',
        one.must_not.length > 0 ? words.use.not(uses(one.must_not)) : '',
        typeof one.budget === 'string' ? words.use.budget(t(`money_use.${one.id}.budget`, one.budget)) : '',
      ]
        .filter(Boolean)
        .join(words.join) + words.stop,
    ),
  );
  const titles = pack.title_use.map((one) =>
    stated(law, `title_use.${one.id}`, one, t(`title_use.${one.id}.says`, one.says)),
  );
  const duties = pack.obligations.map((one) =>
    stated(
      law,
      `obligations.${one.id}`,
      one,
      words.by(bodyName(law, one.by), t(`obligations.${one.id}.says`, one.says)),
    ),
  );
  return [...channels, ...money, ...titles, ...duties, ...pack.sanctions.map((one) => sanctionStatement(law, one))];
}

function sanctionStatement(law: Law, sanction: Sanction & Parameters<typeof stated>[2]): Statement {
  const { words } = law;
  const path = `sanctions.${sanction.id}`;
  const grounds = sanction.grounds.map((rule, i) => ruleText(law, rule, `${path}.grounds.${rule.id ?? i}`));
  const within =
    typeof sanction.within === 'string' && sanction.within !== 'ever' ? periodText(law, sanction.within) : null;
  const several = grounds.length > 1;
  return stated(
    law,
    path,
    sanction,
    words.sanction(
      words.targets[sanction.against],
      several ? words.ground : words.or(grounds),
      sanction.asked_by === null ? null : bodyName(law, sanction.asked_by),
      sanction.decided_by === null ? null : bodyName(law, sanction.decided_by),
      sanction.measures.map((one) => measureText(law, one)).join(words.comma),
      within,
    ),
    { items: several ? grounds : [] },
  );
}

function measureText(law: Law, measure: Measure): string {
  const say = law.words.measures;
  if (measure.do === 'bar')
    return measure.lasts === 'for ever' ? say['for ever'] : say.bar(periodText(law, measure.lasts));
  if (measure.do === 'recover') return say.recover(law.words.list(measure.what.map((id) => named(law, 'honours', id))));
  return say[measure.do];
}

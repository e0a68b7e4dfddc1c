import { isOpen } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import {
  bodyWords,
  type Context,
  join,
  type Line,
  length,
  line,
  nameIn,
  period,
  say,
  textAt,
  worded,
} from './context.ts';
import { explainGroup, ruleWords } from './rules.ts';

import { scoped } from './scoped.ts';

/** Who may apply, what is handed in, what it costs. */
export function explainEligibility(context: Context): readonly Line[] {
  const { conditions, disqualifiers } = context.pack;
  return [
    ...conditions.map((group) => explainGroup(context, 'conditions', group)),
    ...disqualifiers.map((group) => explainGroup(context, 'disqualifiers', group)),
  ];
}

export function explainApplication(context: Context): readonly Line[] {
  const { documents, declarations, fees } = context.pack;
  return [
    ...Object.entries(documents).map(([id, document]) =>
      line(
        context,
        `documents.${id}`,
        scoped(
          context,
          say`${textAt(context, `documents.${id}.name`)}，由${bodyWords(context, document.by)}提供|${textAt(context, `documents.${id}.name`)}, by ${bodyWords(context, document.by)}`,
          document.for,
        ),
      ),
    ),
    ...declarations.map(({ id }) =>
      line(
        context,
        `declarations.${id}`,
        say`声明：${textAt(context, `declarations.${id}.says`)}|declares: ${textAt(context, `declarations.${id}.says`)}`,
      ),
    ),
    line(context, 'fees', fees.charged === null ? say`费用|fees` : worded(fees.charged)),
  ];
}

/** Where to object or report. */
export function explainChannels(context: Context): readonly Line[] {
  return Object.entries(context.pack.channels).map(([id, channel]) => {
    const path = `channels.${id}`;
    const { against, needs = {}, answer, until } = channel;
    const steps =
      against === 'anything'
        ? say`任何事项|anything`
        : join(against.map((step) => textAt(context, `steps.${step}.name`)));
    const brought = (who: string, ids: readonly string[] | undefined) =>
      ids &&
      line(
        context,
        path,
        say`${worded(who)}须有${join(ids.map((need) => nameIn(context, 'needs', need)))}|${worded(who)} brings ${join(ids.map((need) => nameIn(context, 'needs', need)))}`,
      );
    const answered = answer !== null && !isOpen(answer) ? answer : null;
    return line(
      context,
      path,
      say`${textAt(context, `${path}.name`)}：针对${steps}，向${bodyWords(context, channel.to)}提出|${textAt(context, `${path}.name`)}: against ${steps}, to ${bodyWords(context, channel.to)}`,
      [
        typeof until === 'string' &&
          line(
            context,
            `${path}.until`,
            say`提出期限：${valueOrPeriod(context, until)}|until: ${valueOrPeriod(context, until)}`,
          ),
        channel.anonymous === false && line(context, `${path}.anonymous`, say`不得匿名|not anonymous`),
        ...Object.entries({ anyone: needs.anyone, person: needs.person, organisation: needs.organisation }).map(
          ([who, ids]) => mute(brought(who === 'person' ? '个人' : who === 'organisation' ? '单位' : who, ids)),
        ),
        answered &&
          line(
            context,
            `${path}.answer`,
            say`自${worded(answered.from)}起${length(answered.within)}内${answered.in_writing ? '书面' : ''}答复|answered ${answered.in_writing ? 'in writing ' : ''}within ${length(answered.within)} of ${worded(answered.from)}`,
          ),
        channel.while_open !== undefined && line(context, `${path}.while_open`, worded(channel.while_open)),
      ],
    );
  });
}

const mute = (one: Line | undefined): Line | undefined => one && { ...one, marks: [] };
const valueOrPeriod = (context: Context, until: string): Words =>
  /\d/.test(until) ? period(context, until) : worded(until);

/** What follows for a winner, and what happens when something is wrong. */
export function explainAfter(context: Context): readonly Line[] {
  const { money_use, title_use, obligations } = context.pack;
  const uses = (ids: readonly string[]) => join(ids.map((id) => nameIn(context, 'uses', id)));
  return [
    ...money_use.map(({ id, mainly, must_not }) =>
      line(
        context,
        `money_use.${id}`,
        say`奖金主要用于${Array.isArray(mainly) ? uses(mainly) : '（未写明）'}，不得${uses(must_not)}|the money is mainly for ${Array.isArray(mainly) ? uses(mainly) : '(not said)'}, not for ${uses(must_not)}`,
      ),
    ),
    ...title_use.map(({ id }) => line(context, `title_use.${id}`, textAt(context, `title_use.${id}.says`))),
    ...obligations.map(({ id, by, every, times, due }) => {
      const often = every ? [say`每${length(every)}一次|every ${length(every)}`] : [];
      const many = times ? [say`共${times}次|${times} times`] : [];
      const until = typeof due === 'string' ? [period(context, due)] : [];
      const head = say`${bodyWords(context, by)}：${textAt(context, `obligations.${id}.says`)}|${bodyWords(context, by)}: ${textAt(context, `obligations.${id}.says`)}`;
      const more = join([...often, ...many, ...until]);
      return line(context, `obligations.${id}`, more.zh ? say`${head}（${more}）|${head} (${more})` : head);
    }),
  ];
}

export function explainSanctions(context: Context): readonly Line[] {
  return context.pack.sanctions.map((sanction) => {
    const path = `sanctions.${sanction.id}`;
    const who =
      sanction.decided_by === null
        ? { zh: '', en: '' }
        : say`，由${bodyWords(context, sanction.decided_by)}决定|, decided by ${bodyWords(context, sanction.decided_by)}`;
    const asked =
      sanction.asked_by === null
        ? { zh: '', en: '' }
        : say`，由${bodyWords(context, sanction.asked_by)}提出|, asked for by ${bodyWords(context, sanction.asked_by)}`;
    const window = sanction.within
      ? say`${period(context, sanction.within)}，|${period(context, sanction.within)}: `
      : { zh: '', en: '' };
    const must = sanction.must ? say`应当处理|must be done` : say`可以处理|may be done`;
    return line(
      context,
      path,
      say`${window}对${worded(sanction.against)}${must}${asked}${who}|${window}against the ${worded(sanction.against)}, ${must}${asked}${who}`,
      [
        ...sanction.grounds.map((ground, i) =>
          line(
            context,
            `${path}.grounds.${ground.id ?? i}`,
            say`事由：${ground.says === undefined ? ruleWords(context, ground) : textAt(context, `${path}.grounds.${ground.id ?? i}.says`)}|ground: ${ground.says === undefined ? ruleWords(context, ground) : textAt(context, `${path}.grounds.${ground.id ?? i}.says`)}`,
          ),
        ),
        ...sanction.measures.map((measure) => {
          const what =
            measure.do === 'bar'
              ? say`${worded('bar')}：${period(context, measure.lasts)}|${worded('bar')}: ${period(context, measure.lasts)}`
              : measure.do === 'recover'
                ? say`${worded('recover')}${join(measure.what.map((id) => nameIn(context, 'honours', id)))}|${worded('recover')} ${join(measure.what.map((id) => nameIn(context, 'honours', id)))}`
                : worded(measure.do);
          return line(context, `${path}.measures.${measure.do}`, say`措施：${what}|measure: ${what}`);
        }),
      ],
    );
  });
}

import { bodyWords, type Context, stepWords, textAt, textsAt, theBodies, worded } from './context.ts';
import { type Line, line } from './line.ts';
import { bare, list, say } from './say.ts';
import { factWords, scopeLine } from './scopes.ts';

/** What is handed in, what its forms ask, what is declared, and what it costs. */
export function explainApplication(context: Context): readonly Line[] {
  const { documents, form, declarations, fees } = context.pack;
  return [
    ...Object.entries(documents).map(([id, { by, limit, content, ...document }]) => {
      const path = `documents.${id}`;
      const unit = limit?.unit === 'pages' ? say('页', 'pages') : say('字', 'characters');
      return line(
        context,
        path,
        say('$1提交$2', '$1 hands in: $2', theBodies(context, by), textAt(context, `${path}.name`)),
        [
          scopeLine(context, path, document.for),
          limit && line(context, `${path}.limit`, say('不超过 $1 $2', 'at most $1 $2', limit.at_most, unit)),
          content &&
            line(
              context,
              `${path}.content`,
              say('内容：$1', 'contents: $1', textsAt(context, `${path}.content`, content)),
            ),
        ],
      );
    }),
    ...Object.entries(form).map(([step, { asks }]) => {
      const asked =
        asks.length === 0
          ? say(
              '内容未写明，由办事机构在本届列出',
              'what it asks is not laid down; the office lists it for the edition',
            )
          : say('须写明$1', 'asks for $1', list(asks.map((id) => factWords(context, id))));
      return line(context, `form.${step}`, say('“$1”的表格$2', 'form of “$1”: $2', stepWords(context, step), asked));
    }),
    ...declarations.map(({ id, by }) =>
      line(
        context,
        `declarations.${id}`,
        say(
          '$1声明：$2',
          'the $1 declares: $2',
          bodyWords(context, by),
          bare(textAt(context, `declarations.${id}.says`)),
        ),
      ),
    ),
    line(
      context,
      'fees',
      fees.charged === null
        ? say('是否收费没有写明', 'whether fees are charged is not laid down')
        : worded(fees.charged),
    ),
  ];
}

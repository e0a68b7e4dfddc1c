import { isOpen, type Step } from '@heng/domain/regulation';
import type { Words } from '../wording/index.ts';
import { type Law, lengthText } from './law.ts';

/** A length as it fits into the drawing: `5 工作日`. */
export const shortLength = (law: Law, words: Words, length: string): string =>
  lengthText(law, length)
    .replace('个工作日', '工作日')
    .replace(/working days?/, words.flow.chip.workingDays.trim());

export interface Chip {
  readonly kind: 'due' | 'plain' | 'silent';
  readonly text: string;
}

/** The one short thing under a step in the drawing: a legal length, a weight, a pass mark, or that the law is silent. */
export function chipOf(law: Law, words: Words, step: Step): Chip | null {
  const say = words.flow.chip;
  const plain = (text: string): Chip => ({ kind: 'plain', text });
  const due = (text: string): Chip => ({ kind: 'due', text });
  const silent: Chip = { kind: 'silent', text: say.silent };
  const short = (length: string) => shortLength(law, words, length);
  switch (step.kind) {
    case 'notice':
      if (step.length === null) return silent;
      return due('exactly' in step.length ? short(step.length.exactly) : say.least(short(step.length.at_least)));
    case 'application':
      return plain(say.announced);
    case 'vetting':
      return step.consults?.some((one) => one.due === null) ? silent : null;
    case 'review': {
      const share = Object.values(law.pack.totals)
        .map(({ parts }) => parts[step.id])
        .find((one) => typeof one === 'string');
      return typeof share === 'string' ? plain(say.weight(share)) : null;
    }
    case 'gate': {
      const [mark] = step.pass.flatMap((rule) => (rule.rule === 'score' ? [rule.at_least] : []));
      return typeof mark === 'number' || typeof mark === 'string' ? plain(say.least(`${mark}${say.points}`)) : null;
    }
    case 'ballot':
    case 'resolution': {
      const carried = step.carried_by;
      if (carried === null || isOpen(carried)) return null;
      return plain(carried.more_than === undefined ? say.least(carried.at_least ?? '') : say.more(carried.more_than));
    }
    default:
      return step.due === undefined ? null : due(short(step.due));
  }
}

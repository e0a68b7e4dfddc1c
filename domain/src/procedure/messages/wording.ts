import type { Day } from '../../language/index.ts';
import type { ResolvedPack } from '../../regulation/index.ts';
import { acts } from '../acts.ts';
import { type Message, messageKinds } from './message.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What a message reads like: a heading and a sentence, from ids alone. `number`: of the case in its edition. */
export function wordMessage(
  { kind, act, step, due }: Pick<Message, 'kind' | 'act' | 'step' | 'due'>,
  {
    pack,
    label,
    number,
  }: { readonly pack: Pick<ResolvedPack, 'steps'>; readonly label: string; readonly number: number | null },
): { readonly title: Words; readonly text: Words } {
  const name = pack.steps.find(({ id }) => id === step)?.name ?? null;
  const zh = [label, name, number === null ? null : `第 ${number} 号申报`].filter((part) => part !== null).join('，');
  const en = [label, name, number === null ? null : `application no. ${number}`]
    .filter((part) => part !== null)
    .join(', ');
  const said = sentences(kind, acts[act], due);
  return {
    title: { zh: `${messageKinds[kind].zh}：${acts[act].zh}`, en: `${messageKinds[kind].en}: ${acts[act].en}` },
    text: { zh: `${zh}：${said.zh}`, en: `${en}: ${said.en}` },
  };
}

function sentences(kind: Message['kind'], { zh, en }: Words, due: Day | null): Words {
  const by = due === null ? { zh: '', en: '' } : { zh: `，期限 ${due}`, en: `, due ${due}` };
  const does = en.toLowerCase();
  switch (kind) {
    case 'done':
      return { zh: `已${zh.startsWith('已') ? zh.slice(1) : `办理“${zh}”`}。`, en: `${does}.` };
    case 'to-do':
      return { zh: `请办理“${zh}”${by.zh}。`, en: `to do: ${does}${by.en}.` };
    case 'due-soon':
    case 'due-today':
      return { zh: `“${zh}”尚未办理${by.zh}。`, en: `not yet done: ${does}${by.en}.` };
    case 'overdue':
      return { zh: `“${zh}”已逾期${by.zh}。`, en: `overdue: ${does}${by.en}.` };
    case 'escalated':
      return { zh: `有关方面逾期未办理“${zh}”${by.zh}。`, en: `others have not done it in time: ${does}${by.en}.` };
    case 'period-ended':
      return { zh: `期限已过，请记录“${zh}”。`, en: `the period is over; record it: ${does}.` };
  }
}

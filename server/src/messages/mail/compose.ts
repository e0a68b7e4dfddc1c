import type { Mail } from '../outbox.ts';

/** What is in a mail, without who it is for. */
export type Content = {
  readonly [Kind in Mail['kind']]: Omit<Extract<Mail, { kind: Kind }>, 'to' | 'person'>;
}[Mail['kind']];

interface Composed {
  readonly subject: string;
  readonly text: string;
}

/** Nothing that could begin a header of its own, and nothing that hides. */
const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 100);

/** A mail in both languages. It says that there is something, where, and by when: whose case it is and what was found, nobody reads in a mail. */
export function composeMail(content: Content, origin: string): Composed {
  switch (content.kind) {
    case 'something-to-do': {
      const edition = oneLine(content.edition);
      const due =
        content.due === null ? { zh: '', en: '' } : { zh: `，期限 ${content.due}`, en: `, due ${content.due}` };
      return composed(
        { zh: `${edition}：有事项需要您处理`, en: 'something for you to do' },
        {
          zh: `${edition} 有事项需要您处理${due.zh}。请登录查看。`,
          en: `There is something for you to do in ${edition}${due.en}. Please sign in.`,
        },
        origin,
      );
    }
    case 'invitation':
      return composed(
        { zh: '邀请您使用评奖平台', en: 'an invitation' },
        {
          zh: '请在链接失效前打开，以建立账号。链接只能用一次，请勿转发。',
          en: 'Open the link while it is good to make your account. It works once; do not pass it on.',
        },
        content.link,
        content.until,
      );
    case 'confirm-address':
      return composed(
        { zh: '确认邮箱地址', en: 'confirm your address' },
        {
          zh: '打开链接即确认以此邮箱接收提醒。如非本人操作，请忽略。',
          en: 'Open the link to be reminded at this address. If you did not ask for it, do nothing.',
        },
        content.link,
        content.until,
      );
  }
}

interface Words {
  readonly zh: string;
  readonly en: string;
}

function composed(subject: Words, text: Words, link: string, until: string | null = null): Composed {
  const good =
    until === null ? [] : [`链接有效至 / the link is good until: ${until.slice(0, 16).replace('T', ' ')} UTC`];
  return {
    subject: oneLine(`${subject.zh} / ${subject.en}`),
    text: [
      text.zh,
      text.en,
      link,
      ...good,
      '此邮件由系统发出，请勿回复。/ Sent by a machine; please do not answer.',
      '',
    ].join('\n\n'),
  };
}

import { createTransport } from 'nodemailer';

/** A mail as it leaves. */
interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same at every attempt, so that whoever gets it twice can tell. */
  readonly messageId: string;
}

/** What became of it: gone; not now; never. `trouble`: the answer of the mail server as a code, never its words, which quote addresses. */
type Carried = { readonly is: 'sent' } | { readonly is: 'later' | 'refused'; readonly trouble: string };

/** Where mail leaves. Another way to reach people (a webhook of DingTalk or WeCom) is another of these. */
export interface Carrier {
  readonly send: (letter: Letter) => Promise<Carried>;
  readonly close: () => void;
}

/** By SMTP: `smtp://user:password@host:587` or `smtps://…`; under `smtp://` it is encrypted where the server offers it. */
export function carrierBySmtp(url: string, from: string): Carrier {
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    send: async ({ to, subject, text, messageId }) => {
      try {
        // By parts: an address is taken as one, never parsed as a list of several.
        await transport.sendMail({
          to: { name: '', address: to },
          envelope: { from: addressIn(from), to: [to] },
          subject,
          textEncoding: 'base64',
          text,
          messageId: `<${messageId}@heng>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { is: 'sent' };
      } catch (fault) {
        return troubleOf(fault);
      }
    },
    close: () => transport.close(),
  };
}

const addressIn = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;

/** 5xx is for good; 4xx, and nobody there, may be better later. */
function troubleOf(fault: unknown): Carried {
  const { responseCode, code } = (fault instanceof Error ? fault : {}) as { responseCode?: unknown; code?: unknown };
  const answered = typeof responseCode === 'number' ? responseCode : null;
  const trouble = answered === null ? (typeof code === 'string' ? code.slice(0, 40) : 'unknown') : `${answered}`;
  // A wrong password is ours to mend: the mail waits for it.
  const isOurs = code === 'EAUTH' || answered === 530 || answered === 535;
  return { is: answered !== null && answered >= 500 && !isOurs ? 'refused' : 'later', trouble };
}

/** One address, as RFC 5321 has it in everyday use: no name, no list, no quoting, nothing that ends a line. */
export const isAddress = (text: string): boolean =>
  text.length <= 254 &&
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/.test(
    text,
  );

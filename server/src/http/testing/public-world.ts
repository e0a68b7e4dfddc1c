import { randomUUID } from 'node:crypto';
import { type Answered, type Client, clientOf } from '@heng/contract';
import { completeObjectionInPublic, fileObjectionInPublic, fileReportInPublic } from '@heng/contract/public-form';
import type { Refusal, Result } from '@heng/domain/language';
import type { DecidedAct } from '@heng/domain/procedure';
import { completesObjection, filesObjection } from '../../notice/acts.ts';
import type { Recorded } from '../../storage/index.ts';
import { digestOf } from '../../storage/index.ts';
import { receivesReport } from '../../supervision/reports/acts.ts';

type Told = Result<Recorded<DecidedAct>, Refusal>;
type Given = Readonly<Record<string, unknown>>;

const said = { name: '样例人', telephone: '13800000000', address: '样例地址一号' } as const;
const asked: Readonly<Record<string, keyof typeof said>> = {
  name: 'name',
  telephone: 'telephone',
  'postal-address': 'address',
  domicile: 'address',
};

/** What is brought goes into the fields of the form that ask for it; the rest are papers. */
export function formOf(brought: readonly string[]) {
  const parts = brought.flatMap((need) => asked[need] ?? []);
  return {
    identity: Object.fromEntries(parts.map((part) => [part, said[part]])),
    papers: brought
      .filter((need) => asked[need] === undefined)
      .map((need) => ({ need, name: `${need}.pdf`, sha256: digestOf(need) })),
  };
}

/** How a citizen without an account does what a rehearsal has one do: by the public forms, with the codes that they answer. */
export function publicWorld(base: string, edition: string) {
  const client: Client = clientOf({ base });
  const codes = new Map<string, string>();
  const reports = new Map<string, string>();

  const told = (answer: Answered<unknown>, act: Given): Told => {
    if (!answer.ok) {
      if (answer.problem.problem === 'refused') return { ok: false, reasons: (answer.problem.reasons ?? []) as never };
      throw new Error(`a public form was answered ${answer.status}: ${JSON.stringify(answer.problem)}`);
    }
    const { receipt = {} } = answer.value as { readonly receipt?: Given };
    return { ok: true, value: { ...receipt, act } as never };
  };

  const act = async (deed: unknown, command: Given): Promise<Told> => {
    const key = randomUUID();
    const brought = (command.brought ?? []) as readonly string[];
    if (deed === filesObjection) {
      const { notice, case: one, by } = command as { notice: string; case: string; by: 'person' };
      const body = { edition, notice, case: one, by, words: '样例：对名单有异议。', ...formOf(brought) };
      const answer = await client.call(fileObjectionInPublic, { key, body });
      const objection = answer.ok ? `coded-${codes.size}` : '';
      if (answer.ok) codes.set(objection, answer.value.code);
      return told(answer, {
        act: 'objection-filed',
        objection,
        missing: answer.ok ? answer.value.missing : [],
      });
    }
    if (deed === completesObjection) {
      const code = codes.get(String(command.objection)) ?? '';
      const answer = await client.call(completeObjectionInPublic, { params: { code }, body: { ...formOf(brought) } });
      return told(answer, { act: 'objection-completed', objection: command.objection });
    }
    if (deed === receivesReport) {
      const { channel, about, by } = command as { channel: string; about: null; by: 'person' };
      const body = { edition, channel, about, by, words: '样例：反映的情况。', ...formOf(brought) };
      const answer = await client.call(fileReportInPublic, { key, body });
      const report = `reported-${reports.size}`;
      if (answer.ok) reports.set(report, answer.value.receipt.at);
      return told(answer, { act: 'report-received', report });
    }
    throw new Error('the public has no form for this');
  };
  return { act, reportedAt: (report: string): string | null => reports.get(report) ?? null };
}

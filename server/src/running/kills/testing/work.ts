import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Answered, type AnyRoute, type Call, type Client, clientOf } from '@heng/contract';
import { signInAsDemonstrated } from '@heng/contract/account';
import { saveDraft, submitApplication } from '@heng/contract/acts/intake';
import { handInSheet, saveSheetDraft } from '@heng/contract/acts/review';
import { readDraft } from '@heng/contract/intake';
import { fileObjectionInPublic } from '@heng/contract/public-form';
import { listSheets } from '@heng/contract/review';
import { answered } from '../../../http/testing/people.ts';
import { formOf } from '../../../http/testing/public-world.ts';
import type { Random } from '../../../rehearsal/random.ts';
import type { Laid, Ready } from './lay.ts';

/** What proves that an act was acknowledged. */
export interface Receipt {
  readonly id: string;
  readonly sha256: string;
}

/** An act that was sent under a key; what it was answered, once it was. */
export interface Sent {
  readonly send: (base: string) => Promise<Answered<unknown>>;
  acknowledged: Receipt | null;
}

/** A draft that one client alone writes: every version has its own content. */
export interface Draft {
  readonly save: (base: string, version: number) => Promise<Answered<unknown>>;
  /** What it holds now, and whether that is what its version was sent with. */
  readonly read: (base: string) => Promise<{ readonly version: number; readonly whole: boolean }>;
  /** The last version that was acknowledged. */
  acknowledged: number;
  /** Another was sent, and nobody knows what became of it. */
  open: boolean;
}

/** What a number of people do at the same time, each with a connection of their own, and what they were told. */
export interface Work {
  readonly sent: Sent[];
  readonly drafts: readonly Draft[];
  /** How many acts are left that can be done once only. */
  readonly left: () => number;
  /** The next act of somebody; undefined: nobody has any at the moment. */
  readonly next: (random: Random) => Sent | undefined;
}

export const clients = 8;

/** Signs in whoever has something to do. Of the drafts, those at `i`, `i + clients` and so on are the client's of that number. */
export async function prepareWork(base: string, laid: Laid): Promise<Work> {
  const tokens = new Map<string, string>();
  for (const { person } of [...laid.applications, ...laid.sheets].map(({ by }) => by)) {
    if (tokens.has(person)) continue;
    const said = await clientOf({ base }).call(signInAsDemonstrated, { body: { person, bearer: true } });
    tokens.set(person, answered(signInAsDemonstrated, said).token ?? '');
  }
  const own =
    ({ by }: Ready) =>
    (at: string) =>
      clientOf({ base: at, token: () => tokens.get(by.person) ?? '' });
  const kept = Math.min(clients, Math.floor(laid.applications.length / 3));
  const waiting = [
    ...laid.sheets.slice(clients).map((one) => act(handInSheet, one, own(one))),
    ...laid.applications.slice(kept).map((one) => act(submitApplication, one, own(one))),
  ];
  return {
    sent: [],
    drafts: [
      ...laid.sheets.slice(0, clients).map((one) => sheetDraft(one, own(one))),
      ...laid.applications.slice(0, kept).map((one) => applicationDraft(one, laid.fact, own(one))),
    ],
    left: () => waiting.length,
    next: (random) =>
      random.chance(25) ? objection(laid, random) : waiting.splice(random.below(Math.max(1, waiting.length)), 1)[0],
  };
}

function act(route: AnyRoute, { edition, by, command }: Ready, client: (base: string) => Client): Sent {
  const body = { as: { body: by.body, of: by.of }, ...command };
  const call = { params: { edition }, body, key: randomUUID() } as unknown as Call<AnyRoute>;
  return { send: (base) => client(base).call(route, call), acknowledged: null };
}

/** By somebody without an account, from wherever. */
function objection({ notice }: Laid, random: Random): Sent {
  const address = Array.from({ length: 4 }, () => 1 + random.below(250)).join('.');
  const from: typeof fetch = (to, init) =>
    fetch(to, { ...init, headers: { ...(init?.headers as Record<string, string>), 'x-forwarded-for': address } });
  const body = {
    ...{ edition: notice.edition as never, notice: notice.notice as never, by: 'person' as const },
    case: (notice.cases[random.below(notice.cases.length)] ?? '') as never,
    ...formOf(notice.needs),
    words: `样例：对名单有异议（${address}）。`,
  };
  const key = randomUUID();
  return {
    send: (base) => clientOf({ base, fetch: from }).call(fileObjectionInPublic, { key, body }),
    acknowledged: null,
  };
}

function sheetDraft({ edition, by, command }: Ready, client: (base: string) => Client): Draft {
  const { step, case: one } = command as { step: string; case: string };
  const values = command.percents as readonly number[];
  const of = { edition, case: one as never };
  // The bits of the version say which lines are not scored yet.
  const content = (version: number) => values.map((value, at) => ((version >> at) & 1 ? -1 : value));
  return {
    save: (base, version) =>
      client(base).call(saveSheetDraft, {
        params: { ...of, step: step as never },
        body: { as: { body: by.body as never, of: by.of }, percents: content(version), version: version - 1 },
      }),
    read: async (base) => {
      const { drafts } = answered(listSheets, await client(base).call(listSheets, { params: of }));
      const found = drafts.find((draft) => draft.step === step);
      const version = found?.version ?? 0;
      return { version, whole: version === 0 || isDeepStrictEqual(found?.percents, content(version)) };
    },
    acknowledged: 0,
    open: false,
  };
}

function applicationDraft({ edition, by, command }: Ready, fact: string, client: (base: string) => Client): Draft {
  const of = { edition, case: command.case as never };
  return {
    save: (base, version) =>
      client(base).call(saveDraft, {
        params: of,
        body: { as: { body: by.body as never, of: by.of }, answers: { [fact]: version }, version: version - 1 },
      }),
    read: async (base) => {
      const { version, answers } = answered(readDraft, await client(base).call(readDraft, { params: of }));
      return { version, whole: version === 1 || answers[fact] === version };
    },
    acknowledged: 1,
    open: false,
  };
}

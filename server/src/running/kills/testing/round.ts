import { setTimeout as sleep } from 'node:timers/promises';
import type { Answered } from '@heng/contract';
import { type Random, randomOf } from '../../../rehearsal/random.ts';
import type { Installation, Victim } from './installation.ts';
import { readJournal } from './store.ts';
import { clients, type Draft, type Receipt, type Sent, type Work } from './work.ts';

/** What came of one kill. */
export interface Outcome {
  /** Acknowledgements from the beginning of this round to the kill: acts and versions of drafts. */
  readonly acknowledged: number;
  /** Of all that was ever acknowledged here: what is not there, or not as it was told. */
  readonly lost: number;
  /** Requests that were cut off, and nobody was told what became of them. */
  readonly open: number;
  /** Milliseconds from the kill until somebody who was signed in before is answered again. */
  readonly recovery: number;
  /** Milliseconds from then until every acknowledged act that is there has its place in the tree. */
  readonly sealed: number;
}

const longest = 30_000;

export interface Plan {
  readonly victim: Victim;
  /** Acknowledgements before the kill. */
  readonly enough: number;
  /** In the very moment of an acknowledgement; otherwise some moments after one. */
  readonly atOnce: boolean;
  readonly seed: string;
}

/** Everybody works; once so much has been acknowledged, the victim is killed, and started again. */
export async function workAndKill(
  installation: Installation,
  work: Work,
  { victim, enough, atOnce, seed }: Plan,
): Promise<Outcome> {
  const random = randomOf(seed);
  const killed = Promise.withResolvers<number>();
  let isKilled = false;
  let acknowledged = 0;
  const kill = () => {
    if (isKilled) return;
    isKilled = true;
    installation.kill(victim);
    killed.resolve(performance.now());
  };
  const acknowledge = () => {
    acknowledged += 1;
    if (acknowledged !== enough) return;
    if (atOnce) kill();
    else setTimeout(kill, random.below(50));
  };
  const working = Promise.all(
    Array.from({ length: clients }, (_, i) =>
      workAs(work, i, random.for(`client-${i}`), installation.base, { isOver: () => isKilled, acknowledge }),
    ),
  ).catch((fault) => {
    // Nobody is killed any more for what has failed.
    isKilled = true;
    throw fault;
  });
  const at = await Promise.race([killed.promise, working.then(() => performance.now())]);
  await Promise.all([working, installation.restart(victim)]);
  const [first] = work.drafts;
  await until(async () => {
    try {
      await first?.read(installation.base);
      return true;
    } catch {
      return false;
    }
  });
  const recovery = performance.now() - at;
  const open =
    work.sent.filter((one) => one.acknowledged === null).length + work.drafts.filter((one) => one.open).length;
  const began = performance.now();
  const acts = await countLostActs(installation, work);
  const sealed = performance.now() - began;
  return { acknowledged, lost: acts + (await countLostVersions(installation, work)), open, recovery, sealed };
}

/** One client: acts and drafts in turn, until all is over. Whatever else than an answer it gets, it gets for the kill. */
async function workAs(
  work: Work,
  number: number,
  random: Random,
  base: string,
  { isOver, acknowledge }: { readonly isOver: () => boolean; readonly acknowledge: () => void },
): Promise<void> {
  const own = work.drafts.filter((_, i) => i % clients === number);
  while (!isOver()) {
    const act = random.chance(60) ? work.next(random) : undefined;
    const draft = own[random.below(own.length)];
    const answer = act ? await sendAct(work, act, base) : draft ? await saveNext(draft, base) : null;
    if (answer?.ok === true) acknowledge();
    else if (!isOver()) throw new Error(`refused before any kill: ${JSON.stringify(answer)}`);
    else if (answer !== null && answer.status >= 400 && answer.status < 500)
      throw new Error(`refused in the kill: ${JSON.stringify(answer)}`);
  }
}

async function sendAct(work: Work, one: Sent, base: string): Promise<Answered<unknown>> {
  work.sent.push(one);
  const answer = await one.send(base);
  if (answer.ok) one.acknowledged ??= receiptOf(answer.value);
  return answer;
}

async function saveNext(draft: Draft, base: string): Promise<Answered<unknown>> {
  draft.open = true;
  const answer = await draft.save(base, draft.acknowledged + 1);
  if (!answer.ok) return answer;
  draft.open = false;
  draft.acknowledged += 1;
  return answer;
}

/** Of an act, or what a public form answers. */
function receiptOf(value: unknown): Receipt {
  const { receipt } = value as { readonly receipt?: Receipt };
  const { id, sha256 } = receipt ?? (value as Receipt);
  return { id, sha256 };
}

/** Acts whose receipt is for nothing; told once all that are there have their place in the tree. */
async function countLostActs(installation: Installation, work: Work): Promise<number> {
  const told = work.sent.flatMap(({ acknowledged }) => acknowledged ?? []);
  let lost = 0;
  await until(async () => {
    const journal = await installation.read(readJournal);
    lost = told.filter(({ id, sha256 }) => journal.get(id)?.sha256 !== sha256).length;
    return told.every(({ id }) => journal.get(id)?.placed !== false);
  });
  return lost;
}

/** Versions of drafts that were acknowledged and are not there, nor a later one. The drafts go on from what they hold. */
async function countLostVersions({ base }: Installation, { drafts }: Work): Promise<number> {
  let lost = 0;
  for (const draft of drafts) {
    const { version, whole } = await draft.read(base);
    lost += whole ? Math.max(0, draft.acknowledged - version) : 1;
    if (version > draft.acknowledged + Number(draft.open)) throw new Error('a draft has versions that nobody saved');
    draft.acknowledged = version;
    draft.open = false;
  }
  return lost;
}

/** Sends everything once more under its own key, also what was cut off. Answers how much of it was told otherwise than before. */
export async function sendAgain({ base }: Installation, sent: readonly Sent[]): Promise<number> {
  let otherwise = 0;
  const waiting = [...sent];
  const again = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const answer = await one.send(base);
      if (!answer.ok) throw new Error(`what was sent again was refused: ${JSON.stringify(answer)}`);
      const { id, sha256 } = receiptOf(answer.value);
      one.acknowledged ??= { id, sha256 };
      if (one.acknowledged.id !== id || one.acknowledged.sha256 !== sha256) otherwise += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, again));
  return otherwise;
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (const began = performance.now(); !(await done()); await sleep(20))
    if (performance.now() - began > longest) throw new Error('it did not come in time');
}

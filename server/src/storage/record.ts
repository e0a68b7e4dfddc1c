import type { Calendar } from '@heng/domain/calendar';
import {
  type ActId,
  type Actor,
  as,
  type EditionId,
  type Instant,
  ok,
  type PersonId,
  type Refusal,
  type Result,
  refuse,
} from '@heng/domain/language';
import { type Act, type DecidedAct, hasLegalWeight, refuseProcedure } from '@heng/domain/procedure';
import { sql } from 'kysely';
import { firstFault, type Sent, sendAhead } from './ahead.ts';
import type { Database, Tx } from './database.ts';
import { type Entry, hashLeaf, readEntry, writeEntry } from './entry.ts';

/** Where acts are recorded: a database, and the jurisdiction that is at work. */
export interface Desk {
  readonly db: Database;
  readonly jurisdiction: string;
  readonly calendar: Calendar;
  /** Ids for new things; a rehearsal's are counted, so that its results repeat. */
  readonly newId: (kind: string) => string;
}

/** What tells a second submission of the same thing from a second thing; null: nobody asks. */
export type Key = string | null;

/** The act of that name: what a store saves. */
export type ActNamed<Name extends DecidedAct['act']> = Extract<DecidedAct, { act: Name }>;

/** Who tries which act. The same key, from the same person and for the same act about the same thing, is always answered the same. */
export interface Attempt {
  readonly by: Actor;
  readonly key: Key;
  /** null: it belongs to no edition, as the register of earlier ones does. */
  readonly edition: EditionId | null;
  readonly attempted: DecidedAct['act'];
  /** What the act is about, for the journal of refused attempts; null: the edition. */
  readonly subject: string | null;
}

/** The receipt of an act. `sha256` is its leaf in the journal's tree, in hex; its place there follows within a second. */
export interface Recorded<A> {
  readonly id: ActId;
  readonly at: Instant;
  readonly sha256: string;
  readonly act: A;
}

/** What one act needs of its stage: state under lock, a pure decision, rows. */
export interface Room<State, A extends DecidedAct> {
  load(tx: Tx): Promise<State>;
  decide(state: State, at: Instant): Result<A, Refusal>;
  /** Rows, from the act; the loaded state is there for what an act does not carry, such as personal data. */
  save(tx: Tx, act: A, at: Instant, id: ActId, state: State): Promise<void>;
}

/**
 * The one door to a write. One instant is asked first, before any lock; state is read, the domain decides, and rows and act go in
 * together. A refusal leaves nothing, unless one of its reasons has legal weight: then the attempt itself is an act.
 */
export async function record<State, A extends DecidedAct>(
  desk: Desk,
  attempt: Attempt,
  { load, decide, save }: Room<State, A>,
): Promise<Result<Recorded<A>, Refusal>> {
  const tx = await desk.db.startTransaction().setIsolationLevel('read committed').execute();
  try {
    const begun = await begin(tx, desk.jurisdiction, attempt.key);
    // Sent right behind the beginning: the server does it afterwards.
    const loading = load(tx);
    const { at, earlier } = await answerOf(begun, loading);
    if (earlier !== null) {
      await tx.rollback().execute();
      return answerAgain<A>(earlier, attempt);
    }
    const state = await loading;
    const decision = decide(state, at);
    if (!decision.ok && !decision.reasons.some(({ code }) => hasLegalWeight(code))) {
      await tx.rollback().execute();
      return decision;
    }
    const id = as<ActId>(desk.newId('act'));
    if (decision.ok) await save(tx, decision.value, at, id, state);
    const act: Act = decision.ok ? decision.value : refusedAttempt(attempt, decision.reasons);
    const sha256 = await append(tx, desk.jurisdiction, attempt, { id, at, act });
    await tx.commit().execute();
    return decision.ok ? ok({ id, at, sha256, act: decision.value }) : decision;
  } catch (fault) {
    // The first fault is the one to report.
    const first = await firstFault(tx, fault);
    if (!tx.isCommitted && !tx.isRolledBack)
      await tx
        .rollback()
        .execute()
        .catch(() => {});
    throw first;
  }
}

interface Begun {
  readonly at: Instant;
  readonly earlier: string | null;
}

const begin = (tx: Tx, jurisdiction: string, key: Key): Promise<Sent<Begun>> =>
  sendAhead(tx, sql<Begun>`select at, earlier from begin_act(${jurisdiction}, ${key})`);

/** What the beginning answers. Answered before under this key, what was loaded meanwhile is for nothing, and nobody waits for it in vain. */
async function answerOf(begun: Sent<Begun>, loading: Promise<unknown>): Promise<Begun> {
  loading.catch(() => {});
  const [found] = (await begun.answer).rows;
  if (found === undefined) throw new Error('begin_act answers one row');
  if (found.earlier !== null) await loading.catch(() => {});
  return found;
}

function refusedAttempt({ attempted, subject }: Attempt, reasons: readonly Refusal[]): Act {
  return { act: 'attempt-refused', article: reasons[0]?.article ?? null, attempted, subject, reasons };
}

async function append(
  tx: Tx,
  jurisdiction: string,
  { by, edition, key }: Attempt,
  { id, at, act }: Pick<Entry, 'id' | 'at' | 'act'>,
): Promise<string> {
  const entry = writeEntry({ id, at, jurisdiction, edition, by: asRecorded(by), act });
  const leaf = hashLeaf(entry);
  await sendAhead(
    tx,
    sql`select append_act(${id}, ${edition}, ${act.act}, ${at}, ${key}, ${entry}, ${leaf}, ${caseOf(act)})`,
  );
  return leaf.toString('hex');
}

/** The case an act is about by its own word, for whoever looks for its acts; null: none, or several. */
const caseOf = (act: Act): string | null => ('case' in act && typeof act.case === 'string' ? act.case : null);

/** Of the public no entry names anybody: who objects or reports is told to the receiver alone, and stands in no act. */
const asRecorded = (by: Actor): Actor => (by.body === 'public' ? { ...by, person: as<PersonId>('anybody') } : by);

/** The answer that was given to this key before; refused if the key was another person's, or for another act: nobody gets the receipt of something else. */
function answerAgain<A extends DecidedAct>(text: string, attempt: Attempt): Result<Recorded<A>, Refusal> {
  const entry = readEntry(text);
  const { id, at, act } = entry;
  if (!isAnswerTo(entry, attempt)) return refuse(refuseProcedure('key-used-before', null));
  return act.act === 'attempt-refused'
    ? refuse(...act.reasons)
    : ok({ id, at, sha256: hashLeaf(text).toString('hex'), act: act as DecidedAct as A });
}

/** By the same person for the same body, in the same edition, the same act, about the same thing; the payload names what it is about. */
function isAnswerTo({ by: before, edition: where, act }: Entry, { by, edition, attempted, subject }: Attempt): boolean {
  const { person, body, of } = asRecorded(by);
  const same = before.person === person && before.body === body && before.of === of && where === edition;
  if (!same) return false;
  if (act.act === 'attempt-refused') return act.attempted === attempted && act.subject === subject;
  const named: readonly unknown[] = [null, edition, ...Object.values(act)];
  return act.act === attempted && named.includes(subject);
}

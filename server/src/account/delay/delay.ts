import { foldLogin } from '@heng/domain/people';
import type { Place } from '../../http/place.ts';
import type { Tx } from '../../storage/index.ts';
import type { From } from '../session.ts';
import { charge, forget, type Growth, secondsLeft } from './store.ts';

const day = 24 * 3600;
const quarter = 15 * 60;

/** Whoever fails under one name from one address: from the first failure on. */
const pair: Growth = { free: 0, most: quarter, forgotten: day };
/** From one address under whatever names: a whole office may sit behind one, so the first twenty of an hour are free. */
const address: Growth = { free: 20, most: quarter, forgotten: 3600 };
/**
 * Under one name from wherever. It holds only for addresses that the account was not used from of late, and never long: a stranger who keeps
 * failing on purpose shuts nobody out.
 */
const name: Growth = { free: 5, most: 60, forgotten: day };
/** Codes of a second factor: whoever gets there knows the password. */
const second: Growth = { free: 1, most: quarter, forgotten: day };
/** New applicants from one address. */
const registration: Growth = { free: 100, most: quarter, forgotten: 3600 };

/** What failures of one sign-in are counted under; each a keyed hash. */
export interface Counted {
  readonly pair: Buffer;
  readonly address: Buffer;
  /** null: the account is at home at this address. */
  readonly name: Buffer | null;
}

export function countedUnder({ keys }: Place, login: string, from: From, known: boolean): Counted {
  const subject = (text: string) => keys.digests('login', text)[0];
  const folded = foldLogin(login);
  const where = from.address.toString('hex');
  return {
    pair: subject(`pair ${where} ${folded}`),
    address: subject(`address ${where}`),
    name: known ? null : subject(`name ${folded}`),
  };
}

/** Before a password is looked at: 0, and the attempt counts until it succeeds; else the seconds to wait. */
export async function mayTry(tx: Tx, counted: Counted): Promise<number> {
  const left = await secondsLeft(tx, [counted.pair, counted.address, ...(counted.name ? [counted.name] : [])]);
  if (left > 0) return left;
  const wait = await charge(tx, counted.pair, pair);
  return wait > 0 || counted.name === null ? wait : charge(tx, counted.name, name);
}

export const hasFailed = (tx: Tx, counted: Counted): Promise<number> => charge(tx, counted.address, address);

export const hasSucceeded = (tx: Tx, counted: Counted): Promise<void> =>
  forget(tx, counted.name ? [counted.pair, counted.name] : [counted.pair]);

const secondOf = ({ keys }: Place, account: string): Buffer => keys.digests('login', `second ${account}`)[0];

export const mayTrySecond = (tx: Tx, place: Place, account: string): Promise<number> =>
  charge(tx, secondOf(place, account), second);

export const secondSucceeded = (tx: Tx, place: Place, account: string): Promise<void> =>
  forget(tx, [secondOf(place, account)]);

/** A password that is asked for again, of somebody signed in: counted like any other. */
export const mayTryAgain = (tx: Tx, { keys }: Place, account: string): Promise<number> =>
  charge(tx, keys.digests('login', `again ${account}`)[0], second);

export const triedAgain = (tx: Tx, { keys }: Place, account: string): Promise<void> =>
  forget(tx, [keys.digests('login', `again ${account}`)[0]]);

export const mayRegister = (tx: Tx, { keys }: Place, from: From): Promise<number> =>
  charge(tx, keys.digests('login', `registration ${from.address.toString('hex')}`)[0], registration);

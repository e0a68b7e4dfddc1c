import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { foldPassword } from '@heng/domain/people';
import { queueOf } from './queue.ts';

/** What a hash costs: memory in KiB, passes, lanes. OWASP's first choice for argon2id; it may be raised, and old hashes follow at the next sign-in. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;

/**
 * One hash at a time, on a thread of its own beside the loop: a rush of sign-ins takes one core and leaves the others to everybody else.
 * At some 25 ms each, who comes last into the line waits about ten seconds.
 */
const queue = queueOf({ atOnce: 1, line: 400 });

/** Seconds after which to try again when the line is full. */
export const tryAfter = 10;

/** The line is full: whoever comes now is told to come again, before anything else is done for them. */
export const isRushed = queue.isFull;

const hash = promisify(argon2);

interface Hashed {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly tag: Buffer;
}

const derive = (password: string, { memory, passes, parallelism, salt, tag }: Hashed): Promise<Buffer> =>
  hash('argon2id', {
    message: Buffer.from(foldPassword(password)),
    nonce: salt,
    memory,
    passes,
    parallelism,
    tagLength: tag.length,
  });

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/** The password as it is kept: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. null: too many at once. */
export function hashPassword(password: string): Promise<string | null> {
  const fresh = { ...cost, salt: randomBytes(16), tag: Buffer.alloc(32) };
  return queue.run(async () => {
    const tag = await derive(password, fresh);
    const { memory, passes, parallelism, salt } = fresh;
    return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
  });
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

function parse(text: string): Hashed | null {
  const [, memory, passes, parallelism, salt, tag] = phc.exec(text) ?? [];
  if (salt === undefined || tag === undefined) return null;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

/** Of nobody: whoever signs in under a name that does not exist waits as long as everybody. */
const nobody: Hashed = { ...cost, salt: randomBytes(16), tag: randomBytes(32) };

/** Whether the password fits; `kept` null: there is none, and it never does, in the same time. null: too many at once. */
export function fitsPassword(password: string, kept: string | null): Promise<boolean | null> {
  const hashed = (kept === null ? null : parse(kept)) ?? nobody;
  return queue.run(async () => {
    const tag = await derive(password, hashed);
    return timingSafeEqual(tag, hashed.tag) && hashed !== nobody;
  });
}

/** A hash that costs less than it would today is to be made anew. */
export function isCheap(kept: string): boolean {
  const hashed = parse(kept);
  return hashed === null || hashed.memory < cost.memory || hashed.passes < cost.passes;
}

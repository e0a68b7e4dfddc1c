import { isMap } from '@heng/domain/regulation';
import type { Keys } from '../running/keys.ts';

type Identity = Readonly<Record<string, string>>;

const parts = { filed: 'sealed', completed: 'sealed-later' } as const;

/**
 * Who files an objection or a report in public, as it is kept: sealed with a key that is not in the database. What was told first and what came with its
 * completion are sealed each by itself. Nobody told stays nobody: an anonymous one is to be seen as that.
 */
export function sealIdentity(keys: Keys, edition: string, when: keyof typeof parts, identity: Identity): Identity {
  if (Object.keys(identity).length === 0) return {};
  return { [parts[when]]: keys.seal('filed-identity', edition, JSON.stringify(identity)) };
}

/** The same again, for its receiver; what was taken down at the counter is not sealed. What was told first stands. Null: nothing is kept. */
export function openIdentity(keys: Keys, edition: string, kept: unknown): Record<string, string> | null {
  if (!isMap(kept)) return null;
  const { [parts.filed]: filed, [parts.completed]: completed, ...plain } = kept;
  const opened = (text: unknown): Identity =>
    typeof text === 'string' ? JSON.parse(keys.open('filed-identity', edition, text)) : {};
  const told = Object.entries(plain).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return { ...Object.fromEntries(told), ...opened(completed), ...opened(filed) };
}

import { isMap } from '@heng/domain/regulation';
import type { Keys } from '../running/keys.ts';
import type { Mounted } from './mount.ts';
import type { Place } from './place.ts';

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

interface Asked {
  readonly place: Place;
  readonly params: { readonly edition: string };
  readonly body: { readonly identity: Identity };
}

/** The same for an act in which somebody with a seat files, or takes down at the counter, who it is. What is blank is not told. */
export const sealsIdentity = (when: keyof typeof parts, { handler, ...mounted }: Mounted): Mounted => ({
  ...mounted,
  handler: (ask: never) => {
    const { place, params, body, ...rest }: Asked = ask;
    const told = Object.fromEntries(Object.entries(body.identity).filter(([, value]) => value.trim() !== ''));
    const identity = sealIdentity(place.keys, params.edition, when, told);
    return handler({ ...rest, place, params, body: { ...body, identity } } as never);
  },
});

/** The same again, for its receiver; what a rehearsal files is not sealed. What was told first stands. Null: nothing is kept. */
export function openIdentity(keys: Keys, edition: string, kept: unknown): Record<string, string> | null {
  if (!isMap(kept)) return null;
  const { [parts.filed]: filed, [parts.completed]: completed, ...plain } = kept;
  const opened = (text: unknown): Identity =>
    typeof text === 'string' ? JSON.parse(keys.open('filed-identity', edition, text)) : {};
  const told = Object.entries(plain).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return { ...Object.fromEntries(told), ...opened(completed), ...opened(filed) };
}

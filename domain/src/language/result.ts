/** What a decision answers: a value, or every reason why not. Decisions never throw. */
export type Result<Value, Reason> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reasons: readonly Reason[] };

export const ok = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });
export const refuse = <Reason>(...reasons: readonly Reason[]): Result<never, Reason> => ({ ok: false, reasons });

/**
 * The value, unless something stands against it: then all that does, said at once.
 * `against` lists what was looked at; `false`, `null` and `undefined` mean "nothing wrong here".
 */
export function unless<Value, Reason>(
  against: readonly (Reason | false | null | undefined)[],
  value: () => Value,
): Result<Value, Reason> {
  const reasons = against.filter((reason): reason is Reason => Boolean(reason));
  return reasons.length > 0 ? { ok: false, reasons } : { ok: true, value: value() };
}

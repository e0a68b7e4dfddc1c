/** Rows of many cases by the case they belong to: looked through once, however many cases ask for theirs. */
export function byCase<Row extends { readonly case_id: string | null }>(
  rows: readonly Row[],
): (id: string) => readonly Row[] {
  const groups = Map.groupBy(rows, ({ case_id }) => case_id);
  return (id) => groups.get(id) ?? [];
}

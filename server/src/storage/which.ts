/** Which one of a body of many a row is about; a column of a key cannot be null, so where there is but one it holds nothing. */
export const whichOf = (of: string): string | null => (of === '' ? null : of);

/** Ends that whoever may see a case knows at once: its own doing, or a result that is told to it. Others are told when they are made known. */
export const knownEnds: readonly string[] = ['withdrawn', 'not-submitted', 'ineligible'];

/** Where and why a case went no further, as far as the reader may know: the results of reviews and votes are nobody's before they are due. */
export const shownEnd = <End extends { readonly why: string }>(ended: End | null, results: boolean): End | null =>
  ended !== null && (results || knownEnds.includes(ended.why)) ? ended : null;

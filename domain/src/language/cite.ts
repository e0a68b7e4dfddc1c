/**
 * Where a regulation says something: `5`, `16¶2`, `12(4)`, `7¶2(3)`, `13 pre`, `Annex A`; `0` is the promulgation.
 * The sketch of the grammar is in the guide on packs; `heng regulation check` holds every citation to it.
 */
export type Article = number | string;

/** One article, or several that are needed together. */
export type Cite = Article | readonly Article[];

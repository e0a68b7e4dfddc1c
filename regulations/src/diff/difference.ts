import type { Cite } from '@heng/domain/language';
import type { Words } from '../finding.ts';

/** One thing said otherwise: a sentence of the explanation, or a value with what it is called. Null: it is not said there. */
export interface Item {
  readonly path: string;
  readonly label: Words | null;
  readonly before: Words | null;
  readonly after: Words | null;
  readonly articleBefore: Cite | null;
  readonly articleAfter: Cite | null;
}

/** One block of the law, and how it differs. `wording`: only texts for people; `citation`: only the articles it stands on. */
export interface Entry {
  readonly path: string;
  readonly name: Words;
  /** The block has a name of its own; else it is called by its sentence. */
  readonly named: boolean;
  readonly change: 'added' | 'removed' | 'changed' | 'moved' | 'wording' | 'citation';
  /** What it was called in the first pack, where that was another id. */
  readonly renamedFrom: string | null;
  /** After which step or row it comes now, where it kept no place of its own; null: it is first, or has not moved. */
  readonly movedAfter: Words | null;
  readonly items: readonly Item[];
}

/** The differences of one chapter. */
export interface Chapter {
  readonly id: string;
  readonly title: Words;
  readonly entries: readonly Entry[];
}

export interface Difference {
  readonly from: { readonly id: string; readonly title: Words };
  readonly to: { readonly id: string; readonly title: Words };
  readonly chapters: readonly Chapter[];
}

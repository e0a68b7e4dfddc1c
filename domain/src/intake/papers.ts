import type { Frame } from '../edition/index.ts';
import { type Day, dayOf, type Instant, isDigest, type Refusal } from '../language/index.ts';
import { applies, type CaseState, contextOf } from '../notice/index.ts';
import { articleOf, type Block, type Document, type ResolvedPack } from '../regulation/index.ts';
import { no } from './refusals.ts';

/** A document handed in: which one the regulation asks for, its digest, whether it is marked as a trade secret, how long it is in force. */
export interface HandedIn {
  readonly document: string;
  readonly sha256: string;
  readonly tradeSecret: boolean;
  /** Last day it is in force; null: without end; absent: not said, and a rule that asks needs a person's judgement. */
  readonly validUntil?: Day | null;
}

type Asked = readonly (readonly [string, Block<Document>])[];

/** Documents due with this step, and what must be answered before it is known whether they are. */
export function papersDue(
  frame: Frame,
  file: CaseState,
  step: string,
  at: Instant,
): { readonly due: Asked; readonly unknown: readonly Refusal[] } {
  const context = contextOf(frame, file, dayOf(at));
  const all = Object.entries(frame.pack.documents)
    .filter(([, document]) => document.due === step)
    .map(([id, document]) => ({ id, document, fits: applies(document, file.facts, context, `documents.${id}`) }));
  return {
    due: all.filter(({ fits }) => fits.in === true).map(({ id, document }) => [id, document] as const),
    unknown: all.flatMap(({ document, fits }) =>
      fits.in === null
        ? [
            no('facts-missing', articleOf(document), {
              for: document.name,
              names: questionNames(frame.pack, fits.missing),
            }),
          ]
        : [],
    ),
  };
}

/** All that is wrong with the papers: asked for and not there, not asked for, another's, twice, or no digest. */
export function againstPapers(
  frame: Frame,
  due: Asked,
  handedIn: readonly HandedIn[],
  onFile: readonly string[],
): readonly (Refusal | false)[] {
  const { documents } = frame.pack;
  const ids = handedIn.map(({ document }) => document);
  const missing = due.filter(([id]) => !ids.includes(id) && !onFile.includes(id));
  const unknown = ids.filter((id) => !Object.hasOwn(documents, id));
  const others = ids.filter((id) => Object.hasOwn(documents, id) && documents[id]?.by !== frame.actor.body);
  const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
  const undigested = handedIn.filter(({ sha256 }) => !isDigest(sha256)).map(({ document }) => document);
  const nameOf = (id: string): string => documents[id]?.name ?? id;
  return [
    missing.length > 0 &&
      no('documents-missing', [...new Set(missing.flatMap(([, document]) => articleOf(document) ?? []))], {
        documents: missing.map(([id]) => id),
        names: missing.map(([id]) => nameOf(id)),
      }),
    unknown.length > 0 && no('no-such-document', null, { documents: unknown }),
    others.length > 0 && no('document-by-another', null, { documents: others, names: others.map(nameOf) }),
    twice.length > 0 && no('document-twice', null, { documents: twice }),
    undigested.length > 0 && no('not-a-digest', null, { documents: undigested }),
  ];
}

export const questionNames = (pack: ResolvedPack, facts: readonly string[]): readonly string[] =>
  facts.map((fact) => pack.facts[fact]?.name ?? fact);

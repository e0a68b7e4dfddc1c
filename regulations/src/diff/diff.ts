import { articleAt, lookUp } from '@heng/domain/regulation';
import { type Context, stepWords, textAt } from '../explain/context.ts';
import { contextOf, type Explanation, explain, type Section } from '../explain/explain.ts';
import type { Line } from '../explain/line.ts';
import type { Mark } from '../explain/marks.ts';
import { capital, nothing, say } from '../explain/say.ts';
import type { Words } from '../finding.ts';
import type { Difference, Entry, Item } from './difference.ts';
import { type Leaf, leavesBetween, movedBetween } from './leaves.ts';
import { alignIds, type Renamed, type Side } from './rename.ts';
import { restOf } from './rest.ts';
import { labelOf, valueWordsAt } from './values.ts';

/** Where the order of items has a meaning. */
const ordered = ['steps', 'receives'] as const;

/** In what the second regulation differs from the first, chapter by chapter, in the words of `explain`. */
export function diffPacks(first: Side, second: Side): Difference {
  const { side, renamed } = alignIds(first, second);
  const [before, after] = [sideOf(side), sideOf(second)];
  const moved = movedPaths(before.context, after.context);
  const told = chaptersOf(before.explained, after.explained).map(({ id, title }) => ({
    id,
    title,
    entries: entriesOf(id, before, after, renamed, moved),
  }));
  const rest = restOf(before.context, after.context);
  const chapters = rest === null ? told : [...told, rest];
  const named = ({ pack, en }: Side) => ({
    id: pack.regulation.id,
    title: textAt(contextOf({ pack, en }), 'regulation.title'),
  });
  return { from: named(first), to: named(second), chapters: chapters.filter(({ entries }) => entries.length > 0) };
}

interface Half {
  readonly context: Context;
  readonly explained: Explanation;
  /** Every line, by its path. */
  readonly lines: ReadonlyMap<string, Line>;
}

function sideOf(side: Side): Half {
  const explained = explain(side);
  const all = (lines: readonly Line[]): readonly Line[] => lines.flatMap((one) => [one, ...all(one.under)]);
  // What the edition has to decide is told at the values themselves.
  const sections = explained.sections.filter(({ id }) => id !== 'undecided');
  const lines = sections.flatMap((section) => all(section.lines));
  return {
    context: contextOf(side),
    explained: { ...explained, sections },
    lines: new Map(lines.map((one) => [one.path, one])),
  };
}

/** All chapters of both, in their one order: a chapter that only the first has comes after the one it followed there. */
function chaptersOf(before: Explanation, after: Explanation): readonly Section[] {
  const all = [...after.sections];
  before.sections.forEach((section, i) => {
    if (all.some(({ id }) => id === section.id)) return;
    const previous = all.findIndex(({ id }) => id === before.sections[i - 1]?.id);
    all.splice(previous + 1, 0, section);
  });
  return all;
}

const linesIn = ({ explained }: Half, chapter: string): readonly Line[] =>
  explained.sections.find(({ id }) => id === chapter)?.lines ?? [];

function entriesOf(
  chapter: string,
  before: Half,
  after: Half,
  renamed: Renamed,
  moved: ReadonlyMap<string, Words>,
): readonly Entry[] {
  const [was, now] = [linesIn(before, chapter), linesIn(after, chapter)];
  const kept = now.map((line) => ({ line, other: was.find(({ path }) => path === line.path) ?? null }));
  const gone = was.filter(({ path }) => !now.some((line) => line.path === path));
  return [
    ...kept.flatMap(({ line, other }): readonly Entry[] =>
      other === null
        ? [entry('added', line, whole(null, line))]
        : compared(other, line, before, after, renamed, moved.get(line.path) ?? null),
    ),
    ...gone.map((line) => entry('removed', line, whole(line, null))),
  ];
}

const entry = (change: Entry['change'], line: Line, items: readonly Item[]): Entry => ({
  path: line.path,
  name: line.name ?? bareWords(line),
  named: line.name !== null,
  change,
  renamedFrom: null,
  movedAfter: null,
  items,
});

const bareWords = ({ zh, en }: Line): Words => ({ zh, en: capital(en) });

/** A line that stands on one side only, with what belongs under it. */
const whole = (before: Line | null, after: Line | null): readonly Item[] =>
  [before ?? after]
    .flatMap((line) => (line === null ? [] : [line, ...line.under]))
    .map((line) => ({
      path: line.path,
      label: null,
      before: before && sentenceOf(line),
      after: after && sentenceOf(line),
      articleBefore: before && line.article,
      articleAfter: after && line.article,
    }));

const sentenceOf = ({ zh, en }: Line): Words => ({ zh, en });

/** Fields that the line of another one speaks of. */
const toldWith: Readonly<Record<string, readonly string[]>> = {
  'regulation.issuer': ['regulation.numbers', 'regulation.signed', 'regulation.status'],
};

/** The same block in both. */
function compared(
  was: Line,
  now: Line,
  before: Half,
  after: Half,
  renamed: Renamed,
  movedAfter: Words | null,
): readonly Entry[] {
  const { path } = now;
  const leaves = [path, ...(toldWith[path] ?? [])].flatMap((at) =>
    leavesBetween(lookUp(before.context.pack, at), lookUp(after.context.pack, at), at),
  );
  const law = leaves.filter(({ of }) => of === 'law');
  const wording = leaves.filter(({ of }) => of === 'wording');
  const cited = articleAt(before.context.pack, path);
  const recited =
    JSON.stringify(cited) !== JSON.stringify(articleAt(after.context.pack, path)) ||
    leaves.length > law.length + wording.length;
  const change: Entry['change'] | null =
    law.length > 0
      ? 'changed'
      : movedAfter !== null
        ? 'moved'
        : wording.length > 0
          ? 'wording'
          : recited
            ? 'citation'
            : null;
  if (change === null) return [];
  // Between versions of one regulation a reading that changed besides is told too; between cities every sentence differs anyway.
  const versions = before.context.pack.regulation.programme === after.context.pack.regulation.programme;
  const told = change === 'changed' ? [...law, ...(versions ? wording : [])] : change === 'wording' ? wording : [];
  const items = change === 'citation' ? [sentencePair(was, now)] : itemsFor(told, was, before, after);
  return [
    {
      ...entry(change, now, items),
      renamedFrom: renamed.get(path) ?? null,
      movedAfter,
    },
  ];
}

const sentencePair = (was: Line, now: Line): Item => ({
  path: now.path,
  label: null,
  before: sentenceOf(was),
  after: sentenceOf(now),
  articleBefore: was.article,
  articleAfter: now.article,
});

/** Each difference at the nearest line that speaks of it: as its sentence before and after, or, where the sentence is the same, as the value. The block itself comes first. */
function itemsFor(leaves: readonly Leaf[], block: Line, before: Half, after: Half): readonly Item[] {
  const byLine = Map.groupBy(
    leaves.filter(({ path }) => !inMark.test(path)),
    ({ path }) => nearestLine(path, block.path, before, after),
  );
  const items = [...byLine].flatMap(([path, own]) => {
    const [was, now] = [before.lines.get(path) ?? null, after.lines.get(path) ?? null];
    // A reading stands beside its sentence, not in it.
    const readings = own.filter((leaf) => /\.reading(\.|$)/.test(leaf.path));
    const [pair, values] = was?.zh === now?.zh ? [[], own] : [[linePair(path, was, now, after.context)], readings];
    return [...pair, ...values.map((leaf) => valueItem(leaf, before.context, after.context))];
  });
  const first = items.filter(({ path }) => path === block.path);
  return [...first, ...items.filter((item) => !first.includes(item)), ...marksBetween(block.path, before, after)];
}

/** What these marks say is told in their own words. */
const inMark = /\.(soft|open)(\.|$)/;

function linePair(path: string, was: Line | null, now: Line | null, context: Context): Item {
  const [, step] = /^totals\.[^.]+\.parts\.([^.]+)$/.exec(path) ?? [];
  return {
    path,
    label: step === undefined ? null : stepWords(context, step),
    before: was && sentenceOf(was),
    after: now && sentenceOf(now),
    articleBefore: was?.article ?? null,
    articleAfter: now?.article ?? null,
  };
}

/** What is held only in principle, and which lists are open, in one and not in the other. */
function marksBetween(block: string, before: Half, after: Half): readonly Item[] {
  const marksOf = ({ lines }: Half) =>
    [...lines.values()]
      .filter(({ path }) => path === block || path.startsWith(`${block}.`))
      .flatMap(({ path, marks }) =>
        marks.filter(({ mark }) => mark === '软' || mark === '依').map((mark) => ({ path, mark })),
      );
  const [was, now] = [marksOf(before), marksOf(after)];
  const only = (these: typeof was, others: typeof was) =>
    these.filter(({ path, mark }) => !others.some((other) => other.path === path && other.mark.zh === mark.zh));
  const item = (path: string, mark: Mark, side: 'before' | 'after'): Item => ({
    path,
    label: mark.mark === '软' ? say('原则上', 'in principle') : say('列举', 'the list'),
    before: side === 'before' ? mark : null,
    after: side === 'after' ? mark : null,
    articleBefore: articleAt(before.context.pack, path),
    articleAfter: articleAt(after.context.pack, path),
  });
  return [
    ...only(was, now).map(({ path, mark }) => item(path, mark, 'before')),
    ...only(now, was).map(({ path, mark }) => item(path, mark, 'after')),
  ];
}

function nearestLine(path: string, block: string, before: Half, after: Half): string {
  let at = path;
  while (at !== block && at !== '' && !before.lines.has(at) && !after.lines.has(at))
    at = at.slice(0, Math.max(0, at.lastIndexOf('.')));
  return at === '' ? block : at;
}

const valueItem = ({ path, was, now }: Leaf, before: Context, after: Context): Item => ({
  path,
  label: labelOf(path),
  before: was === undefined ? null : valueWordsAt(before, path, was),
  after: now === undefined ? null : valueWordsAt(after, path, now),
  articleBefore: articleAt(before.pack, path),
  articleAfter: articleAt(after.pack, path),
});

/** Steps and rows of the award table that changed places, with what they come after now. */
function movedPaths({ pack: was }: Context, after: Context): ReadonlyMap<string, Words> {
  return new Map(
    ordered.flatMap((section) => {
      const [before, now] = [was[section].map(({ id }) => id), after.pack[section].map(({ id }) => id)];
      return movedBetween(before, now).map((id) => {
        const previous = now[now.indexOf(id) - 1];
        const words =
          previous === undefined
            ? nothing
            : section === 'steps'
              ? stepWords(after, previous)
              : say('$1', '$1', previous);
        return [`${section}.${id}`, words] as const;
      });
    }),
  );
}

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One thing that is against the order of the house: where, and what to do instead. */
export interface Breach {
  readonly rule: 'city-named' | 'file-too-long' | 'sql-out-of-place' | 'domain-not-pure';
  readonly path: string;
  readonly line: number;
  readonly instead: string;
}

const rooms = ['domain', 'regulations', 'contract', 'documents', 'server', 'web', 'e2e', 'scripts'];
const foreign = /(^|\/)(node_modules|\.heng)$/;
const test = /\.test\.tsx?$|\/testing(\/|\.ts$)/;
const generated = 'server/src/storage/schema.ts';
const longest = 400;

/** Cities whose regulations were read; those that have a pack are added by it. */
const citiesRead = ['xinyang', 'qujing', 'linyi', 'jiangyin', '信阳', '曲靖', '临沂', '江阴'];
const query =
  /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql(<[^>]*>)?`|\.query\(\s*[`'"](select|insert|update|delete|call|with)\b/i;
const impure =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bglobalThis\.|\bperformance\.|\bconsole\.|\bfetch\(/;

/** A line of code that matches breaks the rule, unless its file is one where that is right. */
interface LineRule extends Pick<Breach, 'rule' | 'instead'> {
  readonly found: RegExp;
  readonly concerns: (path: string) => boolean;
}

const lineRules = (root: string): readonly LineRule[] => [
  {
    rule: 'city-named',
    found: new RegExp([...citiesRead, ...citiesOfPacks(root)].join('|'), 'i'),
    concerns: (path) => !test.test(path) && !path.includes('/demonstration/') && path !== 'scripts/house.ts',
    instead: 'A city is named only in its pack and in folders named demonstration: read what you need from the pack.',
  },
  {
    rule: 'sql-out-of-place',
    found: query,
    concerns: (path) =>
      /\.tsx?$/.test(path) &&
      !test.test(path) &&
      !path.startsWith('server/src/storage/') &&
      !path.endsWith('/store.ts') &&
      path !== 'server/src/public/read.ts' &&
      !path.startsWith('scripts/'),
    instead: 'Write a function in store.ts of the stage, in storage/ or in public/read.ts, and call it.',
  },
  {
    rule: 'domain-not-pure',
    found: impure,
    concerns: (path) => path.startsWith('domain/src/') && !test.test(path),
    instead: 'The domain knows no clock, no chance and no machine: take the value as a parameter.',
  },
];

/** The cities of the packs: what stands before the year in the folder's name, and the place the pack names, without 市 or the like. */
function citiesOfPacks(root: string): readonly string[] {
  return globSync('regulations/*/regulation.yaml', { cwd: root }).flatMap((path) => {
    const id = /^regulations\/([a-z-]+)-\d+\//.exec(path)?.[1];
    const place = /^\s+place: (\S{2,}?)[市州县区]?$/m.exec(readFileSync(join(root, path), 'utf8'))?.[1];
    return [id, place].filter((name) => name !== undefined);
  });
}

/** What is against the order of the house under this root and no other tool sees: names of cities, queries, the clock, length. */
export function findBreaches(root: string): readonly Breach[] {
  const rules = lineRules(root);
  return globSync(`{${rooms.join(',')}}/**/*.{ts,tsx,mjs,sql,css}`, {
    cwd: root,
    exclude: (path) => foreign.test(path),
  })
    .filter((path) => !/^regulations\/(?!src\/)/.test(path))
    .toSorted()
    .flatMap((path) => breachesOf(path, readFileSync(join(root, path), 'utf8').split('\n'), rules));
}

function breachesOf(path: string, lines: readonly string[], rules: readonly LineRule[]): readonly Breach[] {
  const tooLong: readonly Breach[] =
    path !== generated && lines.length - 1 > longest
      ? [
          {
            rule: 'file-too-long',
            path,
            line: longest + 1,
            instead: 'Divide the file along the domain: past 300 lines two are better than one.',
          },
        ]
      : [];
  const inLines = rules
    .filter(({ concerns }) => concerns(path))
    .flatMap(({ rule, found, instead }) =>
      lines.flatMap((line, place) => (found.test(line) ? [{ rule, path, line: place + 1, instead }] : [])),
    );
  return [...tooLong, ...inLines];
}

import type { Finding } from '../finding.ts';
import { found, type Law, lawPlaces } from './law.ts';

/** From how many characters in a row a sentence counts as copied. */
const longest = 12;
const bare = (text: string): string => text.replace(/[\s\p{P}]/gu, '');

/** Where `says` or `reading` repeats twelve or more characters of the official text: the wording of a regulation is not copied. */
export function checkWording(law: Law, officialText: string): readonly Finding[] {
  const text = bare(officialText);
  return [...lawPlaces(law)].flatMap(({ keys, value }) => {
    const ours = keys.includes('says') || keys.includes('reading');
    const copied = ours && typeof value === 'string' ? firstCopied(bare(value), text) : null;
    return copied === null
      ? []
      : [
          found(
            law,
            'copied-wording',
            keys,
            { zh: `照抄了原文：“${copied}”。`, en: `It repeats the official text: “${copied}”.` },
            { zh: '用自己的话短说。', en: 'Say it shortly in words of our own.' },
          ),
        ];
  });
}

function firstCopied(ours: string, text: string): string | null {
  for (let at = 0; at + longest <= ours.length; at += 1) {
    const piece = ours.slice(at, at + longest);
    if (text.includes(piece)) return piece;
  }
  return null;
}

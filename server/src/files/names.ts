import { endingOf } from './kinds.ts';

const longest = 150;

/** Control and format signs, lone surrogates, private ones, and what chooses among forms of a sign. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\ufffe\uffff]|[\ufe00-\ufe0f]/gu;
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/iu;

/**
 * A file's name as it is shown and offered for saving: the last part of whatever was given, without signs that no screen shows or that turn
 * the direction of reading, without those that a file system gives a meaning to, no name of a device, at most 150 signs. The ending stays.
 * It names nothing in the storage: there a file has a made-up name.
 */
export function cleanName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const plain = last
    .replaceAll(unseen, '')
    .replaceAll('\ufffd', '')
    .replaceAll(/[<>:"|?*]/gu, '_')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[. ]+/u, '')
    .replace(/[. ]+$/u, '');
  const safe = device.test(plain) ? `_${plain}` : plain;
  return safe === '' ? 'file' : shorten(safe);
}

function shorten(name: string): string {
  const signs = [...name];
  if (signs.length <= longest) return name;
  const ending = endingOf(name);
  const tail = ending !== '' && ending.length <= 10 ? `.${ending}` : '';
  return signs.slice(0, longest - tail.length).join('') + tail;
}

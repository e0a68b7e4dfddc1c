/** Breaks a short name into lines for a drawing: Chinese evenly by characters, other scripts between words. What is left over is cut with a mark. */
export function wrap(text: string, most: number, lines: number): readonly string[] {
  const pieces = /[\u4e00-\u9fff]/.test(text) ? evenly(text, most) : byWords(text, most);
  if (pieces.length <= lines) return pieces;
  return [...pieces.slice(0, lines - 1), `${(pieces[lines - 1] ?? '').slice(0, most - 1)}…`];
}

function evenly(text: string, most: number): readonly string[] {
  const count = Math.ceil(text.length / most);
  const size = Math.ceil(text.length / count);
  return Array.from({ length: count }, (_, i) => text.slice(i * size, (i + 1) * size));
}

function byWords(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

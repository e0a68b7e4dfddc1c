/** What is taken, and nothing else: each kind with the type it is served as and the endings its name may have. Archives are not among them. */
export const kinds = {
  pdf: { type: 'application/pdf', endings: ['pdf'] },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['docx'] },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
  pptx: { type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', endings: ['pptx'] },
  jpeg: { type: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  png: { type: 'image/png', endings: ['png'] },
  webp: { type: 'image/webp', endings: ['webp'] },
  txt: { type: 'text/plain', endings: ['txt'] },
  csv: { type: 'text/csv', endings: ['csv'] },
} as const;

export type Kind = keyof typeof kinds;

/** The kind that a name's ending stands for; null: one that is not taken. */
export function kindNamed(name: string): Kind | null {
  const ending = endingOf(name);
  const found = Object.entries(kinds).find(([, { endings }]) => (endings as readonly string[]).includes(ending));
  return found === undefined ? null : (found[0] as Kind);
}

/** What stands behind the last dot, in small letters. */
export const endingOf = (name: string): string => /\.([^.]*)$/u.exec(name)?.[1]?.toLowerCase() ?? '';

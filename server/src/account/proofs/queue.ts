/** Work that is dear, a little of it at a time: the rest waits in a line that does not grow without end. */
export interface Queue {
  /** null: the line is too long; nothing was begun. */
  readonly run: <Answer>(work: () => Promise<Answer>) => Promise<Answer | null>;
  readonly isFull: () => boolean;
}

export function queueOf({ atOnce, line }: { readonly atOnce: number; readonly line: number }): Queue {
  const waiting: (() => void)[] = [];
  let running = 0;
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next(); // takes over the place
  };
  return {
    run: async (work) => {
      if (running >= atOnce) {
        if (waiting.length >= line) return null;
        await new Promise<void>((turn) => waiting.push(turn));
      } else running += 1;
      try {
        return await work();
      } finally {
        leave();
      }
    },
    isFull: () => waiting.length >= line,
  };
}

import type { Words } from '../finding.ts';
import { type Context, say } from './context.ts';
import { scopeWords } from './rules.ts';

/** Words for those in a scope: nothing is added where they are for everybody. */
export const scoped = (context: Context, words: Words, scope: Parameters<typeof scopeWords>[1]): Words => {
  const who = scopeWords(context, scope);
  return who ? say`${who}：${words}|${who}: ${words}` : words;
};

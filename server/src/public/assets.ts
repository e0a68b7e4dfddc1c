import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from './html.ts';
import { mark } from './views/layout.ts';

const folder = join(import.meta.dirname, 'style');

/** One style sheet for all pages, in the order of the files' names, without indentation. */
export const style: string = globSync('*.css', { cwd: folder })
  .toSorted()
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('')
  .replace(/\s*\n\s*/g, '\n');

/** Its address changes with its content, so that it can be kept for a year. */
export const styleAddress = `/style.css?v=${createHash('sha256').update(style).digest('hex').slice(0, 12)}`;

export const favicon: string = render(mark)
  .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" color="#17586e" ')
  .replace(' aria-hidden="true"', '');

import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pages = globSync('**/*.md', { cwd: root, exclude: (path) => /(^|\/)(node_modules|\.heng)$/.test(path) });

describe('the documents', () => {
  test('link to files and headings that are there', () => {
    assert.ok(pages.includes('README.md'));
    assert.deepEqual(
      pages.flatMap((page) => deadLinks(root, page)),
      [],
    );
  });

  test('are seen to have a dead link where one is', () => {
    const text =
      '[a](README.md) [b](docs/NOWHERE.md) ![c](nowhere.png) [d](#there) [e](#nowhere) [f](https://example.org/)\n\n## There\n';
    assert.deepEqual(deadLinksIn(root, 'page.md', text), [
      'page.md: docs/NOWHERE.md',
      'page.md: nowhere.png',
      'page.md: #nowhere',
    ]);
  });
});

function deadLinks(folder: string, page: string): readonly string[] {
  return deadLinksIn(folder, page, readFileSync(join(folder, page), 'utf8'));
}

/** Links and pictures with a path of ours that leads to no file, or to no heading of it. */
function deadLinksIn(folder: string, page: string, text: string): readonly string[] {
  const prose = text.replaceAll(/^```.*?^```/gms, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link ?? '')
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => !leadsSomewhere(folder, page, text, link))
    .map((link) => `${page}: ${link}`);
}

function leadsSomewhere(folder: string, page: string, text: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const target = path === '' ? null : join(folder, dirname(page), path);
  if (target !== null && !existsSync(target)) return false;
  if (heading === undefined) return true;
  const headings = (target === null ? text : readFileSync(target, 'utf8')).matchAll(/^#+ (.*)$/gm);
  return [...headings].some(([, title]) => anchorOf(title ?? '') === decodeURIComponent(heading));
}

/** As the usual hosts make anchors: lower case, blanks to hyphens, no punctuation. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const settings = ['.dependency-cruiser.mjs', '.oxlintrc.json', 'biome.json', 'knip.json', 'tsconfig.json'];
const rooms = ['domain', 'regulations', 'server'];

const manifest = (of: object) => `${JSON.stringify({ private: true, type: 'module', ...of }, null, 2)}\n`;

/** A small house that keeps every rule of ours. */
export const house: Readonly<Record<string, string>> = {
  'package.json': manifest({ name: 'small', workspaces: rooms }),
  'domain/package.json': manifest({ name: '@heng/domain', exports: { './*': './src/*/index.ts' } }),
  'domain/src/language/index.ts': 'export const one = 1;\n',
  'domain/src/notice/inner.ts': "import { one } from '../language/index.ts';\n\nexport const inner = one;\n",
  'domain/src/notice/index.ts': "export { inner } from './inner.ts';\n",
  'domain/src/award/index.ts': "import { inner } from '../notice/index.ts';\n\nexport const three = inner + 2;\n",
  'regulations/package.json': manifest({ name: '@heng/regulations', exports: { '.': './src/index.ts' } }),
  'regulations/src/index.ts': "import { one } from '@heng/domain/language';\n\nexport const four = one + 3;\n",
  'regulations/sample-2024/regulation.yaml': 'regulation:\n  place: 样例市\n',
  'server/package.json': manifest({ name: '@heng/server' }),
  'server/src/award/store.ts': "import { three } from '@heng/domain/award';\n\nexport const load = () => three;\n",
  'server/src/main.ts':
    "import { four } from '@heng/regulations';\nimport { load } from './award/store.ts';\n\nexport const seven = four + load();\n",
};

/** Builds a house of these files in a temporary folder, with our settings and our packages; answers the folder. */
export function buildHouse(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'heng-house-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const path of settings) cpSync(join(root, path), join(folder, path));
  writeFileSync(join(folder, '.gitignore'), 'node_modules/\n');
  mkdirSync(join(folder, 'node_modules', '@heng'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@heng') symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  for (const room of rooms) symlinkSync(join(folder, room), join(folder, 'node_modules', '@heng', room));
  return folder;
}

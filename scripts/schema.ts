// Writes server/src/storage/schema.ts, the types of all tables, from a freshly migrated database; `--check` only compares.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testDatabase } from '../server/src/storage/testing.ts';

const root = join(import.meta.dirname, '..');
const file = join(root, 'server/src/storage/schema.ts');

const types = {
  timestamptz: 'Instant',
  date: 'Day',
  int8: 'number',
  xid8: 'string',
  // Read parsed; written as JSON text, because the driver would send an array as PostgreSQL's own kind of array.
  jsonb: 'ColumnType<unknown, string, string>',
};
const imports = { Instant: '@heng/domain/language', Day: '@heng/domain/language', ColumnType: 'kysely' };

const { urls, drop } = await testDatabase();
try {
  const made = spawnSync(
    join(root, 'node_modules/.bin/kysely-codegen'),
    [
      ...[
        '--dialect',
        'postgres',
        '--url',
        urls.owner,
        '--print',
        '--log-level',
        'error',
        '--exclude-pattern',
        'migration',
      ],
      ...['--type-mapping', JSON.stringify(types), '--custom-imports', JSON.stringify(imports)],
    ],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`kysely-codegen failed: ${made.stderr}`);
  if (!process.argv.includes('--check')) writeFileSync(file, made.stdout);
  else if (readFileSync(file, 'utf8') !== made.stdout) {
    console.error('server/src/storage/schema.ts is not what the migrations make: run `node scripts/schema.ts`.');
    process.exitCode = 1;
  }
} finally {
  await drop();
}

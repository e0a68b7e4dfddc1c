import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// npm start: the demonstration on the embedded database, or the outside server that HENG_DATABASE_URL names.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    '需要 Node 24：请用 npm start，它会自行安装。/ Node 24 is needed: use npm start, which brings it along.\n',
  );
  process.exit(2);
}
// Types taken off and code compiled once, kept beside the packages; where nothing can be written, a start takes longer.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/heng', import.meta.url)));
const { leanStart } = await import('./running/lean-start.ts');
// Before the first module of ours is read.
leanStart();
const { readConfig } = await import('./config.ts');
const { serve } = await import('./serve.ts');
const { tellFault } = await import('./tell-fault.ts');

try {
  await serve(readConfig(process.env), 'demonstration');
} catch (error) {
  tellFault(error);
  process.exitCode = 2;
}

import { parseDay } from '@heng/domain/language';
import { countChanges, diffPacks, type Lang, type Resolved, renderDifference } from '@heng/regulations';
import { type Command, InvalidArgumentError } from 'commander';
import { inLanguage } from './languages.ts';
import { packById } from './packs.ts';

export function addDiff(regulation: Command): void {
  regulation
    .command('diff')
    .description(
      '两部办法，或一部办法的两版，有哪些不同 / in what two regulations, or two versions of one, differ, in words',
    )
    .argument('<A>', '办法编号或目录；加 @日期 则按那天有效的修改 / id or folder; @DAY: as amended on that day')
    .argument('<B>', '与之相比的 / what it is compared with')
    .addOption(inLanguage())
    .option('--json', '机器可读 / for programs')
    .action(diffs);
}

async function diffs(a: string, b: string, options: { lang: Lang; json?: true }): Promise<void> {
  const [first, second] = await Promise.all([packOn(a), packOn(b)]);
  const difference = diffPacks(first, second);
  const told = { ...difference, counts: countChanges(difference) };
  process.stdout.write(options.json ? `${JSON.stringify(told)}\n` : renderDifference(difference, options.lang));
}

/** `sample-2024`, a folder, or either with `@2026-02-01`. */
function packOn(text: string): Promise<Resolved> {
  const [, id, on] = /^(.+)@([^@/]*)$/.exec(text) ?? [null, text, null];
  const day = on === null || on === undefined ? null : parseDay(on);
  if (on && day === null)
    throw new InvalidArgumentError(`${on} 不是日期，写如 2026-02-01 / is no day such as 2026-02-01`);
  return packById(id ?? text, day);
}

import { Option } from 'commander';

/** The language of what a command says. */
export const inLanguage = (): Option =>
  new Option('--lang <LANG>', '输出的语言 / language of the output').choices(['zh', 'en']).default('zh');

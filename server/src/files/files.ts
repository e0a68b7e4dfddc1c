import type { Config } from '../config.ts';
import { clamd, type Scan } from './scan.ts';
import { type FileStorage, localStorage } from './storage.ts';

/** What uploads may take, in bytes. */
export interface FileLimits {
  /** One file. */
  readonly file: number;
  /** All files of one application; of one person in one edition the same. */
  readonly share: number;
  /** How many files these may be. */
  readonly files: number;
  /** What has to stay free in the storage. */
  readonly spare: number;
}

/** Everything that files need: where they lie, who checks them for viruses, how large they may be. */
export interface Files {
  readonly storage: FileStorage;
  /** null: no virus check is set up. */
  readonly scan: Scan | null;
  readonly limits: FileLimits;
}

const megabyte = 1 << 20;

export const usualLimits: FileLimits = {
  file: 200 * megabyte,
  share: 2048 * megabyte,
  files: 1000,
  spare: 512 * megabyte,
};

/** As configured; `folder`: where files lie unless another is named. */
export async function openFiles(
  { files, clamd: scanner, fileLimit, fileShare }: Pick<Config, 'files' | 'clamd' | 'fileLimit' | 'fileShare'>,
  folder: string,
): Promise<Files> {
  const limits = {
    ...usualLimits,
    ...(fileLimit !== null && { file: fileLimit * megabyte }),
    ...(fileShare !== null && { share: fileShare * megabyte }),
  };
  return { storage: await localStorage(files ?? folder), scan: scanner === null ? null : clamd(scanner), limits };
}

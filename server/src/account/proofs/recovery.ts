import { randomBytes } from 'node:crypto';
import { hashOf } from '../../storage/index.ts';

/** Letters and digits that are not taken for each other. */
const signs = '23456789abcdefghjkmnpqrstuvwxyz';

/** Ten codes of 60 bits, to be written down; each is good once. */
export const newRecoveryCodes = (): readonly string[] => Array.from({ length: 10 }, newCode);

function newCode(): string {
  const picked: string[] = [];
  while (picked.length < 12)
    for (const byte of randomBytes(16)) {
      const sign = byte < 248 ? signs[byte % 31] : undefined; // 8 x 31: each sign as likely
      if (sign !== undefined && picked.length < 12) picked.push(sign);
    }
  return [picked.slice(0, 4), picked.slice(4, 8), picked.slice(8)].map((part) => part.join('')).join('-');
}

/** As it is kept: hashed, for an account, whatever was typed between the signs. */
export const recoveryHash = (account: string, code: string): Buffer =>
  hashOf(`${account} ${code.toLowerCase().replaceAll(/[\s-]/g, '')}`);

export const looksLikeRecovery = (code: string): boolean => code.replaceAll(/[\s-]/g, '').length === 12;

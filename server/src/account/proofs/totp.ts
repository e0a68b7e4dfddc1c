import { Secret, TOTP } from 'otpauth';

/** Seconds that one code is shown; a code of the step before or after is taken too, for clocks that are not quite right. */
const period = 30;

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: '衡 Heng', label, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(secret) });

/** 160 random bits (RFC 4226), in base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What a telephone reads from the picture. */
export const totpUri = (secret: string, login: string): string => totpOf(secret, login).toString();

/** The time step whose code this is (RFC 6238), about now; null: of none. Each step is good once: see who keeps it. */
export function stepOf(secret: string, code: string, milliseconds: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const away = totpOf(secret).validate({ token: code, timestamp: milliseconds, window: 1 });
  return away === null ? null : Math.floor(milliseconds / 1000 / period) + away;
}

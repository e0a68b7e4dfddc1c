/** Why a password is not taken. */
export type PasswordFault = 'too-short' | 'too-long' | 'too-common' | 'has-login';

/** What is said about each. */
export const passwordFaults: Readonly<Record<PasswordFault, { readonly zh: string; readonly en: string }>> = {
  'too-short': { zh: '至少 10 个字符。', en: 'At least 10 characters.' },
  'too-long': { zh: '至多 200 个字符。', en: 'At most 200 characters.' },
  'too-common': { zh: '太常见，容易被猜到。', en: 'Too common; it would be guessed.' },
  'has-login': { zh: '不能含有用户名。', en: 'It may not hold the name you sign in with.' },
};

/** Of those that are guessed first, the ones that are long enough to be taken; in small letters, without what stands between. */
const common: ReadonlySet<string> = new Set(
  `0123456789 1234567890 0987654321 9876543210 12345678910 1234567891 123456789a 1234567899 123123123 1231231234 1112223334
  a123456789 aa123456789 abc123456789 qq123456789 q123456789 z123456789 a1234567890 abcd1234567 abcd123456 abc1234567 asdf123456
  password12 password123 password1234 password1 passw0rd123 p@ssw0rd123 p@ssword123 adminadmin administrator admin12345 admin123456
  admin888888 qwertyuiop qwerty12345 qwerty123456 1qaz2wsx3edc 1q2w3e4r5t 1q2w3e4r5t6y qazwsxedc qazwsxedcrfv asdfghjkl1 asdfghjkl
  zxcvbnm123 iloveyou123 woaini1314 woaini520 woaini1314520 5201314520 5201314000 1314520520 letmein123 welcome123 welcome1234
  changeme123 default123 test123456 root123456 user123456 zaq12wsx qwer123456 wang123456 zhang123456 zhiliangjiang abcdefghij abcdefghijk
  1234512345 1122334455 1212121212 1010101010 2020202020 admin@123456 government123`.split(/\s+/),
);

/** As it is kept and compared: one way to write each sign (Unicode NFKC). */
export const foldPassword = (password: string): string => password.normalize('NFKC');

/** A login name as it is kept and compared: NFKC, small letters, nothing around it. */
export const foldLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase();

/** All that stands against a password, for somebody who signs in with `login`. Lengths in characters, not bytes. Any sign may be in it, and none has to be. */
export function checkPassword(password: string, login: string): readonly PasswordFault[] {
  const text = foldPassword(password);
  const length = [...text].length;
  const small = text.toLowerCase();
  const name = foldLogin(login);
  const plain = small.replaceAll(/[\s._-]/g, '');
  const repeats = /^(.{1,4}?)\1+$/u.test(small);
  const faults: (PasswordFault | false)[] = [
    length < 10 && 'too-short',
    length > 200 && 'too-long',
    (common.has(small) || common.has(plain) || repeats) && 'too-common',
    name.length >= 4 && small.includes(name) && 'has-login',
  ];
  return faults.filter((fault) => fault !== false);
}

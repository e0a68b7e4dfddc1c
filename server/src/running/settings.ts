import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** What one setting says; a fault is a sentence in both languages. */
export type Said<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: string };

/** One setting of the environment. */
export interface Setting<Value> {
  readonly name: string;
  /** It may hold a password: its value is never shown, in faults neither. */
  readonly secret?: true;
  readonly zh: string;
  readonly en: string;
  /** What holds where it is not set, in words. */
  readonly otherwise: string;
  readonly absent: Value;
  readonly read: (text: string) => Said<Value>;
}

const says = <Value>(value: Value): Said<Value> => ({ ok: true, value });
const wrong = (fault: string): Said<never> => ({ ok: false, fault });
const setting = <Value>(given: Setting<Value>): Setting<Value> => given;

/** How many proxies stand before us, or from which addresses they speak; false: none, and whoever names another address is not believed. */
export type TrustProxy = false | number | readonly string[];

const levels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof levels)[number];

/** Every setting there is, in the order in which they are shown. */
export const settings = {
  app: setting<string | null>({
    name: 'HENG_DATABASE_URL',
    secret: true,
    zh: '已有的 PostgreSQL（15 以上），应用角色的地址',
    en: 'a PostgreSQL of your own (15 or later), address for the application’s role',
    otherwise: '内嵌的数据库 / the embedded database',
    absent: null,
    read: (text) => address(text, ['postgres:', 'postgresql:']),
  }),
  owner: setting<string | null>({
    name: 'HENG_DATABASE_OWNER_URL',
    secret: true,
    zh: '同一数据库，所有者角色的地址；与上一项同时设置',
    en: 'the same database, address for the owner’s role; set both or neither',
    otherwise: '内嵌的数据库 / the embedded database',
    absent: null,
    read: (text) => address(text, ['postgres:', 'postgresql:']),
  }),
  data: setting<string | null>({
    name: 'HENG_DATA',
    zh: '内嵌数据库、文件和密钥所在的文件夹',
    en: 'folder of the embedded database, the files and the keys',
    otherwise: '.heng/ 之下 / under .heng/',
    absent: null,
    read: (text) => says(resolve(text)),
  }),
  files: setting<string | null>({
    name: 'HENG_FILES',
    zh: '上传文件所在的文件夹',
    en: 'folder of the uploaded files',
    otherwise: '数据文件夹中的 files / files in the data folder',
    absent: null,
    read: (text) => says(resolve(text)),
  }),
  keys: setting<string | null>({
    name: 'HENG_KEYS',
    zh: '密钥文件；不在数据库和备份之内，须另行妥善保存',
    en: 'file of the keys; in neither database nor backup: keep a copy of it elsewhere',
    otherwise: '数据文件夹中的 keys.json / keys.json in the data folder',
    absent: null,
    read: (text) => says(resolve(text)),
  }),
  fileLimit: setting<number | null>({
    name: 'HENG_FILE_LIMIT',
    zh: '一个文件最多多少兆字节',
    en: 'most megabytes of one file',
    otherwise: '200',
    absent: null,
    read: (text) => whole(text, 1, 9_999_999),
  }),
  fileShare: setting<number | null>({
    name: 'HENG_FILE_SHARE',
    zh: '一份申报的全部文件最多多少兆字节',
    en: 'most megabytes of all files of one application',
    otherwise: '2048',
    absent: null,
    read: (text) => whole(text, 1, 9_999_999),
  }),
  host: setting({
    name: 'HENG_HOST',
    zh: '监听的地址',
    en: 'address to listen on',
    otherwise: '127.0.0.1，只有本机可以访问 / this machine alone',
    absent: '127.0.0.1',
    read: (text) =>
      /^[\w.:%-]{1,253}$/.test(text) ? says(text) : wrong('要主机名或地址 / is to be a host name or an address'),
  }),
  port: setting<number | null>({
    name: 'HENG_PORT',
    zh: '端口',
    en: 'port',
    otherwise: '8080',
    absent: null,
    read: (text) => whole(text, 0, 65_535),
  }),
  publicUrl: setting<string | null>({
    name: 'HENG_PUBLIC_URL',
    zh: '人们访问平台的地址，写入消息中的链接；https 时登录凭据只走加密连接',
    en: 'where people reach the platform, for links in messages; with https the sign-in travels encrypted only',
    otherwise: '监听的地址 / the address it listens on',
    absent: null,
    read: origin,
  }),
  trustProxy: setting<TrustProxy>({
    name: 'HENG_TRUST_PROXY',
    zh: '前面的反向代理：几层，或它们的地址（逗号分隔，可用 10.0.0.0/8）',
    en: 'reverse proxies before it: how many, or their addresses (with commas; 10.0.0.0/8 may be written)',
    otherwise: '没有代理 / none',
    absent: false,
    read: proxies,
  }),
  smtp: setting<string | null>({
    name: 'HENG_SMTP_URL',
    secret: true,
    zh: '发送邮件的服务器：smtp://用户:密码@主机:端口，或 smtps://',
    en: 'server that sends mail: smtp://user:password@host:port, or smtps://',
    otherwise: '不发邮件，只有站内消息 / no mail, the inbox alone',
    absent: null,
    read: (text) => address(text, ['smtp:', 'smtps:']),
  }),
  mailFrom: setting<string | null>({
    name: 'HENG_MAIL_FROM',
    zh: '邮件的发件人；与上一项同时设置',
    en: 'sender of the mail; set with the one before',
    otherwise: '不发邮件 / no mail',
    absent: null,
    read: (text) =>
      /^[^\r\n<>@]*<?[^\s<>@]+@[^\s<>@]+>?$/.test(text)
        ? says(text)
        : wrong('要一个邮件地址 / is to be a mail address'),
  }),
  clamd: setting<string | null>({
    name: 'HENG_CLAMD',
    zh: '病毒扫描 clamd：套接字的路径，或 主机:端口；设了就必须连得上，否则拒收文件',
    en: 'clamd, which looks for viruses: path of its socket, or host:port; once set, no file is taken without it',
    otherwise: '不扫描病毒 / no such scan',
    absent: null,
    read: (text) =>
      text.startsWith('/') || /^[\w.-]+:\d{1,5}$/.test(text)
        ? says(text)
        : wrong('要 /路径 或 主机:端口 / is to be a /path or host:port'),
  }),
  demonstration: setting<boolean | null>({
    name: 'HENG_DEMONSTRATION',
    zh: '样例人物一键登录：yes 或 no；只在样例里有效',
    en: 'sign-in as the samples’ people with one click: yes or no; has effect where samples are, and nowhere else',
    otherwise: '内嵌数据库的样例上 yes，其他 no / yes on the embedded samples, else no',
    absent: null,
    read: (text) => (['yes', 'no'].includes(text) ? says(text === 'yes') : wrong('要 yes 或 no / is to be yes or no')),
  }),
  pool: setting({
    name: 'HENG_POOL',
    zh: '数据库连接的最多个数',
    en: 'most connections to the database',
    otherwise: '10',
    absent: 10,
    read: (text) => whole(text, 2, 200),
  }),
  log: setting<LogLevel>({
    name: 'HENG_LOG',
    zh: `日志写到哪一级：${levels.join('、')}`,
    en: `how much is logged: ${levels.join(', ')}`,
    otherwise: 'info',
    absent: 'info',
    read: (text) => {
      const level = levels.find((one) => one === text);
      return level ? says(level) : wrong(`要 ${levels.join(' ')} 之一 / is to be one of them`);
    },
  }),
} as const;

/** A readable address of one of these kinds. It may hold a password, and is not repeated. */
function address(text: string, protocols: readonly string[]): Said<string> {
  const begins = (or: string): string => protocols.map((one) => `${one}//`).join(or);
  if (!protocols.some((one) => text.startsWith(`${one}//`)))
    return wrong(`以 ${begins(' 或 ')} 开头 / is to start with ${begins(' or ')}`);
  const url = URL.parse(text);
  try {
    if (url !== null && [url.username, url.password, url.pathname].every((part) => decodeURIComponent(part) !== null))
      return says(text);
  } catch {
    // A per cent sign that stands for nothing.
  }
  return wrong('不是能读懂的地址 / is no address that can be read');
}

function origin(text: string): Said<string> {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.origin !== text.replace(/\/$/, ''))
    return wrong('要 https://主机[:端口]，不带路径 / is to be https://host[:port], without a path');
  return says(url.origin);
}

function proxies(text: string): Said<TrustProxy> {
  if (/^\d$/.test(text)) return says(text === '0' ? false : Number(text));
  const all = text.split(',').map((one) => one.trim());
  const isAddress = (one: string) => {
    const [ip = '', bits, ...more] = one.split('/');
    const most = isIP(ip) === 6 ? 128 : 32;
    return (
      isIP(ip) > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
    );
  };
  return all.every(isAddress) ? says(all) : wrong('要层数（1 到 9）或地址 / is to be how many (1 to 9), or addresses');
}

function whole(text: string, from: number, to: number): Said<number> {
  const number = Number(text);
  return /^\d{1,9}$/.test(text) && number >= from && number <= to
    ? says(number)
    : wrong(`要 ${from} 到 ${to} 的整数 / is to be a whole number from ${from} to ${to}`);
}

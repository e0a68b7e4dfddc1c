import type { Hand } from '@heng/domain/procedure';
import { type Command, Option } from 'commander';
import { changesAccount, invitesHands, type Operator, resetsAccount } from '../account/administration/operate.ts';
import { listAccountRows } from '../account/administration/store.ts';
import { readConfig } from '../config.ts';
import { readInstallation } from '../public/index.ts';
import { usualPort } from '../running/listen.ts';
import { addJurisdiction, connect, type DatabaseUrls, Fault, migrate, within } from '../storage/index.ts';
import { openForCommand } from './interruption.ts';

interface Options {
  readonly jurisdiction?: string;
  readonly place?: string;
  readonly hand?: Hand;
  readonly json?: true;
}

const hands: readonly Hand[] = ['system', 'security', 'audit'];

const call: Readonly<Record<Hand, string>> = {
  system: '系统管理员 system',
  security: '安全管理员 security',
  audit: '审计管理员 audit',
};

/** Until there are pages to accept them on. */
const howToAccept =
  '网页尚未提供：用接口 POST /api/invitations/accept 接受，code 是 # 之后的部分；可在 /api/docs 上办理\n' +
  'there is no page for it yet: accept by POST /api/invitations/accept, `code` is what stands after #; /api/docs can do it';

export function addAccount(program: Command): void {
  const account = program.command('account').description('账号 / accounts');
  const command = (name: string, description: string) =>
    account
      .command(name)
      .description(description)
      .option('--jurisdiction <ID>', '辖区；只有一个时不必写 / jurisdiction, where there are several')
      .option('--json', '机器可读 / for programs');
  command('create', '产生三员的邀请链接，各用一次 / links that make the three administrators, each good once')
    .option('--place <NAME>', '新辖区的名称，如“某某市” / name of a new jurisdiction')
    .addOption(new Option('--hand <HAND>', '只要其中一员 / only one of them').choices(hands))
    .action((options: Options) => operating(options, (operator) => creates(operator, options)));
  command('list', '全部账号 / all accounts').action((options: Options) =>
    operating(options, (operator) => lists(operator, options)),
  );
  command('disable <LOGIN>', '停用，已登录的立即失效 / disable; what it has open ends at once').action(
    (login: string, options: Options) =>
      operating(options, async (operator) => {
        const id = await changesAccount(operator, login, ['disabled']);
        tell(options, { account: id }, `已停用 / disabled ${login}`);
      }),
  );
  command('enable <LOGIN>', '启用并解锁 / enable and unlock').action((login: string, options: Options) =>
    operating(options, async (operator) => {
      const id = await changesAccount(operator, login, ['enabled', 'unlocked']);
      tell(options, { account: id }, `已启用 / enabled ${login}`);
    }),
  );
  command(
    'reset <LOGIN>',
    '去掉动态验证码，产生重设密码的链接 / takes the second factor away and makes a link to choose a new password',
  ).action((login: string, options: Options) =>
    operating(options, async (operator) => {
      const made = await resetsAccount(operator, login);
      tell(options, made, `${made.link}\n有效至 / good until ${made.expiresAt}`);
    }),
  );
}

const tell = ({ json }: Options, value: object, text: string): void => {
  process.stdout.write(`${json ? JSON.stringify(value) : text}\n`);
};

async function operating(options: Options, run: (operator: Operator) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const server = await openForCommand(config, 'data');
  try {
    await migrate(server.urls, 'real');
    const db = connect(server.urls.app, { connections: 2 });
    try {
      const jurisdictions = (await readInstallation(db)).jurisdictions.map(({ id }) => id);
      const jurisdiction = await jurisdictionFor(server.urls, jurisdictions, options);
      const origin = config.publicUrl ?? `http://${config.host}:${config.port ?? usualPort}`;
      await run({ db, jurisdiction, origin });
    } finally {
      await db.destroy();
    }
  } finally {
    await server.stop();
  }
}

/** The jurisdiction named, or the only one; a new one where it is given a name. */
async function jurisdictionFor(
  urls: DatabaseUrls,
  there: readonly string[],
  { jurisdiction, place }: Options,
): Promise<string> {
  if (jurisdiction !== undefined && there.includes(jurisdiction)) return jurisdiction;
  if (jurisdiction !== undefined && place !== undefined) {
    if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(jurisdiction))
      throw new Fault(
        'configuration',
        '辖区编号用小写字母、数字和连字符 / a jurisdiction’s id: small letters, digits, hyphens',
      );
    await addJurisdiction(urls, jurisdiction, place);
    return jurisdiction;
  }
  const [only, ...more] = there;
  if (jurisdiction === undefined && only !== undefined && more.length === 0) return only;
  throw new Fault(
    'configuration',
    `用 --jurisdiction 指明辖区，新辖区加 --place 名称；已有 / name the jurisdiction, a new one with --place; there are: ${there.join(' ') || '无 / none'}`,
  );
}

async function creates(operator: Operator, options: Options): Promise<void> {
  const made = await invitesHands(operator, options.hand ? [options.hand] : hands);
  const lines = made.map(({ hand, link, expiresAt }) => `${call[hand]}\n  ${link}\n  有效至 / good until ${expiresAt}`);
  lines.push(howToAccept);
  tell(options, { jurisdiction: operator.jurisdiction, invitations: made }, lines.join('\n'));
}

async function lists({ db, jurisdiction }: Operator, options: Options): Promise<void> {
  const found = await within(db, jurisdiction, (tx) =>
    listAccountRows(tx, { page: 1, size: 10_000, sort: 'login', order: 'asc' }),
  );
  const lines = found.items.map(({ login, administrator, disabledAt, lockedAt, secondFactor }) =>
    [
      login.padEnd(24),
      (administrator ?? '-').padEnd(9),
      disabledAt ? '停用 disabled' : lockedAt ? '锁定 locked' : '正常 active',
      secondFactor ? '动态验证码 totp' : '',
    ].join(' '),
  );
  tell(options, { jurisdiction, accounts: found.items }, lines.join('\n') || '没有账号 / no accounts');
}

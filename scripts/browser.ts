import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The browser the tests of the pages use: CHROMIUM, or where Debian puts it; null if there is none. */
export function findBrowser(env: NodeJS.ProcessEnv): string | null {
  const places = [env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return places.find((place) => place !== undefined && existsSync(place)) ?? null;
}

/**
 * Makes sure that there is a browser and a Chinese font. As root on Debian it installs what is missing;
 * otherwise it says how to, and the tests that need a browser fail. They are never left out in silence.
 */
export function provideBrowser(env: NodeJS.ProcessEnv): string | null {
  const wanted = [...(findBrowser(env) === null ? ['chromium'] : []), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (wanted.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`正在安装 ${wanted.join('、')}（约半分钟）… / Installing ${wanted.join(', ')} (about half a minute) …`);
    if (apt('update')) apt('install', '--yes', '--no-install-recommends', 'fontconfig', ...wanted);
  }
  const browser = findBrowser(env);
  if (browser === null) console.log(howToInstall);
  return browser;
}

const howToInstall = `
没有找到 Chromium，公开页面的测试将失败。Debian：sudo apt-get install chromium fonts-noto-cjk；其他系统：安装 Chromium 或 Chrome，
并以环境变量 CHROMIUM 指明其程序的路径，然后再运行 npm test。
Chromium was not found, so the tests of the public pages will fail. On Debian: sudo apt-get install chromium fonts-noto-cjk. Elsewhere:
install Chromium or Chrome, name the path of its program in the environment variable CHROMIUM, and run npm test again.
`;

function hasChineseFont(): boolean {
  return spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout?.trim().length > 0;
}

function apt(...args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr } = spawnSync('apt-get', ['-qq', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) console.log(stderr);
  return status === 0;
}

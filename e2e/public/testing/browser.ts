import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../../scripts/browser.ts';

/** A headless browser of the machine; it asks nothing of the network but our own pages. */
export function startBrowser(): Promise<Browser> {
  const executablePath = findBrowser(process.env);
  if (executablePath === null) throw new Error('no browser: set CHROMIUM, or install chromium');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { clientConfig } from './database.ts';

export interface Listening {
  readonly stop: () => Promise<void>;
}

/**
 * Listens on a channel by one connection of its own, and goes on when the database was away. `onHeard` is called for every notification, and whenever the
 * connection stands anew: what was told meanwhile was missed, and has to be looked up.
 */
export function listen(url: string, channel: string, onHeard: () => void): Listening {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = (async () => {
    while (!signal.aborted) {
      await listenOnce(url, channel, onHeard, signal).catch(() => {}); // away: tried again
      await sleep(500, undefined, { signal }).catch(() => {});
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Until the connection breaks, or it is told to stop. */
async function listenOnce(url: string, channel: string, onHeard: () => void, signal: AbortSignal): Promise<void> {
  const client = new pg.Client({ ...clientConfig(url, 30_000), keepAlive: true });
  const ended = new Promise<void>((end) => {
    client.on('error', () => end());
    client.on('end', () => end());
    signal.addEventListener('abort', () => end(), { once: true });
  });
  try {
    await client.connect();
    client.on('notification', onHeard);
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
    onHeard();
    await ended;
  } finally {
    await client.end().catch(() => {});
  }
}

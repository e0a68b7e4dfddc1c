import { followChanges } from '@heng/contract/message';
import { tokenOf } from '../http/door.ts';
import { answers, type Mounted } from '../http/mount.ts';
import { Problem } from '../http/problem.ts';
import { stream } from './stream.ts';

/** Pages that one person has open, and streams of this process in all. */
const mostOfOne = 12;
const most = 2_000;
const open = new Map<string, number>();

const follow = answers(followChanges, async ({ place, session, request, reply }) => {
  const { live, db, origin } = place;
  const token = tokenOf(request, origin);
  if (live === null || token === null) return new Problem('unavailable', { after: 30 });
  const own = open.get(session.account) ?? 0;
  if (own >= mostOfOne || open.values().reduce((sum, some) => sum + some, 0) >= most)
    return new Problem('too-many', { after: 30 });
  const { 'last-event-id': last } = request.headers;
  const from = typeof last === 'string' && /^\d{1,15}$/.test(last) ? Number(last) : null;
  open.set(session.account, own + 1);
  reply.hijack();
  const out = reply.raw;
  out.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // A proxy that collects would make it anything but live.
    'x-accel-buffering': 'no',
  });
  out.socket?.setTimeout(0);
  // Beside the request, which is answered: nobody waits for it to end.
  stream({ db, live }, out, { token, from })
    .catch((fault: unknown) => {
      request.log.warn({ fault: fault instanceof Error ? fault.name : 'fault' }, 'a live stream broke off');
      out.destroy();
    })
    .finally(() => {
      const left = (open.get(session.account) ?? 1) - 1;
      if (left > 0) open.set(session.account, left);
      else open.delete(session.account);
    });
  return null;
});

export const liveRoutes: readonly Mounted[] = [follow];

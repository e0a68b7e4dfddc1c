import type { FastifyInstance } from 'fastify';
import type { Live } from '../live/live.ts';

/** Milliseconds that requests under way are waited for. */
const patience = 10_000;

/** No new connection is taken, streams end, and what is under way is answered; whoever is not done in time is cut off. */
export async function stopServing(app: FastifyInstance, live: Live | null, most = patience): Promise<void> {
  const closing = app.close();
  // A connection that was kept for a next request is let go once this one is answered.
  const idle = setInterval(() => app.server.closeIdleConnections(), 50);
  const late = setTimeout(() => app.server.closeAllConnections(), most);
  await live?.stop();
  await closing;
  clearInterval(idle);
  clearTimeout(late);
}

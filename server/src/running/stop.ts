import type { FastifyInstance } from 'fastify';
import type { Live } from '../live/live.ts';

/** Milliseconds that requests under way are waited for. */
const patience = 10_000;

/** No new connection is taken, streams end, and what is under way is answered; whoever is not done in time is cut off. */
export async function stopServing(app: FastifyInstance, live: Live | null, most = patience): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), most);
  const closing = app.close();
  await live?.stop();
  await closing;
  clearTimeout(timer);
}

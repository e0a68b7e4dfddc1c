import { buildWhole } from '../../http/server.ts';
import { testPlace } from '../../http/testing/place.ts';
import { connect } from '../../storage/index.ts';
import { usualLimits } from '../files.ts';
import { fileRoutes } from '../routes.ts';
import { localStorage } from '../storage.ts';

// A server of files alone, with a share that no test fills, to be killed by one: database, folder; tells its address.
const [, , url = '', folder = ''] = process.argv;
const db = connect(url);
const files = {
  storage: await localStorage(folder),
  scan: null,
  limits: { ...usualLimits, share: 10 ** 13, files: 10 ** 6 },
};
const place = testPlace({ db }, { files });
const app = await buildWhole({ db, calendar: new Map(), packs: [], now: place.now }, place, fileRoutes);
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);

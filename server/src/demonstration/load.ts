import { type Calendar, lookUpDay } from '@heng/domain/calendar';
import { addDays, type Day } from '@heng/domain/language';
import { packFolder, renderFinding, resolvePack } from '@heng/regulations';
import { rehearse } from '../rehearsal/rehearse.ts';
import { makeDatabase } from '../rehearsal/scratch.ts';
import {
  alone,
  type DatabaseUrls,
  databaseExists,
  dropDatabase,
  dropDatabases,
  Fault,
  inDatabase,
  renameDatabase,
} from '../storage/index.ts';
import { sealAll } from '../storage/journal/index.ts';

/** The regulation the demonstration is held under. */
const regulation = 'xinyang-2022';
export const demonstrationDatabase = 'heng_demonstration';
const name = demonstrationDatabase;
const applicants = 18;
/** Days before today on which the present edition was opened; its winners' notice waits for its day. */
const openedAgo = 95;
/** Of the years after the finished edition; one is over by today whatever the day of the year. */
const yearsAfter = 1;

/**
 * The demonstration's database on this server, made on first use: a finished edition and one that stands in its winners' notice today, both by
 * rehearsal. It is made aside and renamed when it is whole, so that a start that was killed leaves nothing half loaded.
 */
export async function ensureDemonstration(
  server: DatabaseUrls,
  calendar: Calendar,
  today: Day,
  tell: (line: string) => void,
): Promise<DatabaseUrls> {
  const isThere = () => databaseExists(server, name);
  if (!(await isThere())) {
    // Of two starts at once the second waits, and finds what the first has made.
    await alone(server, 'demonstration', async () => {
      if (!(await isThere())) await makeDemonstration(server, calendar, today, tell);
    });
  }
  return inDatabase(server, name);
}

export async function resetDemonstration(
  server: DatabaseUrls,
  calendar: Calendar,
  today: Day,
  tell: (line: string) => void,
): Promise<void> {
  await alone(server, 'demonstration', async () => {
    await dropDatabase(server, name);
    await makeDemonstration(server, calendar, today, tell);
  });
}

async function makeDemonstration(
  server: DatabaseUrls,
  calendar: Calendar,
  today: Day,
  tell: (line: string) => void,
): Promise<void> {
  await dropDatabases(server, 'heng_loading_'); // left by a start that was killed
  const year = Number(today.slice(0, 4));
  const pack = await resolved(today);
  const { programme, place } = pack.regulation;
  tell(
    '正在用演练生成样例，约二十秒：一届已结束，一届正在公示… / Making the samples by rehearsal, about twenty seconds: one edition that is over, one in its notice …',
  );
  const database = await makeDatabase(
    server,
    'demonstration',
    { id: programme, name: place },
    `heng_loading_${Date.now().toString(36)}`,
  );
  try {
    const plan = { calendar, jurisdiction: programme, applicants };
    const finished = `${year - 2}-03-04` as Day;
    await rehearse(
      database.db,
      { ...plan, pack: await resolved(finished), seed: 'finished', from: finished, until: null, yearsAfter },
      () => {},
    );
    const last = pack.steps.findLast(({ kind }) => kind === 'notice')?.id ?? null;
    const notBefore = last === null ? {} : { [last]: workingDaysAgo(calendar, today, 2) };
    await rehearse(
      database.db,
      {
        ...plan,
        pack,
        seed: 'standing',
        from: addDays(today, -openedAgo),
        until: last,
        notBefore,
        label: String(year),
      },
      () => {},
    );
    await sealAll(database.owner);
  } finally {
    await database.close();
  }
  await renameDatabase(server, database.name, name);
}

async function resolved(on: Day) {
  const pack = await resolvePack(packFolder(regulation), on);
  if (pack.ok) return pack.value.pack;
  throw new Fault('configuration', pack.reasons.map((finding) => renderFinding(finding)).join('\n'));
}

/** So many working days before today; in a year not published, weekdays, as pages then say 暂. */
function workingDaysAgo(calendar: Calendar, today: Day, days: number): Day {
  let day = today;
  for (let left = days; left > 0; ) {
    day = addDays(day, -1);
    if (['work', 'make-up'].includes(lookUpDay(calendar, day).kind)) left -= 1;
  }
  return day;
}

import type { Thing } from '@heng/domain/procedure';

/**
 * What each sort of person may read, thing by thing, written down by hand from the regulations and not from the program's own table: how, and on what ground.
 * Grounds name articles (`xinyang 8`); `duty`: what the person comes to do, where no article says more (the design's list of persons); `order`: the law is
 * silent, and this is the platform's own narrow reading. A thing or a role that is not here is not read. `all`: of every case; otherwise of the cases that
 * stand to the seat so.
 *
 * Nothing at all: the public beyond what is published; the three administrators (separate hands, none in any case); somebody of another edition or city; who
 * has withdrawn, in that case (xinyang 10, jichuan 11; elsewhere order), and a party's agent, in a body's seat, of their own; a body that was dissolved with
 * the edition (xinyang 9¶2). Ballots: nobody, ever (xinyang 21).
 */
export type Way =
  | 'all'
  | 'own'
  | 'branch'
  | 'recommended'
  | 'asked'
  /** Asked, and of departments that vet together, not one by one. */
  | 'vetted'
  /** While the edition is open: who has reviewed has no more to do with it afterwards. */
  | 'assigned'
  | 'before'
  | 'decided'
  | 'announced'
  /** Under these, only once what the regulation has promised is signed. */
  | 'all, promised'
  | 'assigned, promised';

type Ground = string;
type Readers = Readonly<Record<string, readonly [Way, Ground]>>;

const running = 'runs the edition: xinyang 8, qujing 6, 9(3), linyi 7¶2, jiangyin 8(5), jichuan 8';
const watching = 'watches the whole of it: xinyang 9¶1, qujing 27, jichuan 10; linyi and jiangyin have no such body';
const office = (way: Way = 'all', ground = running): Readers => ({ office: [way, ground] });
const supervisor = (ground = watching): Readers => ({ supervisor: ['all', ground] });
const watched: Readers = { ...office(), ...supervisor() };

/** Before a body that decides comes what it decides on, and no more. */
const deciding = (way: Way, ground: Ground): Readers => ({
  committee: [way, ground],
  'lead-group': [way, ground],
  government: [way, ground],
});
const listed = 'studies what it decides on: xinyang 20, 21, qujing 8(2), 18(7), linyi 9(3), 16, jiangyin 7(3), 24';
const approving = 'approves and confers: xinyang 22¶2, qujing 20, linyi 7(5), 18, jiangyin 24, 26, jichuan 32, 33';

const byThing: Readonly<Record<Thing, Readers>> = {
  progress: watched,
  people: {
    ...watched,
    ...deciding('all', 'knows who sits and decides with it, and approves them: qujing 7, linyi 7(4)'),
    'lead-group that decides nothing': ['all', 'sets up the committee: xinyang 7¶1, jichuan 6, 7'],
  },
  case: {
    ...watched,
    ...deciding('before', `${listed}; ${approving}`),
    team: ['assigned', 'xinyang 9¶1, 18, qujing 18(3), jiangyin 20, jichuan 9'],
    'review-body': ['assigned', 'linyi 8, 15¶2, qujing 10'],
    department: ['asked', 'xinyang 17, linyi 15¶1, jichuan 19'],
    recommender: ['recommended', 'qujing 11, 12(5), xinyang 12(4), linyi 14, jiangyin 9, 10(6), 19¶1, jichuan 16'],
    association: ['recommended', 'xinyang 11, jiangyin 9'],
    applicant: ['own', 'duty'],
    parent: ['branch', 'xinyang 16¶2'],
  },
  file: {
    ...watched,
    ...deciding('before', `${listed}; ${approving}`),
    team: ['assigned', 'reviews the material: xinyang 18¶2, qujing 18(5), jiangyin 21, jichuan 21, 22'],
    'review-body': ['assigned', 'linyi 8(2), 15¶2, qujing 10'],
    // Only to be asked (xinyang 17, jichuan 19 of persons) is to be told a name and asked for what one knows oneself.
    department: ['vetted', 'vets together with others: linyi 15¶1, jichuan 19'],
    recommender: ['recommended', 'signs an opinion on it: qujing 18(2), linyi 14, jiangyin 19¶1, xinyang 12(4)'],
    association: ['recommended', 'jiangyin 19¶1'],
    applicant: ['own', 'xinyang 15, qujing 18(2), linyi 14, jiangyin 19¶1'],
    parent: ['branch', 'examines it against the regulation: xinyang 16¶2'],
  },
  // Kept by all who come to know them in the review: xinyang 10, qujing 30, linyi 24, jiangyin 30, jichuan 11. A duty to keep is no right to be told: order.
  'trade-secret': {
    ...office('all, promised', 'vets the whole of it; xinyang 10, 15¶2, linyi 24, jiangyin 30'),
    supervisor: ['all, promised', 'xinyang 9¶1, 10, qujing 27'],
    team: ['assigned, promised', 'xinyang 10, qujing 30, linyi 24, jiangyin 30, jichuan 11'],
    'review-body': ['assigned, promised', 'qujing 30, linyi 24'],
    applicant: ['own', 'its own'],
    parent: ['branch', 'one legal person with its branch: xinyang 16¶2'],
  },
  draft: {
    applicant: ['own', 'not handed in, nobody else’s: xinyang 15, qujing 18(2)'],
    parent: ['branch', 'checks before it is handed in: xinyang 16¶2'],
  },
  /** What came out, and what stood against it, its party is told besides: qujing 18(2). */
  vetting: { office: ['all', 'xinyang 17, qujing 18(2), linyi 15¶1, jiangyin 19¶2, jichuan 19'], ...supervisor() },
  opinion: { ...watched, department: ['asked', 'its own alone: xinyang 17, linyi 15¶1, jichuan 19'] },
  /** Single scores are no applicant’s and no committee’s: the committee gets reports (xinyang 20, qujing 9(5), jiangyin 22, 23). */
  sheet: {
    office: ['all', 'watches over the assessors: qujing 9(4), xinyang 8, jiangyin 8(4); linyi 7¶2(4)'],
    ...supervisor(),
    team: ['assigned', 'a colleague’s once one’s own is handed in: xinyang 18¶2, qujing 18 pre, jiangyin 17'],
    'review-body': ['assigned', 'linyi 8(2), (3), qujing 10'],
  },
  consensus: {
    ...watched,
    'lead-group': ['before', 'examines the technical review: linyi 7(3), (5)'],
    committee: ['before', 'reads the reports: xinyang 7¶2, 20, qujing 8(2), 9(5), jiangyin 7(3), 8(7)'],
    team: ['assigned', 'xinyang 9¶1, qujing 18(3), jiangyin 20, jichuan 22'],
    'review-body': ['assigned', 'linyi 8(3), qujing 10¶2'],
  },
  score: {
    ...watched,
    ...deciding(
      'before',
      'ranked for its decision: xinyang 20, qujing 18(7), linyi 7(3), (5), jiangyin 23, jichuan 27, 28',
    ),
    applicant: ['announced', 'order: no regulation gives scores to applicants; its own total when all is over for it'],
  },
  candidates: {
    ...watched,
    ...deciding('before', 'xinyang 20, qujing 9(5), 18(7), linyi 16, jiangyin 8(7), 23, jichuan 27'),
  },
  /** And the chair of the committee, who has to see whether enough have voted: order, jichuan 20. No route is of this thing alone. */
  turnout: watched,
  tally: {
    ...watched,
    ...deciding('decided', 'xinyang 21, 22¶2, qujing 18(7), 20, linyi 16, jiangyin 24, jichuan 28, 31'),
  },
  winners: {
    ...watched,
    ...deciding('decided', 'xinyang 21, 22¶2, qujing 8(2), 20, linyi 7(5), 16, jiangyin 7(3), 24'),
  },
  objection: {
    office: [
      'all',
      'xinyang 8, 23; how they stand it knows everywhere, since an open one holds its case: xinyang 24¶3, qujing 20',
    ],
    ...supervisor(),
    applicant: ['own', 'has to take part in looking into it: xinyang 24¶1; that there is one, never whose'],
  },
  // Receivers alone, see below: not even who watches, and never whom it is against.
  'objection-identity': {},
  report: {},
  award: {
    ...watched,
    government: ['all', 'confers and pays: xinyang 26, qujing 20, 26, linyi 19, 20, jiangyin 26, 27, jichuan 33'],
    auditor: ['all', 'income and spending: qujing 26'],
    applicant: ['announced', 'xinyang 26, qujing 20, linyi 19, jiangyin 26'],
  },
  duties: {
    office: ['all', 'xinyang 30, 34, qujing 9(7), 21, 24, linyi 7¶2(7), jiangyin 8(6)'],
    ...supervisor(),
    applicant: ['announced', 'xinyang 28, 30¶2, 32, qujing 24, 25, 33, linyi 21 to 23'],
  },
  proceeding: {
    office: ['all', 'looks into and asks: xinyang 8, 33, 34, qujing 9(6), 28, 29, linyi 7¶2(7), jiangyin 8(6)'],
    ...supervisor('xinyang 9¶1, 25¶2, qujing 27, 31, jichuan 10'),
  },
  journal: {
    office: ['all', 'its own record of the edition: duty'],
    ...supervisor('proves the record: duty, xinyang 9¶1, qujing 27'),
  },
  'access-log': supervisor('who watches over the office sees whom it looked at: order'),
};

/** Who comes to nothing in an edition of the city: county governments bring forth applicants (xinyang 11); media publish what they are given (xinyang 22¶1). */
const idle = [
  'government that decides nothing',
  'committee that decides nothing',
  'lead-group that decides nothing',
  'media',
];

/** The same by role, for the table. */
export const expected: Readonly<Record<string, Partial<Record<Thing, Way>>>> = Object.fromEntries(
  [...new Set([...idle, ...Object.values(byThing).flatMap((readers) => Object.keys(readers))])].map((role) => [
    role,
    Object.fromEntries(
      Object.entries(byThing).flatMap(([thing, readers]) => (readers[role] ? [[thing, readers[role][0]]] : [])),
    ),
  ]),
);

/** Departments that vet together, and those applicants only who go through this step; null: all (linyi 15¶1, jichuan 19 of organisations). The others are asked: xinyang 17. */
export const vettingTogether: Readonly<
  Record<string, { readonly bodies: readonly string[]; readonly step: string | null }>
> = {
  'linyi-2017': {
    bodies: [
      ...['development-reform', 'industry-it', 'human-resources', 'agriculture', 'health', 'environment'],
      ...['quality-supervision', 'work-safety', 'food-drug'],
    ],
    step: null,
  },
  'jichuan-2026': { bodies: ['market-bureau', 'safety-bureau'], step: 'management-review' },
};

/**
 * To whom objections and reports come is for each channel to say: xinyang 23, 25¶1; qujing 9(6), 19; jichuan 30. Where none is named (order): objections to the
 * office (jiangyin 26), reports to the supervisors (jichuan 10), past the office, and to the office where there are none (linyi, jiangyin).
 */
export const receivers: Readonly<
  Record<string, { readonly objections: readonly string[]; readonly reports: readonly string[] }>
> = {
  'xinyang-2022': { objections: ['office'], reports: ['supervision-group'] },
  'qujing-2014': { objections: ['office'], reports: ['office'] },
  'linyi-2017': { objections: [], reports: ['office'] },
  'jiangyin-2022': { objections: ['office'], reports: ['office'] },
  'jichuan-2026': { objections: ['supervisor'], reports: ['supervisor'] },
};
/** Whom a receiver reports to (xinyang 25¶2): they read what is passed on to them, and everything once it was dissolved with its edition (9¶2). */
export const heirs: Readonly<Record<string, readonly string[]>> = { 'supervision-group': ['committee', 'office'] };

/** Who asks for sanctions or decides on them, besides the office and the supervisors, who see all: of proceedings under these alone. */
export const sanctioning: Readonly<Record<string, readonly string[]>> = {
  // Revocation 33, 34; against reviewers 35, where nobody is named to decide.
  'xinyang-2022': ['government'],
  // Revocation 28; 31¶1, 31¶3 and 34 name nobody; the authority over a review body for 31¶2 alone.
  'qujing-2014': ['government', 'agency-authority'],
  // Exit 28, 29 by the lead group to the government; the committee for those who take part 25 and who review 26.
  'linyi-2017': ['lead-group', 'government', 'committee'],
  // 29 and 31.
  'jiangyin-2022': ['committee', 'government'],
  // 38 to 41.
  'jichuan-2026': ['government', 'committee', 'lead-group'],
};

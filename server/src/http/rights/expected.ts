import type { Thing } from '@heng/domain/procedure';

/**
 * What each sort of person may read, written down from the regulations and from the duties of the bodies, and not from the program's own table. `all`: of
 * every case; otherwise of the cases that stand to the seat so. A thing that is not named is not read. Articles are those of the packs that say so; where
 * none is named it is the duty itself that asks for it, or the platform's own narrow reading.
 *
 * Nothing at all: the public beyond what is published; the three administrators (separate hands, none in any case); somebody of another edition or city; who has
 * withdrawn, in that case (xinyang-2022 10, jichuan-2026 11); a body that was dissolved with the edition (xinyang-2022 9¶2).
 */
export type Way =
  | 'all'
  | 'own'
  | 'branch'
  | 'recommended'
  | 'asked'
  | 'assigned'
  | 'before'
  | 'decided'
  | 'announced'
  /** Under these, only once what the regulation has promised is signed. */
  | 'all, promised'
  | 'assigned, promised';

type Rights = Partial<Record<Thing, Way>>;

/** The office runs the edition (qujing 9, xinyang 8, linyi 7¶2, jiangyin 8): everything but drafts and ballots, and who objected only where it answers. */
const office: Rights = {
  progress: 'all',
  people: 'all',
  case: 'all',
  file: 'all',
  // Secrets are kept by all who take part: xinyang 10, jiangyin 30, linyi 24, qujing 30.
  'trade-secret': 'all, promised',
  vetting: 'all',
  opinion: 'all',
  sheet: 'all',
  consensus: 'all',
  score: 'all',
  candidates: 'all',
  turnout: 'all',
  tally: 'all',
  winners: 'all',
  objection: 'all',
  award: 'all',
  duties: 'all',
  proceeding: 'all',
  journal: 'all',
};

/** Before a body that decides comes what it decides on, and no more (jiangyin 8(7), 24; linyi 16, 18; xinyang 20, 21, 22¶2; qujing 9(5), 18(7), 20). */
const deciding: Rights = {
  people: 'all',
  case: 'before',
  file: 'before',
  score: 'before',
  candidates: 'before',
  tally: 'decided',
  winners: 'decided',
};

export const expected: Readonly<Record<string, Rights>> = {
  office,
  /** Watches every step but what a ballot holds (xinyang 9¶1, 25; qujing 27), and looks after who looked. */
  supervisor: { ...office, 'access-log': 'all' },
  committee: { ...deciding, consensus: 'before' },
  'lead-group': deciding,
  /** Confers and pays (qujing 26, xinyang 22¶2, linyi 18, jiangyin 26). */
  government: { ...deciding, award: 'all' },
  /** Those who hold no step decide on nothing here: xinyang 11 has them organise applications. */
  'government that decides nothing': {},
  'lead-group that decides nothing': {},
  'committee that decides nothing': {},
  /** Score what they were given, on their own first (xinyang 9¶1, 18; jiangyin 20-22; qujing 18(3)-(6)). */
  team: {
    case: 'assigned',
    file: 'assigned',
    'trade-secret': 'assigned, promised',
    sheet: 'assigned',
    consensus: 'assigned',
  },
  /** linyi 8, 15¶2; qujing 10. */
  'review-body': {
    case: 'assigned',
    file: 'assigned',
    'trade-secret': 'assigned, promised',
    sheet: 'assigned',
    consensus: 'assigned',
  },
  /** Answer what they were asked (xinyang 17, linyi 15¶1, jichuan 19): no scores, no file, no other department. */
  department: { case: 'asked', opinion: 'asked' },
  /** qujing 11, 12(5); xinyang 12(4); linyi 14; jiangyin 9, 10(6). */
  recommender: { case: 'recommended', file: 'recommended' },
  association: { case: 'recommended', file: 'recommended' },
  /** Income and spending: qujing 26. */
  auditor: { award: 'all' },
  media: {},
  /** Their own, and a score once it is made known. */
  applicant: {
    case: 'own',
    file: 'own',
    'trade-secret': 'own',
    draft: 'own',
    objection: 'own',
    score: 'announced',
    award: 'announced',
    duties: 'announced',
  },
  /** xinyang 16¶2: checks and shows the application of its branch. */
  parent: { case: 'branch', file: 'branch', 'trade-secret': 'branch', draft: 'branch' },
};

/** To whom objections and reports come is for each channel to say: xinyang 23, 25¶1; qujing 9(6), 19; jichuan 30; none elsewhere, so to the office. */
export const receivers: Readonly<
  Record<string, { readonly objections: readonly string[]; readonly reports: readonly string[] }>
> = {
  'xinyang-2022': { objections: ['office'], reports: ['supervision-group'] },
  'qujing-2014': { objections: ['office'], reports: ['office'] },
  'linyi-2017': { objections: [], reports: ['office'] },
  'jiangyin-2022': { objections: ['office'], reports: ['office'] },
  'jichuan-2026': { objections: ['supervisor'], reports: ['office'] },
};
/** Whom a receiver reports to (xinyang 25¶2): they read what is passed on to them, and everything once it was dissolved with its edition (9¶2). */
export const heirs: Readonly<Record<string, readonly string[]>> = { 'supervision-group': ['committee', 'office'] };

/** Who asks for sanctions or decides on them, besides the office and the supervisors, who see all: xinyang 28-35, qujing 31¶2-34, linyi 20-24, jiangyin 28-31, jichuan 38-41. */
export const sanctioning: Readonly<Record<string, readonly string[]>> = {
  'xinyang-2022': ['government'],
  'qujing-2014': ['government', 'agency-authority'],
  'linyi-2017': ['lead-group', 'government', 'committee'],
  'jiangyin-2022': ['committee', 'government'],
  'jichuan-2026': ['government', 'committee', 'lead-group'],
};

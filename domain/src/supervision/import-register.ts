import {
  type Actor,
  type Day,
  dayOf,
  type Instant,
  isDigest,
  type Refusal,
  type Result,
  unless,
} from '../language/index.ts';
import type { ResolvedPack } from '../regulation/index.ts';
import type { SupervisionAct } from './acts.ts';
import { no } from './refusals.ts';

/** An award from before the platform, as one row of the file. */
export interface PastRow {
  /** Whatever tells one holder from another in the file: an organisation's code, an applicant's id. */
  readonly holder: string;
  readonly tier: string;
  readonly awardedOn: Day;
  readonly revokedOn: Day | null;
}

export interface ImportRegister {
  readonly programme: string;
  readonly rows: readonly PastRow[];
  /** Of the file. */
  readonly sha256: string;
  /** Of what is put on the register. */
  readonly rowsSha256: string;
}

/** The regulation whose office imports, the tiers of the programme, who imports, and what the register holds already. */
export interface RegisterState {
  readonly pack: ResolvedPack;
  /** Of all regulations of the programme. null: another's, which rules here speak of without naming its tiers. */
  readonly tiers: readonly string[] | null;
  readonly actor: Actor;
  readonly seated: boolean;
  readonly known: readonly PastRow[];
}

type RegisterImported = Extract<SupervisionAct, { act: 'register-imported' }>;

/**
 * 导入往届获奖: all rows or none, each fault told with its row, counted from 1. Refused: a day that has not come, revoked before it was given, the same
 * award twice in the file or on the register already, a tier the programme does not have: rules read them by id.
 */
export function importRegister(
  { pack, tiers, actor, seated, known }: RegisterState,
  { programme, rows, sha256, rowsSha256 }: ImportRegister,
  at: Instant,
): Result<RegisterImported, Refusal> {
  const offices = Object.entries(pack.bodies).filter(([, { role }]) => role === 'office');
  const isOffice = seated && offices.some(([id]) => id === actor.body);
  const first = known.length;
  const byHolder = Map.groupBy(
    [...known, ...rows].map((row, place) => ({ row, place })),
    ({ row }) => row.holder,
  );
  const before = ({ holder }: PastRow, i: number): readonly PastRow[] =>
    (byHolder.get(holder) ?? []).flatMap(({ row, place }) => (place < first + i ? [row] : []));
  return unless<RegisterImported, Refusal>(
    [
      !isOffice && no('not-the-office', null, { expected: offices.map(([, { name }]) => name) }),
      rows.length === 0 && no('nothing-to-import', null),
      !isDigest(sha256) && no('digest-unfit', null),
      ...rows.flatMap((row, i) => rowFaults(tiers, before(row, i), row, i + 1, dayOf(at))),
    ],
    () => ({ act: 'register-imported', article: null, programme, awards: rows.length, sha256, rowsSha256 }),
  );
}

function rowFaults(
  tiers: RegisterState['tiers'],
  before: readonly PastRow[],
  own: PastRow,
  row: number,
  today: Day,
): readonly (Refusal | false)[] {
  const { tier, awardedOn, revokedOn } = own;
  return [
    tiers !== null && !tiers.includes(tier) && no('row-tier-unknown', null, { row, tier, tiers }),
    awardedOn > today && no('row-day-not-come', null, { row, day: awardedOn }),
    revokedOn !== null && revokedOn > today && no('row-day-not-come', null, { row, day: revokedOn }),
    revokedOn !== null &&
      revokedOn < awardedOn &&
      no('row-revoked-before', null, { row, awarded: awardedOn, revoked: revokedOn }),
    before.some((other) => sameAward(other, own)) && no('row-twice', null, { row, tier, awarded: awardedOn }),
  ];
}

const sameAward = (a: PastRow, b: PastRow): boolean => a.tier === b.tier && a.awardedOn === b.awardedOn;

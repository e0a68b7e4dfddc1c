import { type ApplicantId, as, type Day } from '@heng/domain/language';
import type { FactValue, ResolvedPack } from '@heng/domain/regulation';
import { inventFacts, inventRecord, tooYoung } from './invent-facts.ts';
import { inventApplicant } from './names.ts';
import type { Random } from './random.ts';

/** What goes wrong with an invented application; null: nothing. */
type Flaw = 'reported' | 'too-young' | 'late' | 'withdrawn' | null;

/** An applicant of a rehearsal, with all that it will answer and how good it is. */
export interface PlannedApplicant {
  readonly id: ApplicantId;
  readonly name: string;
  readonly industry: string;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly flaw: Flaw;
  /** What a department will report, where something goes wrong that way. */
  readonly report: { readonly fact: string; readonly value: FactValue } | null;
  readonly isBranch: boolean;
  /** Percent, around which its sheets are scored. */
  readonly quality: number;
  /** Days after the announcement on which it starts, at the earliest. */
  readonly startsAfter: number;
}

const flaws: readonly Flaw[] = ['reported', 'too-young', 'late', 'withdrawn'];

export function planApplicants(
  pack: ResolvedPack,
  number: number,
  day: Day,
  random: Random,
): readonly PlannedApplicant[] {
  const branchFact = 'branch' in pack.facts;
  return Array.from({ length: number }, (_, n) => {
    const own = random.for(`applicant-${n}`);
    const invented = inventApplicant(pack.regulation.place, n);
    const isBranch = branchFact && n % 9 === 5;
    const given: Record<string, FactValue> = {
      industry: invented.industry,
      enterprise: invented.business,
      'in-business': invented.business,
      'non-profit': !invented.business,
      branch: isBranch,
      'little-giant': invented.business && own.chance(20),
    };
    const facts = inventFacts(
      pack,
      day,
      own,
      Object.fromEntries(Object.entries(given).filter(([id]) => id in pack.facts)),
    );
    // Every fifth applicant fails in one way or another, in turn, so that a rehearsal of some size meets each.
    const flaw: Flaw = n % 5 === 4 ? (flaws[Math.floor(n / 5) % flaws.length] ?? null) : null;
    const record = flaw === 'reported' ? inventRecord(pack, day, own) : null;
    return {
      id: as<ApplicantId>(`applicant-${n + 1}`),
      name: invented.name,
      industry: invented.industry,
      facts: flaw === 'too-young' ? tooYoung(pack, day, facts) : facts,
      flaw,
      report: record === null ? null : { fact: record.fact, value: [record.entry] },
      isBranch,
      quality: 50 + own.below(35),
      startsAfter: own.below(6),
    };
  });
}

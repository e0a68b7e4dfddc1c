import type { ApplicantId } from '../language/index.ts';
import type { Target } from '../supervision/index.ts';
import type { Act } from './acts.ts';

/** Who holds which award, who applied by which case, and whom a proceeding is against: by id. */
export interface KeptReplay {
  readonly holders: Map<string, ApplicantId>;
  readonly targets: Map<string, Target>;
}

export const noKeptReplay = (): KeptReplay => ({ holders: new Map(), targets: new Map() });

/**
 * What an act puts on record as it stands, with nothing to compute: who holds an award and since when, findings, measures, whom a bar stands against,
 * what was published, corrected, reported and answered, who was present, who was put up for a seat. By name, the value as text.
 */
export function keptBy({ holders, targets }: KeptReplay, act: Act): readonly (readonly [name: string, kept: string])[] {
  switch (act.act) {
    case 'case-opened':
      holders.set(act.case, act.applicant);
      return [];
    case 'award-conferred':
      holders.set(act.award, act.applicant);
      return [
        [`holder ${act.award}`, act.applicant],
        [`honours ${act.award}`, joined(...(act.honours ?? ['-']))],
      ];
    case 'conferral-announced':
      return act.awards.map((award) => [`announced ${award}`, act.day] as const);
    case 'money-decided':
      return [[`money decided ${act.award}`, joined(act.day, act.document)]];
    case 'money-paid':
      return [[`paid ${act.award} ${act.on}`, 'paid']];
    case 'item-recovered':
      return [[`recovered ${act.proceeding} ${act.what} ${act.on}`, 'recovered']];
    case 'event-reported':
      return [[`event ${act.award} ${act.fact} ${act.sha256}`, 'reported']];
    case 'event-withdrawn':
      return [[`withdrawn ${act.event}`, act.fact]];
    case 'proceeding-opened':
      targets.set(act.proceeding, act.target);
      return [[`against ${act.proceeding}`, joined(...Object.values(act.target))]];
    case 'ground-found':
      return [[`finding ${act.proceeding} ${act.ground}`, act.finding]];
    case 'sanction-decided':
      return decided(holderOf(holders, targets.get(act.proceeding)), act);
    case 'decision-published':
      return [[`published ${act.proceeding}`, act.day]];
    case 'correction-reported':
      return [[`correction ${act.proceeding}`, act.sha256]];
    case 'correction-judged':
      return [[`corrected ${act.proceeding}`, String(act.met)]];
    case 'report-received':
      return [
        [`report ${act.report}`, joined(act.channel, act.anonymous, ...Object.values(act.about ?? {}))],
        [`report due ${act.report}`, joined(act.due, act.missing.join('+'))],
      ];
    case 'report-completed':
      return [[`report due ${act.report}`, joined(act.due, '')]];
    case 'report-answered':
      return [[`answer ${act.report}`, joined(act.upheld, act.sha256)]];
    case 'review-closed':
    case 'survey-recorded':
      return act.results.flatMap(({ case: id, said }) =>
        said === null ? [] : [[`said ${act.step} ${id}`, said] as const],
      );
    case 'resolution-recorded':
      return [[`resolution ${act.step}`, joined(act.day, act.document, act.members, act.present.join('+'))]];
    case 'members-proposed':
      return act.members.map(({ person, seat, category }) => [nominee(act, person), joined(seat, category)] as const);
    default:
      return [];
  }
}

const joined = (...parts: readonly (string | number | boolean | null)[]): string => parts.join('/');

const nominee = ({ body, of }: { readonly body: string; readonly of: string | null }, person: string): string =>
  `nominee ${body} ${of ?? ''} ${person}`;

/** The holder of the award, or the applicant of the case; null: it is against a person or a body. */
function holderOf(holders: KeptReplay['holders'], target: Target | undefined): ApplicantId | null {
  if (target === undefined) return null;
  if ('award' in target) return holders.get(target.award) ?? null;
  return 'case' in target ? (holders.get(target.case) ?? null) : null;
}

type Decided = Extract<Act, { act: 'sanction-decided' }>;

const decided = (
  holder: ApplicantId | null,
  { proceeding, measures }: Decided,
): readonly (readonly [string, string])[] =>
  measures.flatMap(({ do: kind, article, what, due, bar }, i) => [
    [`measure ${proceeding} ${i + 1}`, joined(kind, JSON.stringify(article), what.join('+'), due)] as const,
    ...(bar !== null && holder !== null ? [[`barred ${proceeding} ${i + 1}`, holder] as const] : []),
  ]);

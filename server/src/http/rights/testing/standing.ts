import { as, type CaseId } from '@heng/domain/language';
import type { EditionView, Thing } from '@heng/domain/procedure';
import type { ResolvedPack } from '@heng/domain/regulation';
import { expected, heirs, receivers, sanctioning, vettingTogether, type Way } from './expected.ts';

type Seat = EditionView['members'][number];
type File = EditionView['cases'][number];

/** What a person may read at a moment: told from the view of the edition and from what was written down by hand, by neither the program's decision nor its tables. */
export interface Expected {
  /** Of a thing of cases: these; of a thing of the edition: `edition` or not. */
  readonly may: (thing: Thing, one: CaseId) => boolean;
  readonly edition: (thing: Thing) => boolean;
  /** A report that came to a body of theirs, or was passed on to it. */
  readonly report: (id: string) => boolean;
  /** Cases of which it cannot be told from the view whether they are to be recommended: either answer is right. */
  readonly either: (one: CaseId) => boolean;
}

/** What the view does not tell. */
export interface Besides {
  readonly signed: readonly { readonly person: string; readonly undertaking: string }[];
  readonly forwarded: readonly { readonly report: string; readonly body: string }[];
  readonly recommendations: readonly { readonly case: string; readonly body: string; readonly of: string }[];
}

export function expectedFor(view: EditionView, besides: Besides, person: string): Expected {
  const { pack } = view;
  const seats = view.members.filter((one) => one.person === person && !isGone(view, one.body));
  const own = ofParties(view, seats, 'applicant');
  const branches = ofParties(view, seats, 'parent');
  const interest = new Set([
    ...view.cases.filter(({ recused }) => recused.some((one) => one === person)).map(({ id }) => id),
    ...own,
    ...branches,
  ]);
  const waysFor = (thing: Thing): readonly { readonly seat: Seat; readonly way: Way }[] =>
    seats.flatMap((seat) => {
      const way = expected[sortOf(pack, seat)]?.[thing];
      const more = besidesRole(view, seat, thing);
      return [...(way ? [{ seat, way }] : []), ...(more ? [{ seat, way: 'all' as const }] : [])];
    });
  const signed = ({ body }: Seat) =>
    pack.undertakings.every(
      ({ id, by }) =>
        !by.includes(body) || besides.signed.some((one) => one.person === person && one.undertaking === id),
    );
  const stands = (file: File, seat: Seat, way: Way): boolean => {
    const [how, promised] = way.split(', ');
    if (promised && !signed(seat)) return false;
    if (how === 'own') return own.includes(file.id);
    if (how === 'branch') return branches.includes(file.id);
    if (how === 'announced') return own.includes(file.id) && isTold(view, file);
    if (interest.has(file.id)) return false;
    if (how === 'all') return true;
    if (how === 'recommended')
      return besides.recommendations.some(
        (one) => one.case === file.id && one.body === seat.body && one.of === (seat.of ?? ''),
      );
    if (how === 'asked') return file.opinions.some(({ department }) => department === (seat.of ?? seat.body));
    if (how === 'vetted') return isVettedBy(view, file, seat);
    if (how === 'assigned') return view.edition.closedAt === null && isAssigned(view, file, seat);
    if (how === 'before') return isBefore(view, file, seat);
    return isBefore(view, file, seat) && (file.voted.length > 0 || file.winner !== null);
  };
  const fileOf = (id: CaseId) => view.cases.find((one) => one.id === id);
  return {
    may: (thing, id) => {
      const file = fileOf(id);
      return file !== undefined && waysFor(thing).some(({ seat, way }) => stands(file, seat, way));
    },
    edition: (thing) => waysFor(thing).some(({ way }) => way === 'all'),
    report: (id) => {
      const to = besides.forwarded.filter((one) => one.report === id).map(({ body }) => body);
      return seats.some((seat) => to.includes(seat.body) || besidesRole(view, seat, 'report', false));
    },
    either: (id) => {
      const file = fileOf(id);
      return (
        file !== undefined &&
        file.submittedAt === null &&
        file.ended === null &&
        seats.some((seat) => pack.bodies[seat.body]?.role === 'recommender')
      );
    },
  };
}

function besidesRole({ pack, edition }: EditionView, { body }: Seat, thing: Thing, withTold = true): boolean {
  const law = receivers[pack.regulation.id];
  const to = (bodies: readonly string[]) =>
    bodies
      .flatMap((one) =>
        edition.closedAt !== null && pack.bodies[one]?.lasts === 'edition' ? (heirs[one] ?? []) : [one],
      )
      .includes(body);
  if (thing === 'objection' || thing === 'objection-identity') return to(law?.objections ?? []);
  if (thing === 'report')
    return (
      to(law?.reports ?? []) || (withTold && (law?.reports ?? []).some((one) => (heirs[one] ?? []).includes(body)))
    );
  return thing === 'proceeding' && (sanctioning[pack.regulation.id] ?? []).includes(body);
}

const isGone = ({ edition, pack }: EditionView, body: string): boolean =>
  edition.closedAt !== null && pack.bodies[body]?.lasts === 'edition';

function sortOf(pack: ResolvedPack, { body }: Seat): string {
  const role = pack.bodies[body]?.role;
  if (role === undefined) return body;
  if (!['committee', 'lead-group', 'government'].includes(role)) return role;
  const kinds = ['resolution', 'ballot', 'approval', 'conferral'];
  const decides = pack.steps.some(({ by, kind }) => kinds.includes(kind) && [by].flat().includes(body));
  return decides ? role : `${role} that decides nothing`;
}

const ofParties = (view: EditionView, seats: readonly Seat[], party: string): readonly CaseId[] =>
  view.cases
    .filter(({ applicant }) => seats.some(({ body, of }) => body === party && of === applicant))
    .map(({ id }) => as<CaseId>(id));

/** The award is announced, or the case came to its end in a step that is closed. */
function isTold(view: EditionView, { award, ended }: File): boolean {
  if (award?.announced === true) return true;
  return ended !== null && view.steps.some(({ step, closedAt }) => step === ended.step && closedAt !== null);
}

const placeOf = ({ pack }: EditionView, step: string): number => pack.steps.findIndex(({ id }) => id === step);

/** Handed in before the step was opened, and still in the procedure then. */
function stoodIn(view: EditionView, file: File, step: string): boolean {
  const opened = view.steps.find((one) => one.step === step)?.openedAt ?? null;
  const { submittedAt, ended } = file;
  if (opened === null || submittedAt === null || submittedAt > opened) return false;
  return ended === null || placeOf(view, ended.step) >= placeOf(view, step);
}

function isVettedBy({ pack }: EditionView, { opinions, inScope }: File, { body, of }: Seat): boolean {
  const together = vettingTogether[pack.regulation.id];
  return (
    together?.bodies.includes(body) === true &&
    (together.step === null || inScope[together.step] === true) &&
    opinions.some(({ department }) => department === (of ?? body))
  );
}

function isAssigned(view: EditionView, file: File, { body, person }: Seat): boolean {
  const { pack } = view;
  if (Object.values(file.teams).some((team) => team.body === body && team.members.some((one) => one.person === person)))
    return true;
  const house = pack.bodies[body]?.role === 'review-body' ? body : pack.bodies[body]?.created_by;
  if (house === undefined || pack.bodies[house]?.role !== 'review-body') return false;
  return pack.steps.some((step) => step.kind === 'review' && step.by === house && stoodIn(view, file, step.id));
}

function isBefore(view: EditionView, file: File, { body }: Seat): boolean {
  const { steps } = view.pack;
  if (steps.some(({ id, by }) => [by].flat().includes(body) && stoodIn(view, file, id))) return true;
  const list = steps.findIndex(({ kind }) => kind === 'candidate-list');
  const next = steps.find(({ kind }, place) => place > list && ['resolution', 'ballot', 'approval'].includes(kind));
  return list >= 0 && file.tier !== null && next !== undefined && [next.by].flat().includes(body);
}

import { type Day, dayOf, type EditionId, type Instant, type Refusal, type Result, unless } from '../language/index.ts';
import { articleOf, type ResolvedPack } from '../regulation/index.ts';
import type { EditionAct } from './acts.ts';
import { no } from './refusals.ts';
import { warningsOnEdition } from './warnings.ts';

export interface OpenEdition {
  readonly edition: EditionId;
  readonly label: string;
  /** Which edition of its programme it is, earlier ones that were not held here counted; null: not said. */
  readonly number: number | null;
  readonly nature: 'real' | 'rehearsal';
}

/** What there is before there is an edition: the resolved pack with its digest, and whether the id is taken. */
export interface EditionPlace {
  readonly pack: ResolvedPack;
  readonly digest: string;
  readonly taken: boolean;
  /** The day on which the last edition of the same nature under this programme was opened; null: there is none. */
  readonly previous: Day | null;
}

type EditionOpened = Extract<EditionAct, { act: 'edition-opened' }>;

/**
 * Opens an edition 届. A real one needs a regulation in force on the day; a draft or an expired one may be rehearsed, and the rehearsal is labelled.
 * Both ends of the period in force are inside it.
 */
export function openEdition(place: EditionPlace, command: OpenEdition, at: Instant): Result<EditionOpened, Refusal> {
  const { regulation } = place.pack;
  const { from, to } = regulation.in_force;
  const today = dayOf(at);
  // `expired` is what the pack knows today; on a day inside the period it was in force, and only its last day says until when.
  const lasting = regulation.status === 'in-force' || (regulation.status === 'expired' && to !== null);
  const inForce = lasting && from !== null && from <= today && (to === null || today <= to);
  return unless<EditionOpened, Refusal>(
    [
      place.taken && no('edition-exists', null, { edition: command.edition }),
      command.nature === 'real' &&
        !inForce &&
        no('regulation-not-in-force', articleOf(regulation.in_force), {
          day: today,
          from,
          to,
          status: regulation.status,
        }),
    ],
    () => ({
      act: 'edition-opened',
      article: articleOf(regulation, 'cycle'),
      edition: command.edition,
      regulation: regulation.id,
      label: command.label,
      number: command.number,
      nature: command.nature,
      pack: place.digest,
      warnings: warningsOnEdition(place.pack, place.previous, today),
    }),
  );
}

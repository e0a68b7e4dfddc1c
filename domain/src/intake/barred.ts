import type { Frame } from '../edition/index.ts';
import { type Cite, dayOf, type Instant, type Refusal } from '../language/index.ts';
import { type BarOnRecord, governingBars } from '../regulation/index.ts';
import { no } from './refusals.ts';

/** A bar against an applicant, with the regulation it was decided under and its article there. */
export interface StandingBar extends BarOnRecord {
  readonly regulation: string;
  readonly article: Cite | null;
}

/** 限制申报: nobody opens a case or hands in while a bar stands; of several the longest is told. An article of another regulation is not cited as this one's. */
export function barredFrom({ pack }: Frame, bars: readonly StandingBar[], at: Instant): readonly Refusal[] {
  const { programme, id } = pack.regulation;
  return governingBars(bars, programme, dayOf(at)).map(({ first, last, editions, regulation, article }) =>
    no('barred-from-applying', regulation === id ? article : null, { first, last, editions, regulation }),
  );
}

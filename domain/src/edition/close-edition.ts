import type { CaseId, Cite, Instant, Refusal, Result } from '../language/index.ts';
import { unless } from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { EditionAct } from './acts.ts';
import { bodiesOf, isPerCase, notAllowed, unclosedBefore } from './checks.ts';
import type { Frame } from './frame.ts';
import { stepOf } from './frame.ts';
import { no } from './refusals.ts';

type EditionClosed = Extract<EditionAct, { act: 'edition-closed' }>;

/** Ends an edition: every step is closed, every winner has the award. Bodies that last one edition are dissolved with it. */
export function closeEdition(
  state: { readonly frame: Frame; readonly unconferred: readonly CaseId[] },
  _at: Instant,
): Result<EditionClosed, Refusal> {
  const { frame, unconferred } = state;
  const last = frame.pack.steps.findLast((step) => !isPerCase(step));
  const open = last ? [...unclosedBefore(frame, last.id), ...(isClosed(frame, last.id) ? [] : [last])] : [];
  return unless<EditionClosed, Refusal>(
    [
      notAllowed(frame, bodiesOf(frame.pack, 'office'), null),
      frame.edition.closedAt !== null && no('edition-over', null, { closed: frame.edition.closedAt }),
      open.length > 0 &&
        no('step-waits', null, { name: frame.edition.label, waits: open.map(({ id }) => stepOf(frame.pack, id).name) }),
      unconferred.length > 0 && no('winners-not-conferred', null, { cases: unconferred }),
    ],
    () => ({
      act: 'edition-closed',
      article: dissolvedBy(frame),
      dissolved: Object.entries(frame.pack.bodies)
        .filter(([, body]) => body.lasts === 'edition')
        .map(([id]) => id),
    }),
  );
}

/** What the edition ends by itself, it ends on the articles of the bodies that last no longer. */
function dissolvedBy({ pack }: Frame): Cite | null {
  const articles = Object.values(pack.bodies).flatMap((body) =>
    body.lasts === 'edition' ? (articleOf(body, 'lasts') ?? []) : [],
  );
  const [only, ...others] = [...new Set(articles)];
  return only === undefined ? null : others.length === 0 ? only : [only, ...others];
}

const isClosed = (frame: Frame, step: string): boolean =>
  frame.steps.some((state) => state.step === step && state.closedAt !== null);

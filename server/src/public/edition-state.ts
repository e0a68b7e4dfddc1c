import { isPerCase } from '@heng/domain/edition';
import type { Day } from '@heng/domain/language';
import type { Step } from '@heng/domain/regulation';
import type { EditionRow, NoticeRow, StepRow } from './read.ts';

/** What the public can do in an edition today, and until when. */
type Call =
  | { readonly kind: 'closed' }
  | { readonly kind: 'notice'; readonly step: Step; readonly notice: NoticeRow; readonly last: Day }
  | { readonly kind: 'notice-over'; readonly step: Step; readonly notice: NoticeRow; readonly last: Day }
  | { readonly kind: 'apply'; readonly step: Step; readonly last: Day | null; readonly announcement: NoticeRow | null }
  | { readonly kind: 'apply-over'; readonly step: Step; readonly last: Day; readonly announcement: NoticeRow | null }
  | { readonly kind: 'work'; readonly step: Step; readonly isOpen: boolean; readonly next: Step | null };

/** An edition as a page shows it. */
export interface EditionState {
  readonly edition: EditionRow;
  readonly steps: readonly StepRow[];
  readonly notices: readonly NoticeRow[];
  /** The first step of the whole edition that is not closed; null: all are. */
  readonly current: Step | null;
  readonly call: Call;
}

/** Where the edition stands and what follows from it for the public, on this day. */
export function editionState(
  edition: EditionRow,
  steps: readonly StepRow[],
  notices: readonly NoticeRow[],
  today: Day,
): EditionState {
  const current = currentOf(edition, steps);
  return { edition, steps, notices, current, call: callOf(edition, current, steps, notices, today) };
}

function currentOf({ pack, closedAt }: EditionRow, steps: readonly StepRow[]): Step | null {
  if (closedAt !== null) return null;
  return (
    pack.steps.find((step) => !isPerCase(step) && steps.find((row) => row.step === step.id)?.closedAt === null) ?? null
  );
}

function callOf(
  { pack, closedAt }: EditionRow,
  step: Step | null,
  steps: readonly StepRow[],
  notices: readonly NoticeRow[],
  today: Day,
): Call {
  if (closedAt !== null || step === null) return { kind: 'closed' };
  const notice = notices.find((one) => one.step === step.id);
  if (step.kind === 'notice' && notice && notice.last !== null) {
    return { kind: today > notice.last ? 'notice-over' : 'notice', step, notice, last: notice.last };
  }
  const row = steps.find((one) => one.step === step.id);
  const isOpen = row?.openedAt !== null && row?.openedAt !== undefined;
  if (step.kind === 'application' && isOpen) {
    const announcement = notices.find((one) => one.kind === 'announcement') ?? null;
    const last = row.closesOn;
    return last !== null && today > last
      ? { kind: 'apply-over', step, last, announcement }
      : { kind: 'apply', step, last, announcement };
  }
  const after = pack.steps.indexOf(step);
  const next = pack.steps.find((one, i) => i >= after && one.kind === 'notice' && !isPerCase(one)) ?? null;
  return { kind: 'work', step, isOpen, next };
}

/** Whether a regulation can carry a real edition on this day; else why not. */
export function canOpen(
  { status, in_force }: EditionRow['pack']['regulation'],
  today: Day,
): { readonly open: true } | { readonly open: false; readonly why: 'draft' | 'expired' | 'repealed' | 'not-yet' } {
  if (status !== 'in-force') return { open: false, why: status };
  if (in_force.from !== null && today < in_force.from) return { open: false, why: 'not-yet' };
  return in_force.to !== null && today > in_force.to ? { open: false, why: 'expired' } : { open: true };
}

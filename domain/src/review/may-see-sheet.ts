import type { PersonId } from '../language/index.ts';
import type { Body } from '../regulation/index.ts';

/** Who wants to read a score sheet, and how they stand to its case. */
export interface SheetReader {
  readonly person: PersonId;
  /** The role of the body they act for; null: a party, or the public. */
  readonly role: Body['role'] | null;
  readonly recused: boolean;
  /** On the team of this case for this step. */
  readonly onTeam: boolean;
  /** Their own sheet of this case for this step is handed in. */
  readonly handedIn: boolean;
}

/**
 * Whether somebody may read a sheet. One's own, always; a colleague's, only after one's own is handed in; the office and the supervisors read what is
 * handed in. Somebody recused from the case sees nothing of it, not even a sheet of their own. Drafts are their writer's alone.
 */
export function maySeeSheet(
  reader: SheetReader,
  sheet: { readonly assessor: PersonId; readonly handedIn: boolean },
): boolean {
  if (reader.recused) return false;
  if (reader.person === sheet.assessor) return true;
  if (!sheet.handedIn) return false;
  if (reader.onTeam) return reader.handedIn;
  return reader.role === 'office' || reader.role === 'supervisor';
}

import type { PlainDate } from '#rules/calendar/plain-date.ts'

/** In which part someone decided: the chair, or the deputy while acting for an absent chair (M2, P8). */
export type DecidedAs = 'chair' | 'acting-deputy'

/** A meeting that is to decide: its day and who decides at it, null while neither chair nor deputy is recorded present. */
export type DecidingSitting = { readonly on: PlainDate; readonly decidedAs: DecidedAs | null }

/** Who decides at a meeting: the chair when recorded present, else the deputy, who then acts; null: nobody can (M2; TM-02). */
export function whoDecides(present: { readonly chair: boolean; readonly deputy: boolean }): DecidedAs | null {
  if (present.chair) return 'chair'
  return present.deputy ? 'acting-deputy' : null
}

import type { Life } from '#test/simulate/living.ts'

/** Something that happens in a council beside what people come upon. */
export type Happening = {
  readonly says: string
  /** Whether it happens on this day; by chance where it may. */
  readonly isDue: (life: Life, day: Temporal.PlainDate) => boolean
  readonly happen: (life: Life) => Promise<void>
}

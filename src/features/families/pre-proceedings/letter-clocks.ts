import { type EpisodeClock, loadClocks } from '#records/pre-proceedings/clocks.ts'
import type { Visit } from '#door/visit.ts'

/** Whose letters and meetings can be recorded, by the child's id: pre-proceedings that are open, or ended last by a decision to issue. */
export type LetterClocks = ReadonlyMap<number, EpisodeClock>

/** Whether the decision to issue has been made, so that only the application and the letter of issue are still to record. */
export const isDecidedToIssue = ({ clock }: EpisodeClock): boolean =>
  clock.kind === 'stopped' && clock.stage.status === 'stepped-up'

/** Those of these children whose letters can be recorded. */
export async function letterClocksOf(
  { db, today }: Pick<Visit, 'db' | 'today'>,
  children: readonly { readonly id: number }[],
): Promise<LetterClocks> {
  const clocks = await loadClocks(
    db,
    children.map(({ id }) => id),
    today,
  )
  return new Map(
    [...clocks].flatMap(([childId, episodes]) => {
      const last = episodes.find(({ clock }) => clock.kind === 'running') ?? episodes.at(-1)
      return last !== undefined && (last.clock.kind === 'running' || isDecidedToIssue(last)) ? [[childId, last]] : []
    }),
  )
}

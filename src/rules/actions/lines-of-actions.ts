import type { PlainDate } from '#rules/calendar/plain-date.ts'

/** What says whether actions of siblings that came of one decision still are one thing to do. */
type OneOfSeveral = {
  readonly id: number
  readonly together: number | null
  readonly doerId: number | null
  readonly accountableManagerId: number | null
  readonly dueOn: PlainDate | null
  readonly doneOn: PlainDate | null
  readonly doneWords: string | null
}

const sameThing = ({ id, together, doerId, accountableManagerId, dueOn, doneOn, doneWords }: OneOfSeveral): string =>
  together === null
    ? `one ${id}`
    : [together, doerId, accountableManagerId, dueOn, doneOn, doneWords].map(String).join(' ')

/**
 * Actions in the lines a list shows: those of siblings that came of one decision are one line as long as the same person does them by the
 * same day, in the order of the first of each. (FAM-02, AC-01)
 */
export const linesOfActions = <Action extends OneOfSeveral>(
  actions: readonly Action[],
): readonly (readonly [Action, ...Action[]])[] =>
  [...Map.groupBy(actions, sameThing).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [[first, ...others]],
  )

import { sayDate } from '#rules/calendar/say-date.ts'
import type { ImportPlan } from '#rules/import/plan/import-plan.ts'
import { idOf, type Ref } from '#rules/import/plan/record-values.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { Deed } from '#records/keeping/deed.ts'
import { doneSomeDay } from './import-rows.ts'

// What an import changes of a kept record and its own table tells besides the change itself.

const changedField = (plan: ImportPlan, kind: 'actions' | 'hearings', field: string) =>
  plan[kind].flatMap(({ ref, change }) => {
    const found = change.kind === 'changed' ? change.fields.find((each) => each.field === field) : undefined
    return found === undefined ? [] : [{ id: idOf(ref) ?? 0, ...found }]
  })

/** An action of which the sheet now says that it is done; the day isn't said, so it is the day of the import. */
export async function tellDone(tx: Tx, { today }: Deed, plan: ImportPlan): Promise<void> {
  const done = changedField(plan, 'actions', 'done').map(({ id }) => id)
  if (done.length === 0) return
  await tx
    .updateTable('action')
    .set({ doneOn: today, doneWords: doneSomeDay })
    .where('id', '=', anyOf(done))
    .where('doneOn', 'is', null)
    .execute()
}

/** A hearing that moved is told old → new, like one moved by hand (CT-03). */
export async function tellMoved(tx: Tx, { now, actor }: Deed, plan: ImportPlan): Promise<void> {
  const moved = changedField(plan, 'hearings', 'heldOn')
  if (moved.length === 0) return
  await tx
    .insertInto('hearingChange')
    .values(
      moved.map(({ id, old, new: to }) => ({
        hearingId: id,
        changedAt: now,
        changedBy: actor.personId,
        what: 'date' as const,
        fromWords: sayField(old),
        toWords: sayField(to),
      })),
    )
    .execute()
}

const sayField = (value: Ref | number | boolean | Temporal.PlainDate | null): string =>
  value instanceof Temporal.PlainDate ? sayDate(value) : String(value ?? '')

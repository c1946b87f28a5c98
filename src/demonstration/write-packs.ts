import { withHash } from '#platform/content-hash.ts'
import { filingDueOn } from '#rules/filing/due.ts'
import { filingJobs } from '#rules/filing/filing-jobs.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { loadActor } from '#records/access/actors.ts'
import { loadAction } from '#records/actions/actions.ts'
import { addAction, moveAction } from '#records/actions/change-actions.ts'
import { contentsNow } from '#records/filing/content-now.ts'
import { packKey } from '#records/filing/filed-versions.ts'
import { packRows } from '#records/filing/pack-rows.ts'
import type { Tx } from '#records/keeping/db.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { at, type Item, type Telling } from './telling.ts'

type PlainDate = Temporal.PlainDate

/** Filed the working day after; of the last meeting some packs still wait, and of the one before one was changed since. */
export async function writePacks(telling: Telling, items: readonly Item[], lastOn: PlainDate): Promise<void> {
  const { chance, today } = telling
  const changed = items.filter(({ on }) => isBefore(on, lastOn)).toSorted((one, other) => -orderOf(one, other))[0]
  const move = changed === undefined ? null : await actionToMove(telling, changed)
  const packs = items.flatMap(({ id: itemId, on, childIds }) => {
    const dueOn = filingDueOn(englandAndWales, on)
    const filed = childIds.filter(() => isBefore(dueOn, today) && (!on.equals(lastOn) || chance.in(0.7)))
    return filed.map((childId) => ({ itemId, childId, dueOn }))
  })
  if (packs.length > 0) await filePacks(telling, packs)
  await move?.()
}

const orderOf = (one: Item, other: Item): number => Temporal.PlainDate.compare(one.on, other.on) || other.id - one.id

async function filePacks(
  { tx, organisation, today }: Telling,
  packs: readonly { readonly itemId: number; readonly childId: number; readonly dueOn: PlainDate }[],
): Promise<void> {
  const said = await saidFor(tx, organisation.chair, today)
  const filed = packs.map(({ itemId: agendaItemId, childId, dueOn }) => {
    const content = said.get(packKey({ itemId: agendaItemId, childId }))?.content
    const kept = content === undefined ? {} : withHash(content)
    return { agendaItemId, itemNumber: 1, number: 1, childId, dueOn, madeAt: at(dueOn, '11:20'), ...kept }
  })
  const written = await tx.insertInto('filingPack').values(filed).returning(['id', 'dueOn']).execute()
  const done = written.flatMap(({ id: packId, dueOn }) =>
    filingJobs.map((job) => ({
      packId,
      job,
      doneAt: at(dueOn, '11:20'),
      doneBy: organisation.panelAdministrator,
      caseSystemReference: `CN-${10_000 + packId}`,
      nothingToUpload: job === 'documents-and-referral',
    })),
  )
  await tx.insertInto('filingJob').values(done).execute()
}

async function saidFor(tx: Tx, personId: number, today: PlainDate) {
  const [actor, labels] = [await loadActor(tx, personId, today), await loadLabels(tx)]
  if (actor === null) return new Map<string, { content: unknown }>()
  const looking = { actor, permission: 'see-filing', today } as const
  return contentsNow(tx, looking, await packRows(tx, looking).execute(), labels('document.legal-case-note'))
}

/** An action of the item, and how its date moves after the item is filed. */
async function actionToMove({ tx, organisation, today }: Telling, { id, on, childIds }: Item) {
  const { familyId } = await tx
    .selectFrom('agendaItem')
    .select('familyId')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const by = { actor: { personId: organisation.panelAdministrator } }
  const [childId] = childIds
  if (familyId === null || childId === undefined) return null
  const child = await tx.selectFrom('child').selectAll().where('id', '=', childId).executeTakeFirstOrThrow()
  const team = organisation.teams.find((each) => each.id === child.teamId)
  const actionId = await addAction(
    tx,
    { ...by, now: at(on, '09:40'), today: on },
    {
      ...{ familyId, childId, agendaItemId: id, source: 'tracking-meeting' },
      words: 'Written plan for contact at weekends',
      doerId: child.socialWorkerId ?? organisation.panelAdministrator,
      accountableManagerId: team?.managerId ?? null,
      dueOn: on.add({ days: 10 }),
    },
  )
  const movedOn = today.subtract({ days: 1 })
  return async () => {
    const actor = await loadActor(tx, organisation.chair, today)
    const looking = actor && ({ actor, permission: 'see-child', today } as const)
    const action = looking && (await loadAction(tx, looking, actionId))
    if (action === null) return
    const reason = 'The grandmother is away until then'
    await moveAction(tx, { ...by, now: at(movedOn, '15:10'), today: movedOn }, action, {
      to: today.add({ days: 9 }),
      reason,
    })
  }
}

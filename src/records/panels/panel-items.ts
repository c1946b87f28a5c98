import { sql } from 'kysely'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadPowers } from '#records/settings/powers.ts'
import { inForce } from '#rules/access/powers.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import type { ChildAsked, Decided, PanelItemGoing } from '#rules/panels/panel-item.ts'
import type { PanelBusiness } from '#rules/panels/panel-outcomes.ts'

/** A child for whom a panel was asked, with what was last decided of the child. */
export type PanelChild = ChildAsked & {
  readonly name: string
  readonly urgentReturnId: number | null
  readonly teamId: number | null
}

/** Who let a request come before the panel, or didn't, and as what: 'head-of-service', 'acting-service-manager', 'chair'. (SET-07) */
export type Admission = {
  readonly admits: boolean
  readonly by: string
  readonly as: string
  readonly on: Temporal.PlainDate
}

/** What somebody asked a panel or a planning meeting for, of children of one family, as far as a person sees them. (PP-01) */
export type PanelItem = PanelItemGoing<PanelChild> & {
  readonly id: number
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  /** The series it was asked of, and the team of the eldest of the children. */
  readonly seriesId: number
  readonly teamId: number | null
  readonly business: PanelBusiness
  readonly askedById: number
  readonly askedBy: string
  readonly urgent: boolean
  readonly why: string
  readonly withdrawnBy: string | null
  readonly withdrawnWhy: string | null
  /** Who admitted it or turned it down, as what and when; null where nobody did. */
  readonly admission: Admission | null
  /** The resource that was asked for with it, and what it costs in whole pence; null where none was. (PP-07) */
  readonly resource: { readonly id: number; readonly askedPence: number } | null
  readonly version: number
}

const lastOutcome = sql<{
  readonly outcome: Decided['outcome']
  readonly on: string
  readonly until: string | null
} | null>`(
  select jsonb_build_object('outcome', o.outcome, 'on', s.meets_on, 'until', o.deferred_until)
  from panel_hearing h
  join panel_outcome o on o.agenda_item_id = h.agenda_item_id and o.child_id = child.id
  join agenda_item i on i.id = h.agenda_item_id
  join sitting s on s.id = i.sitting_id
  where h.panel_item_id = panel_item.id
  order by s.meets_on desc, i.id desc limit 1)`

// Whoever looks: an item stands on one agenda, also for those who don't see the eldest.
const teamOfEldest = sql<number | null>`(
  select eldest.team_id from panel_item_child asked join child eldest on eldest.id = asked.child_id
  where asked.panel_item_id = panel_item.id order by ${inSiblingOrder('eldest')} limit 1)`

// What a meeting has heard already, while nobody had to admit it, goes on.
const isHeard = sql<boolean>`exists (select from panel_hearing h where h.panel_item_id = panel_item.id)`

const itsResource = sql<PanelItem['resource']>`(
  select jsonb_build_object('id', r.id, 'askedPence', r.asked_pence) from resource_request r where r.panel_item_id = panel_item.id)`

const rowsOf = (db: Db, looking: Looking) =>
  db
    .selectFrom('panelItem')
    .innerJoin('panelItemChild', 'panelItemChild.panelItemId', 'panelItem.id')
    .innerJoin('child', 'child.id', 'panelItemChild.childId')
    .innerJoin('family', 'family.id', 'panelItem.familyId')
    .innerJoin('person as asker', 'asker.id', 'panelItem.askedBy')
    .leftJoin('person as withdrawer', 'withdrawer.id', 'panelItem.withdrawnBy')
    .leftJoin('person as admitter', 'admitter.id', 'panelItem.admissionBy')
    .selectAll('panelItem')
    .select(['family.name as familyName', 'family.reference as familyReference'])
    .select(['asker.name as askerName', 'withdrawer.name as withdrawerName', 'admitter.name as admitterName'])
    .select([
      'child.id as childId',
      'child.name as childName',
      'child.followedUntil',
      'panelItemChild.urgentReturnId',
      'child.teamId',
    ])
    .select([lastOutcome.as('last'), teamOfEldest.as('itsTeamId'), isHeard.as('isHeard'), itsResource.as('resource')])
    .where(isVisibleChild(looking))
    .orderBy('panelItem.askedOn')
    .orderBy('panelItem.id')
    .orderBy(inSiblingOrder())

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

const together = async (db: Db, { today }: Looking, rows: readonly Row[]): Promise<readonly PanelItem[]> => {
  const isGiven = inForce(await loadPowers(db), 'admit', today).length > 0
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((ofItem) => {
    const [first] = ofItem
    return first === undefined
      ? []
      : [{ ...asItem(first, ofItem), waitsForAdmission: isGiven && first.admission === 'awaited' && !first.isHeard }]
  })
}

const asItem = (row: Row, ofItem: readonly Row[]): Omit<PanelItem, 'waitsForAdmission'> => ({
  id: row.id,
  familyId: row.familyId,
  familyName: row.familyName,
  familyReference: row.familyReference,
  seriesId: row.seriesId,
  teamId: row.itsTeamId,
  business: row.business,
  askedOn: row.askedOn,
  askedById: row.askedBy,
  askedBy: row.askerName,
  urgent: row.urgent,
  why: row.why,
  notBefore: row.notBefore,
  withdrawnOn: row.withdrawnOn,
  withdrawnBy: row.withdrawerName,
  withdrawnWhy: row.withdrawnWhy,
  admission: admissionOf(row),
  resource: row.resource,
  version: row.version,
  children: ofItem.map(({ childId, childName, followedUntil, urgentReturnId, teamId, last }) => ({
    childId,
    name: childName,
    isFollowed: isFollowed({ followedUntil }),
    urgentReturnId,
    teamId,
    last:
      last === null
        ? null
        : {
            outcome: last.outcome,
            heardOn: Temporal.PlainDate.from(last.on),
            deferredUntil: last.until === null ? null : Temporal.PlainDate.from(last.until),
          },
  })),
})

const admissionOf = ({ admission, admissionOn, admissionAs, admitterName }: Row): Admission | null =>
  admissionOn === null || admissionAs === null
    ? null
    : { admits: admission === 'admitted', by: admitterName ?? '', as: admissionAs, on: admissionOn }

/** Nothing is left to hear of an item once it is withdrawn, or a panel decided of each child who is followed. */
const isOpen = sql<boolean>`(panel_item.withdrawn_on is null and exists (
  select from panel_item_child asked join child waiting on waiting.id = asked.child_id
  where asked.panel_item_id = panel_item.id and waiting.followed_until is null and not exists (
    select from panel_hearing h join panel_outcome o on o.agenda_item_id = h.agenda_item_id
    where h.panel_item_id = panel_item.id and o.child_id = waiting.id and o.outcome <> 'deferred')))`

/** What is left to hear, of every series, oldest first; or of one family. */
export const openPanelItems = async (
  db: Db,
  looking: Looking,
  familyId: number | null = null,
): Promise<readonly PanelItem[]> =>
  together(
    db,
    looking,
    await rowsOf(db, looking)
      .where(isOpen)
      .$if(familyId !== null, (query) => query.where('panelItem.familyId', '=', familyId))
      .execute(),
  )

/** What was heard whole or withdrawn since a day, oldest first. */
export const panelItemsDoneSince = async (
  db: Db,
  looking: Looking,
  since: Temporal.PlainDate,
): Promise<readonly PanelItem[]> => {
  const rows = await rowsOf(db, looking)
    .where((eb) => eb.not(isOpen))
    .where(
      sql<boolean>`coalesce(panel_item.withdrawn_on, (
        select max(s.meets_on) from panel_hearing h join agenda_item i on i.id = h.agenda_item_id join sitting s on s.id = i.sitting_id
        where h.panel_item_id = panel_item.id), panel_item.asked_on) >= ${since.toString()}::date`,
    )
    .execute()
  return together(db, looking, rows)
}

/** These items. */
export const panelItemsOf = async (db: Db, looking: Looking, ids: readonly number[]): Promise<readonly PanelItem[]> =>
  ids.length === 0
    ? []
    : together(db, looking, await rowsOf(db, looking).where('panelItem.id', '=', anyOf(ids)).execute())

/** One item, or null when it is about no child this person may see. */
export const loadPanelItem = async (db: Db, looking: Looking, id: number): Promise<PanelItem | null> =>
  (await panelItemsOf(db, looking, [id]))[0] ?? null

/** Whether every child of whom an item is still to decide is within reach: what is done to it as a whole is done to each of them. (FAM-05) */
export const reachesAll = async (db: Db, looking: Looking, id: number): Promise<boolean> =>
  (await db
    .selectFrom('panelItemChild')
    .innerJoin('child', 'child.id', 'panelItemChild.childId')
    .select('child.id')
    .where('panelItemId', '=', id)
    .where('child.followedUntil', 'is', null)
    .where((eb) => eb.not(isVisibleChild(looking)))
    .where(
      sql<boolean>`not exists (select from panel_hearing h join panel_outcome o on o.agenda_item_id = h.agenda_item_id
        where h.panel_item_id = ${id} and o.child_id = child.id and o.outcome <> 'deferred')`,
    )
    .limit(1)
    .executeTakeFirst()) === undefined

/** All that a panel was asked for of a family, oldest first. */
export const panelItemsOfFamily = async (db: Db, looking: Looking, familyId: number): Promise<readonly PanelItem[]> =>
  together(db, looking, await rowsOf(db, looking).where('panelItem.familyId', '=', familyId).execute())

import { test } from 'node:test'
import { sql } from 'kysely'
import { loadActor } from '#records/access/actors.ts'
import { restrictFamily } from '#records/access/change-access.ts'
import { loadAction } from '#records/actions/actions.ts'
import { addAction, completeAction, moveAction, type NewAction } from '#records/actions/change-actions.ts'
import { addFiling, type FilingEntry, loadFiling, saveFiling } from '#records/court/court-filings.ts'
import { addHearing, type HearingEntry, saveHearing } from '#records/court/change-hearings.ts'
import { loadHearing } from '#records/court/hearings.ts'
import { addPrivate, type PrivateEntry } from '#records/court/private-proceedings.ts'
import {
  addProceedings,
  type ChildMatter,
  loadProceedings,
  type ProceedingsDetails,
  saveProceedings,
} from '#records/court/proceedings.ts'
import { addAdult, type AdultOfChild } from '#records/families/adults.ts'
import { addChild, addFamily, saveChild, saveFamily } from '#records/families/change-children.ts'
import { type ChildDetails, loadChild } from '#records/families/children.ts'
import { loadFamily } from '#records/families/families.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { writeTrail } from '#records/keeping/trail.ts'
import { loadAgendaItems } from '#records/meeting/agenda-items.ts'
import { saveAttendance, loadAttendance } from '#records/meeting/attendance.ts'
import { confirmAgendaItem, openAgendaItem, recordAgendaItem } from '#records/meeting/change-agenda-items.ts'
import { addAbsence } from '#records/people/absences.ts'
import { addCover } from '#records/people/covers.ts'
import { addService, addTeam, type TeamDetails } from '#records/people/organisation.ts'
import { addPerson, loadPerson, type PersonDetails, savePerson } from '#records/people/person.ts'
import { addHolding } from '#records/people/role-holdings.ts'
import {
  endEpisode,
  type EpisodeStart,
  savePreparation,
  startEpisode,
} from '#records/pre-proceedings/change-episodes.ts'
import {
  addAssessment,
  type AssessmentEntry,
  loadAssessment,
  saveAssessment,
} from '#records/pre-proceedings/assessments.ts'
import { loadEpisodes } from '#records/pre-proceedings/episodes.ts'
import { type ReviewToKeep, saveReview } from '#records/pre-proceedings/reviews.ts'
import { closeUpdates, saveUpdate, type UpdateToKeep } from '#records/pre-proceedings/review-updates.ts'
import { addParentsMeeting } from '#records/pre-proceedings/parents-meetings.ts'
import { saveUrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import { findSitting, saveSitting, writeDownSitting } from '#records/sittings/sittings.ts'
import { addStaffingIssue, type StaffingEntry } from '#records/staffing/staffing-issues.ts'
import { day } from '#rules/calendar/plain-date.ts'
import type { DaysAway } from '#rules/people/absence.ts'
import type { HoldingToBe } from '#rules/people/decide-holding.ts'
import { assert } from '#test/support/assert.ts'
import { testDatabase } from '#test/support/database.ts'
import type { Entry } from './entries.ts'
import { fillDemonstration } from './fill-demonstration.ts'
import { type Kept, type Kind, rowOf, withIds } from './kept.ts'
import { writeInBulk } from './write-in-bulk.ts'

type Of<Is extends Entry['is']> = Extract<Entry, { readonly is: Is }>

/** Who sees everything, restricted families too: the chair, by whom nothing is written here. */
async function lookingAll(tx: Tx, today: Temporal.PlainDate) {
  const { personId } = await tx
    .selectFrom('seatHolding')
    .innerJoin('coreSeat', 'coreSeat.id', 'seatHolding.seatId')
    .where('coreSeat.part', '=', 'chair')
    .select('personId')
    .executeTakeFirstOrThrow()
  const actor = await loadActor(tx, personId, today)
  assert.ok(actor !== null)
  return { actor, permission: 'see-child', today } as const
}

const there = <Value>(value: Value | null | undefined): Value => {
  assert.ok(value !== null && value !== undefined)
  return value
}

/** What was told of a record, as the records' own functions take it. The story holds nothing else. */
const told = (entry: Of<'added'> | Of<'case-opened'>): unknown => rowOf(entry.told ?? {})

/** What belongs to the same record and is written by its function at once: an adult's relations, an item's children, who keeps access. */
type Together = {
  readonly relations: readonly AdultOfChild[]
  readonly childIds: readonly number[]
  readonly named: readonly number[]
  readonly cameTo: readonly unknown[]
}

type Adder = (tx: Tx, entry: Of<'added'>, together: Together) => Promise<number>

const familyIdOf = ({ family }: Kept): number => family?.id ?? 0
const besides = (entry: Of<'added'>, name: string): number => Number(withIds(entry.besides[name]))

const bulk: Adder = async (tx, entry) => {
  await writeInBulk(tx, [entry])
  return entry.record.id
}

const idAfter = async (
  tx: Tx,
  table: 'attendance' | 'review' | 'reviewUpdate' | 'urgentReturn',
  write: Promise<void>,
) => {
  await write
  const { id } = await tx.selectFrom(table).select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  return id
}

const adders: Readonly<Record<Kind, Adder>> = {
  service: (tx, entry) => addService(tx, entry.deed, (told(entry) as { name: string }).name),
  team: (tx, entry) => addTeam(tx, entry.deed, { ...(told(entry) as TeamDetails), elsewhere: [] }),
  person: (tx, entry) => addPerson(tx, entry.deed, told(entry) as PersonDetails),
  'role-holding': (tx, entry) => {
    const { personId, ...holding } = told(entry) as HoldingToBe & { personId: number }
    return addHolding(tx, entry.deed, personId, holding)
  },
  absence: (tx, entry) => {
    const { personId, ...days } = told(entry) as DaysAway & { personId: number }
    return addAbsence(tx, entry.deed, personId, days)
  },
  cover: (tx, entry) => {
    const {
      holdingId,
      absenceId,
      coveringPersonId: personId,
      startsOn,
      endsOn,
    } = told(entry) as DaysAway & Readonly<Record<'holdingId' | 'absenceId' | 'coveringPersonId', number>>
    return addCover(tx, entry.deed, holdingId, { personId, startsOn, endsOn }, absenceId)
  },
  restriction: async (tx, entry, { named }) => {
    const { reason, reviewOn } = told(entry) as { reason: string; reviewOn: Temporal.PlainDate }
    await restrictFamily(tx, entry.deed, familyIdOf(entry.record), { reason, reviewOn, people: named })
    const { id } = await tx.selectFrom('restriction').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
    return id
  },
  family: (tx, entry) => addFamily(tx, entry.deed, (told(entry) as { name: string }).name),
  child: (tx, entry) => addChild(tx, entry.deed, familyIdOf(entry.record), told(entry) as ChildDetails),
  adult: (tx, entry, { relations }) =>
    addAdult(tx, entry.deed, familyIdOf(entry.record), {
      ...(told(entry) as { name: string; notes: string | null }),
      of: relations,
    }),
  episode: (tx, entry) => startEpisode(tx, entry.deed, there(entry.record.child).id, told(entry) as EpisodeStart),
  proceedings: bulk,
  hearing: (tx, entry) =>
    addHearing(
      tx,
      entry.deed,
      { id: besides(entry, 'proceedingsId'), familyId: familyIdOf(entry.record) },
      told(entry) as HearingEntry,
    ),
  'court-filing': (tx, entry) =>
    addFiling(
      tx,
      entry.deed,
      { id: besides(entry, 'proceedingsId'), familyId: familyIdOf(entry.record) },
      told(entry) as FilingEntry,
    ),
  'private-proceedings': (tx, entry) => {
    const child = { id: there(entry.record.child).id, familyId: familyIdOf(entry.record) }
    return addPrivate(tx, entry.deed, child, told(entry) as PrivateEntry)
  },
  'staffing-issue': (tx, entry) => addStaffingIssue(tx, entry.deed, told(entry) as StaffingEntry),
  sitting: async (tx, { deed, besides: row }) => {
    const sitting = there(await findSitting(tx, String(row['meetsOn'])))
    return writeDownSitting(tx, sitting, deed.today)
  },
  attendance: async (tx, entry) => {
    const { sittingId, personId, present } = told(entry) as {
      sittingId: number
      personId: number
      present: 'present' | 'apologies'
    }
    const sitting = await tx
      .selectFrom('sitting')
      .select(['seriesId', 'meetsOn'])
      .where('id', '=', sittingId)
      .executeTakeFirstOrThrow()
    const seats = await loadAttendance(tx, {
      id: sittingId,
      seriesId: sitting.seriesId,
      on: sitting.meetsOn,
      openedAt: null,
      closedAt: null,
    })
    const seat = there(seats.find((each) => each.personId === personId))
    return idAfter(tx, 'attendance', saveAttendance(tx, entry.deed, sittingId, { ...seat, personId }, present))
  },
  'agenda-item': async (tx, entry, { childIds }) => {
    const {
      sittingId,
      subjectKind: kind,
      subjectId,
      ...item
    } = told(entry) as { readonly sittingId: number; readonly subjectKind: string; readonly subjectId: number }
    const id = subjectId
    // Each kind of subject names its id otherwise; the records' function reads the one it wants.
    const subject = { kind, familyId: id, issueId: id, proceedingsId: id, itemId: id } as never
    const { sortsAs, minutes } = entry.besides as never
    const opened = await openAgendaItem(tx, entry.deed, sittingId, {
      ...item,
      subject,
      sortsAs,
      minutes,
      childIds,
    } as never)
    return opened.id
  },
  review: (tx, entry) => {
    const of = { childId: there(entry.record.child).id, familyId: familyIdOf(entry.record) }
    const review = { ...(told(entry) as ReviewToKeep), ...of, decidedBy: besides(entry, 'decidedBy') }
    return idAfter(tx, 'review', saveReview(tx, entry.deed, review, null))
  },
  assessment: async (tx, entry) => {
    const childId = there(entry.record.child).id
    const episodeId = there((await loadEpisodes(tx, [childId])).at(-1)).id
    const entered = { ...(told(entry) as AssessmentEntry), adults: [], children: [{ childId, episodeId }] }
    return addAssessment(tx, entry.deed, familyIdOf(entry.record), entered)
  },
  'review-update': (tx, entry) => {
    const of = { childId: there(entry.record.child).id, familyId: familyIdOf(entry.record) }
    const update = { ...(told(entry) as UpdateToKeep), ...of, episodeId: besides(entry, 'episodeId') }
    return idAfter(tx, 'reviewUpdate', saveUpdate(tx, entry.deed, update, null))
  },
  'parents-meeting': async (tx, entry, { cameTo }) => {
    const childId = there(entry.record.child).id
    const episodeId = there((await loadEpisodes(tx, [childId])).at(-1)).id
    const { kind, ...entered } = told(entry) as { readonly kind: 'first' | 'review' }
    const of = { familyId: familyIdOf(entry.record), kind, children: [{ childId, episodeId }] }
    return addParentsMeeting(tx, entry.deed, of, { heldOn: null, others: null, ...entered, adults: cameTo } as never)
  },
  extension: bulk,
  'urgent-return': (tx, entry) => {
    const of = { childId: there(entry.record.child).id, familyId: familyIdOf(entry.record) }
    const wanted = {
      ...(told(entry) as Parameters<typeof saveUrgentReturn>[2]),
      ...of,
      by: entry.besides['byOn'] as Temporal.PlainDate,
      teamId: null,
    }
    return idAfter(tx, 'urgentReturn', saveUrgentReturn(tx, entry.deed, wanted, null))
  },
  action: async (tx, entry) => {
    const { addedOn, ...action } = told(entry) as NewAction & { addedOn: Temporal.PlainDate }
    assert.ok(addedOn.equals(entry.deed.today), 'an action is added on the day it is entered')
    return addAction(tx, entry.deed, action)
  },
}

type Changer = (tx: Tx, entry: Of<'changed'>) => Promise<unknown>

const changers: Readonly<Partial<Record<Kind, Changer>>> = {
  person: async (tx, { deed, record, to }) => {
    const stored = there(await loadPerson(tx, record.id))
    const { name, email, leftOn } = { ...stored, ...to }
    return savePerson(tx, deed, stored, { name, email, leftOn })
  },
  family: async (tx, { deed, record, to }) => {
    const kept = there(await loadFamily(tx, await lookingAll(tx, deed.today), record.id))
    const { name, reference } = { ...kept, ...(to as { reference: string }) }
    return saveFamily(tx, deed, kept, { name, reference })
  },
  child: async (tx, { deed, record, to }) =>
    saveChild(tx, deed, there(await loadChild(tx, await lookingAll(tx, deed.today), record.id)), to),
  episode: async (tx, { deed, record, to }) => {
    const all = await loadEpisodes(tx, [there(record.child).id])
    const stored = there(all.find(({ id }) => id === record.id))
    const { outcome, endedOn } = to as { outcome?: 'initiate-proceedings'; endedOn?: Temporal.PlainDate }
    return outcome === undefined
      ? savePreparation(tx, deed, stored, to)
      : endEpisode(tx, deed, stored, { outcome, on: there(endedOn) })
  },
  hearing: async (tx, { deed, record, to }) => {
    const kept = there(await loadHearing(tx, await lookingAll(tx, deed.today), record.id))
    return saveHearing(tx, deed, kept, { ...kept, ...to })
  },
  'court-filing': async (tx, { deed, record, to }) => {
    const kept = there(await loadFiling(tx, await lookingAll(tx, deed.today), record.id))
    return saveFiling(tx, deed, kept, { ...kept, ...to })
  },
  assessment: async (tx, { deed, record, to }) => {
    const kept = there(await loadAssessment(tx, await lookingAll(tx, deed.today), record.id))
    return saveAssessment(tx, deed, kept, { ...kept, ...to })
  },
  sitting: async (tx, { deed, record, to, besides: at }) => {
    const { meetsOn } = await tx
      .selectFrom('sitting')
      .select('meetsOn')
      .where('id', '=', record.id)
      .executeTakeFirstOrThrow()
    const { chairId, chairedAs, ...sitting } = there(await findSitting(tx, meetsOn.toString()))
    return saveSitting(tx, deed, { ...sitting, chairId, chairedAs, id: record.id }, {
      chairId,
      chairedAs,
      ...to,
      ...at,
    } as never)
  },
  'agenda-item': async (tx, { deed, record, to }) => {
    const { sittingId } = await tx
      .selectFrom('agendaItem')
      .select('sittingId')
      .where('id', '=', record.id)
      .executeTakeFirstOrThrow()
    const items = await loadAgendaItems(tx, await lookingAll(tx, deed.today), [sittingId])
    const item = there(items.find(({ id }) => id === record.id))
    return to['state'] === 'confirmed'
      ? confirmAgendaItem(tx, deed, item, 'chair')
      : recordAgendaItem(tx, deed, item, String(to['discussion']))
  },
  'review-update': (tx, { record, besides: at }) => {
    const { agendaItemId, episodeId } = rowOf({ ...record.values, ...at }) as {
      agendaItemId: number
      episodeId: number
    }
    return closeUpdates(tx, agendaItemId, [episodeId])
  },
  action: async (tx, { deed, record, to }) => {
    const kept = there(await loadAction(tx, await lookingAll(tx, deed.today), record.id))
    return completeAction(tx, deed, kept, to as { doneOn: Temporal.PlainDate; doneWords: string })
  },
}

/** Everything in its turn by the functions that people's forms call. What has no form yet, an extension that is asked for or agreed, is written in bulk. */
async function writeOneByOne(tx: Tx, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries) await writeOne(tx, entry, entries)
}

async function writeOne(tx: Tx, entry: Entry, all: readonly Entry[]): Promise<void> {
  switch (entry.is) {
    case 'added': {
      entry.record.values = { ...entry.besides, ...entry.told }
      entry.record.id = await adders[entry.record.kind](tx, entry, togetherWith(entry.record, all))
      return
    }
    case 'changed': {
      const change = changers[entry.record.kind]
      if (change === undefined) return writeInBulk(tx, [entry])
      entry.record.values = { ...entry.record.values, ...entry.to, ...entry.besides }
      assert.notEqual(await change(tx, entry), 'changed-by-someone-else')
      return
    }
    case 'case-opened':
      entry.record.id = await addProceedings(
        tx,
        entry.deed,
        familyIdOf(entry.record),
        told(entry) as ProceedingsDetails,
        matters(entry),
      )
      return
    case 'case-changed': {
      const kept = there(await loadProceedings(tx, await lookingAll(tx, entry.deed.today), entry.record.id))
      const { courtNumber, court, judge, issuedOn, withoutPreProceedingsReason } = kept
      const details = {
        courtNumber,
        court,
        judge,
        issuedOn,
        withoutPreProceedingsReason,
        endedOn: null,
        endedWords: null,
        ...entry.to,
      }
      await saveProceedings(tx, entry.deed, kept, details, matters(entry))
      return
    }
    case 'action-moved': {
      const kept = there(await loadAction(tx, await lookingAll(tx, entry.deed.today), entry.record.id))
      await moveAction(tx, entry.deed, kept, { to: entry.to, reason: entry.reason })
      return
    }
    case 'asked': {
      const { deed, method, did, path, children } = entry
      const row = {
        at: deed.now,
        personId: deed.actor.personId,
        did,
        method,
        path: path(),
        outcome: 'done' as const,
        because: null,
      }
      return writeTrail(tx, { ...row, children: children.map((child) => Number(withIds(child))) })
    }
    case 'row':
      return writtenAtOnce.has(entry.table) ? undefined : writeInBulk(tx, [entry])
    case 'access-given':
    case 'related':
  }
}

const matters = ({ children }: Of<'case-opened'> | Of<'case-changed'>) =>
  children.map((each) => rowOf(each) as ChildMatter)

const writtenAtOnce = new Set([
  ...['agenda_item_child', 'assessment_child', 'parents_meeting_child', 'parents_meeting_adult'],
])

const togetherWith = (record: Kept, all: readonly Entry[]): Together => ({
  relations: all.flatMap((entry) =>
    entry.is === 'related' && entry.adult === record ? [{ childId: entry.child.id, ...entry.relation }] : [],
  ),
  childIds: all.flatMap((entry) =>
    entry.is === 'row' && entry.table === 'agenda_item_child' && entry.row['itemId'] === record
      ? [Number(entry.row['childId'])]
      : [],
  ),
  cameTo: all.flatMap((entry) => {
    if (entry.is !== 'row' || entry.table !== 'parents_meeting_adult' || entry.row['meetingId'] !== record) return []
    const adult = entry.row['adultId'] as Kept
    const { came, represented } = entry.row
    return [{ id: adult.id, name: adult.values['name'], came, represented }]
  }),
  named: all.flatMap((entry) =>
    entry.is === 'access-given' && entry.family === record.family ? [entry.personId] : [],
  ),
})

const today = day('2026-11-20')

async function filledBy(write: typeof writeInBulk): Promise<Db> {
  const { app } = await testDatabase()
  await fillDemonstration(app, { council: 'northbrook', today, address: 'http://northbrook.localhost' }, write)
  return app
}

test('SEC-03 the demonstration is, row for row, what the records’ own functions write one after the other: records, versions, history and trail', async () => {
  const [inBulk, oneByOne] = [await filledBy(writeInBulk), await filledBy(writeOneByOne)]
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`.execute(inBulk)
  for (const { name } of tables) {
    // A message is known to mail systems by words that are new each time, and so is the version of the facts.
    if (['message', 'migration', 'facts_version'].includes(name)) continue
    const [one, other] = await Promise.all([inBulk, oneByOne].map((db) => rowsOf(db, name)))
    assert.deepEqual(one, other, name)
  }
})

/** The rows of a table without their own number, where that is all it is. */
async function rowsOf(db: Db, table: string): Promise<readonly string[]> {
  const own = ['change_history', 'trail', 'attendance', 'hearing_change'].includes(table)
    ? sql`to_jsonb(t) - 'id'`
    : sql`to_jsonb(t)`
  const { rows } = await sql<{ row: unknown }>`select ${own} as row from ${sql.table(table)} t`.execute(db)
  return rows.map(({ row }) => JSON.stringify(row)).toSorted()
}

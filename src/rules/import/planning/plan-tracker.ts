import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { personIn, teamIn, nameOf, type Directory } from '#rules/import/matching/directory.ts'
import { byChild, withKey } from '#rules/import/matching/find-records.ts'
import { nameKey, surnameOf } from '#rules/import/sheets/names.ts'
import { planEpisode } from './plan-episode.ts'
import { childIn, leaveOut, reportWhoIsMissing } from '#rules/import/matching/identify-child.ts'
import { each, type InSteps } from '#rules/import/plan/in-steps.ts'
import { readCaseSystemId, readDate } from '#rules/import/reading/read-cell.ts'
import { dateIn, nameIn, textIn, yesOrNoIn, type RowOf } from '#rules/import/reading/read-row.ts'
import { endsOfFollowing } from '#rules/people/still-followed.ts'
import type { ChildValue, Ref } from '#rules/import/plan/record-values.ts'
import {
  byTrackedChild,
  familyName,
  familyOf,
  type DraftChild,
  type Register,
} from '#rules/import/matching/register.ts'
import { isBlank, sayCell } from '#rules/import/sheets/sheet.ts'
import * as say from '#rules/import/words/words-for-children.ts'
import { managerDiffers } from '#rules/import/words/words-for-episodes.ts'
import type { Identity } from '#rules/import/matching/known-children.ts'
import type { Workings } from '#rules/import/plan/workings.ts'

export type TrackerRow = RowOf<'tracker'>
type Birth = Pick<ChildValue, 'unborn' | 'bornOn' | 'expectedDeliveryOn'>
type IdentifiedRow = { readonly row: TrackerRow; readonly identity: Identity; readonly birth: Birth }

/** What a row says of a birth: a date is the date of birth, or the expected date where the child is marked or called unborn (P13). */
function readBirth(row: TrackerRow, name: string, today: PlainDate): Birth {
  const marked = yesOrNoIn(row, 'unborn') ?? (/^(unborn|ubb)\b/.test(nameKey(name)) ? true : null)
  const date = dateIn(row, 'birth')
  const said = sayCell(row.cell('birth'))
  if (marked === true) {
    if (isBlank(row.cell('birth'))) row.report('birth', say.expectedDateMissing(name))
    if (date !== null && isBefore(date, today)) row.report('birth', say.expectedDatePast(name, said))
    return { unborn: true, bornOn: null, expectedDeliveryOn: date }
  }
  if (date !== null && isAfter(date, today)) {
    row.report('birth', say.bornAheadNotUnborn(name, said))
    return { unborn: null, bornOn: null, expectedDeliveryOn: null }
  }
  if (row.has('birth') && isBlank(row.cell('birth'))) row.report('birth', say.birthDateMissing(name))
  return { unborn: date === null ? null : false, bornOn: date, expectedDeliveryOn: null }
}

function identify(row: TrackerRow, today: PlainDate): IdentifiedRow {
  const id = readCaseSystemId(row.cell('caseSystemId'))
  if (!id.ok) row.report('caseSystemId', say.unreadableId(sayCell(row.cell('caseSystemId'))))
  const caseSystemId = id.ok ? id.value : null
  const name = nameIn(row, 'child')
  const birth = readBirth(row, name ?? 'The child', today)
  return { row, identity: { caseSystemId, name, birth: birth.bornOn ?? birth.expectedDeliveryOn }, birth }
}

/** A filled Family cell starts a family; the rows below it with a blank one belong to it (FAM-06). */
function inFamilies(rows: readonly IdentifiedRow[]): readonly (readonly IdentifiedRow[])[] {
  const families: IdentifiedRow[][] = []
  for (const each of rows) {
    const family = families.at(-1)
    if (family === undefined || nameIn(each.row, 'family') !== null) families.push([each])
    else family.push(each)
  }
  return families
}

/** What a row's decision is told apart by: its day, or its words where they aren't one. */
function decisionOf(row: TrackerRow): string {
  const cell = row.cell('decidedOn')
  const read = readDate(cell)
  return read.ok && read.value !== null ? read.value.toString() : sayCell(cell)
}

/** Whom a period ended for with a death, the end of a pregnancy, a move or 18 isn't followed any more (P18). */
function followingAfter(workings: Workings, child: Ref): Pick<ChildValue, 'followedUntil' | 'noLongerBecause'> {
  const episode = withKey(workings.planned.episodes, byChild, child).at(-1)?.value
  const because = endsOfFollowing.find((end) => end === episode?.outcome) ?? null
  return { followedUntil: because === null ? null : (episode?.endedOn ?? null), noLongerBecause: because }
}

/** Of several rows about one child the one with the latest decision says who works with them now. */
function sayOfChild(child: DraftChild, isLatest: boolean, values: Partial<ChildValue>): void {
  const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
  const before = Object.fromEntries(Object.entries(child.said).filter(([, value]) => value !== null))
  child.said = isLatest ? { ...child.said, ...said } : { ...child.said, ...said, ...before }
}

function checkManager(row: TrackerRow, directory: Directory, team: Ref | null): void {
  const said = personIn(row, 'teamManager', directory)
  const manager = team === null ? undefined : directory.managers.get(team)
  if (said === null || team === null || manager === undefined || manager === said) return
  const names = [said, manager].map((ref) => nameOf(directory.people, ref))
  row.report('teamManager', managerDiffers(names[0] ?? '', nameOf(directory.teams, team), names[1] ?? ''))
}

function planRow(workings: Workings, register: Register, directory: Directory, each: IdentifiedRow, family: Ref): void {
  const { row, identity, birth } = each
  const child = childIn(workings, register, row, identity, family)
  if (child === null) return
  const about = { family: child.said.family, child: child.ref, leftOut: false }
  const decided = decisionOf(row)
  const earlier = withKey(register.trackerRows, byTrackedChild, child.ref)
  const twin = earlier.find((seen) => seen.decided === decided)
  if (twin !== undefined) {
    leaveOut(workings, row, null, say.standsTwice(child.said.name, twin.place), about)
    return
  }
  register.trackerRows.push({ child: child.ref, decided, place: `row ${row.source.row} of ${row.source.sheet}` })

  const team = teamIn(row, 'team', directory)
  const people = {
    socialWorker: personIn(row, 'socialWorker', directory),
    solicitor: personIn(row, 'solicitor', directory),
  }
  checkManager(row, directory, team)
  const saidBefore = child.said
  const isLatest = earlier.every((seen) => seen.decided < decided)
  sayOfChild(child, isLatest, {
    ...birth,
    name: identity.name ?? child.said.name,
    team,
    ...people,
    notes: textIn(row, 'notes'),
  })
  reportWhoIsMissing(row, identity, child)
  if (child.said.family !== family)
    row.report('family', say.familiesDiffer(child.said.name, familyName(workings, register, child.said.family)))
  const clash = planEpisode(workings, row, child)
  if (clash === null) {
    if (isLatest) child.said = { ...child.said, ...followingAfter(workings, child.ref) }
    row.settle(workings, about)
    return
  }
  child.said = saidBefore
  leaveOut(workings, row, 'decidedOn', clash, about)
}

/** The pre-proceedings tracker: families, children, who works with them, and their episodes (FAM-06). */
export function* planTracker(
  workings: Workings,
  register: Register,
  directory: Directory,
  rows: readonly TrackerRow[],
): InSteps<void> {
  const identified = yield* each(rows, (row) => identify(row, workings.today))
  for (const members of inFamilies(identified)) {
    const [first] = members
    if (first === undefined) continue
    const named = nameIn(first.row, 'family')
    const name = named ?? surnameOf(first.identity.name ?? 'Not named')
    if (named === null) first.row.report('family', say.noFamilyAbove(first.identity.name ?? 'The child'))
    const { source } = first.row
    const group = {
      name,
      isNamed: named !== null,
      key: `${source.sheet}!${source.row}`,
      source,
      members: members.map(({ identity }) => identity),
    }
    const family = familyOf(workings, register, group)
    for (const { row } of members) row.carry('family', name)
    yield* each(members, (member) => planRow(workings, register, directory, member, family))
  }
}

import { each, type InSteps } from '#rules/import/plan/in-steps.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { everSaid, planRecord } from '#rules/import/matching/compare-records.ts'
import type { Directory } from '#rules/import/matching/directory.ts'
import { byCase, withKey } from '#rules/import/matching/find-records.ts'
import {
  childIn,
  fillPerson,
  fillTeam,
  identityIn,
  leaveOut,
  reportWhoIsMissing,
} from '#rules/import/matching/identify-child.ts'
import { surnameOf } from '#rules/import/sheets/names.ts'
import { planFiling } from './plan-filings.ts'
import { hearingsIn, planHearings, type ClaimedHearing } from './plan-hearings.ts'
import { nameIn, pastDateIn, textIn, type About, type RowOf } from '#rules/import/reading/read-row.ts'
import type { Kept, ProceedingsValue, RecordedHere, Ref } from '#rules/import/plan/record-values.ts'
import { familyOf, type DraftChild, type Register } from '#rules/import/matching/register.ts'
import { carePlanCode } from '#rules/import/sheets/vocabulary-of-cells.ts'
import { unknownWord } from '#rules/import/reading/words-for-reading.ts'
import * as say from '#rules/import/words/words-for-court.ts'
import { childTakenOut } from '#rules/import/words/words-for-kept.ts'
import type { Identity } from '#rules/import/matching/known-children.ts'
import type { Workings } from '#rules/import/plan/workings.ts'

export type CourtRow = RowOf<'proceedings'>
type IdentifiedRow = { readonly row: CourtRow; readonly identity: Identity }
type Case = {
  readonly ref: Ref
  readonly kept: Kept<ProceedingsValue> | undefined
  readonly number: string | null
  readonly issuedOn: PlainDate | null
  readonly judge: string | null
}

const numberKey = (courtNumber: string): string => courtNumber.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

/** One court number is one family; a row without a number stands alone (FAM-06). */
const inCases = (rows: readonly CourtRow[]): readonly (readonly IdentifiedRow[])[] => [
  ...Map.groupBy(
    rows.map((row) => ({ row, identity: identityIn(row) })),
    ({ row }) => numberKey(textIn(row, 'courtNumber') ?? '') || `row ${row.source.row} of ${row.source.sheet}`,
  ).values(),
]

function familyOfCase(
  workings: Workings,
  register: Register,
  members: readonly IdentifiedRow[],
  first: IdentifiedRow,
): Ref {
  const { sheet, row } = first.row.source
  const name = members.map(({ identity }) => identity.name).find((each) => each !== null) ?? 'Not named'
  return familyOf(workings, register, {
    name: surnameOf(name),
    isNamed: false,
    key: `${sheet}!${row}`,
    source: first.row.source,
    members: members.map(({ identity }) => identity),
  })
}

const byFamily = ({ value }: Kept<ProceedingsValue>) => [value.family]
const byNumber = (kept: Kept<ProceedingsValue>) => everSaid(kept, 'courtNumber').map((each) => numberKey(each ?? ''))

/** The kept case of that number; without a number, the one without a number in this family. */
const keptCase = (
  { existing: { proceedings } }: Workings,
  number: string | null,
  family: Ref,
): Kept<ProceedingsValue> | undefined =>
  number === null
    ? withKey(proceedings, byFamily, family).find(({ value }) => value.courtNumber === null)
    : withKey(proceedings, byNumber, numberKey(number))[0]

/** The first day of issue given; another one for the same case is said and not taken. */
function issuedIn(workings: Workings, members: readonly IdentifiedRow[], number: string | null): PlainDate | null {
  const dates = members.map(({ row }) => ({ row, on: pastDateIn(row, 'issuedOn', workings.today) }))
  const first = dates.find(({ on }) => on !== null)?.on ?? null
  for (const { row, on } of dates)
    if (on !== null && first !== null && !on.equals(first))
      row.report('issuedOn', say.issuedOtherwise(sayDate(on), sayDate(first), number ?? 'this case'))
  return first
}

function planCase(workings: Workings, members: readonly IdentifiedRow[], first: IdentifiedRow, family: Ref): Case {
  const number = textIn(first.row, 'courtNumber')
  if (number === null) first.row.report('courtNumber', say.noCourtNumber)
  const judges = new Set(members.map(({ row }) => nameIn(row, 'judge')).filter((judge) => judge !== null))
  const [judge = null] = judges.size === 1 ? judges : []
  const issuedOn = issuedIn(workings, members, number)
  const kept = keptCase(workings, number, family)
  const said = { family: kept?.value.family ?? family, courtNumber: number, issuedOn, judge }
  const { sheet, row } = first.row.source
  const planned = planRecord(`proceedings:${sheet}!${row}`, first.row.source, said, kept)
  workings.planned.proceedings.push(planned)
  return { ref: planned.ref, kept, number, issuedOn, judge }
}

function carePlanIn(row: CourtRow): string | null {
  const words = textIn(row, 'carePlan')?.toUpperCase() ?? null
  if (words === null || carePlanCode.test(words)) return words
  row.report('carePlan', unknownWord(row.heading('carePlan'), words, 'the care plan codes A to G'))
  return null
}

/** Who took a child out of a case in Waymark; the workbook doesn't put it back. */
function takenOutBy(workings: Workings, { ref, kept }: Case, child: Ref): RecordedHere | undefined {
  const set = kept?.here?.get('children')
  const isIn = withKey(workings.existing.proceedingsChildren, byCase, ref).some(({ value }) => value.child === child)
  return !isIn && set?.earlier.includes(child) === true ? set : undefined
}

function planChildInCase(workings: Workings, row: CourtRow, { ref }: Case, child: DraftChild): void {
  const said = {
    proceedings: ref,
    child: child.ref,
    application: textIn(row, 'application'),
    judge: nameIn(row, 'judge'),
    carePlan: carePlanIn(row),
  }
  const kept = withKey(workings.existing.proceedingsChildren, byCase, ref).find(
    ({ value }) => value.child === child.ref,
  )
  workings.planned.proceedingsChildren.push(planRecord(`${ref}/${child.ref}`, row.source, said, kept))
}

function planRow(
  workings: Workings,
  register: Register,
  directory: Directory,
  its: Case,
  family: Ref,
  each: IdentifiedRow,
): readonly ClaimedHearing[] {
  const { row, identity } = each
  const child = childIn(workings, register, row, identity, family)
  if (child === null) return []
  const about: About = { family: child.said.family, child: child.ref, leftOut: false }
  const twin = withKey(workings.planned.proceedingsChildren, byCase, its.ref).find(
    ({ value }) => value.child === child.ref,
  )
  if (twin !== undefined) {
    leaveOut(
      workings,
      row,
      null,
      say.caseStandsTwice(child.said.name, `row ${twin.source.row} of ${twin.source.sheet}`),
      about,
    )
    return []
  }
  reportWhoIsMissing(row, identity, child)
  fillPerson(row, child, 'socialWorker', directory)
  fillPerson(row, child, 'solicitor', directory)
  fillTeam(child, directory)
  const takenOut = takenOutBy(workings, its, child.ref)
  if (takenOut !== undefined) {
    row.report('courtNumber', childTakenOut(child.said.name, its.number ?? 'this case', takenOut))
    row.settle(workings, about)
    return []
  }
  planChildInCase(workings, row, its, child)
  planFiling(workings, row, its.ref, child.ref)
  const hearings = hearingsIn(row, child.ref)
  row.settle(workings, about)
  return hearings
}

/** The proceedings: cases by court number, their children, hearings and what is to be filed (FAM-06; CT-03, CT-04, CT-08). */
export function* planProceedings(
  workings: Workings,
  register: Register,
  directory: Directory,
  rows: readonly CourtRow[],
): InSteps<void> {
  for (const members of inCases(rows)) {
    const [first] = members
    if (first === undefined) continue
    const family = familyOfCase(workings, register, members, first)
    const its = planCase(workings, members, first, family)
    const hearings = (yield* each(members, (member) =>
      planRow(workings, register, directory, its, family, member),
    )).flat()
    const children = new Set(
      withKey(workings.planned.proceedingsChildren, byCase, its.ref).map(({ value }) => value.child),
    )
    planHearings(workings, its.ref, children, hearings)
  }
}

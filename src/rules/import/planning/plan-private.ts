import { sayDate } from '#rules/calendar/say-date.ts'
import { isDueAfterItsHearing } from '#rules/court/court-dates.ts'
import { planRecord } from '#rules/import/matching/compare-records.ts'
import type { Directory } from '#rules/import/matching/directory.ts'
import { personIn } from '#rules/import/matching/directory.ts'
import { byChild, withKey } from '#rules/import/matching/find-records.ts'
import {
  childIn,
  fillPerson,
  fillTeam,
  identityIn,
  leaveOut,
  reportWhoIsMissing,
} from '#rules/import/matching/identify-child.ts'
import { surnameOf } from '#rules/import/sheets/names.ts'
import { dateIn, pastDateIn, textIn, wordIn, type RowOf } from '#rules/import/reading/read-row.ts'
import type { PrivateValue, Ref } from '#rules/import/plan/record-values.ts'
import { familyOf, type Register } from '#rules/import/matching/register.ts'
import { privateReports, riskOfPublicProceedings } from '#rules/import/sheets/vocabulary-of-cells.ts'
import * as say from '#rules/import/words/words-for-court.ts'
import type { Workings } from '#rules/import/plan/workings.ts'

type PrivateRow = RowOf<'private'>

function readPrivate(workings: Workings, directory: Directory, row: PrivateRow, child: Ref): PrivateValue {
  const notes = textIn(row, 'notes')
  return {
    child,
    report: wordIn(row, 'report', privateReports, 's7 and s37') ?? 'other',
    orderedOn: pastDateIn(row, 'orderedOn', workings.today),
    reportDueOn: dateIn(row, 'dueOn'),
    filedOn: pastDateIn(row, 'filedOn', workings.today),
    nextHearingOn: dateIn(row, 'nextHearingOn'),
    worker: personIn(row, 'socialWorker', directory),
    riskOfPublic: notes !== null && riskOfPublicProceedings.test(notes) ? true : null,
    notes,
  }
}

/** A section 7 report needs the date ordered; any report due after its hearing is warned of (C8). */
function reportDates(row: PrivateRow, { report, reportDueOn, nextHearingOn }: PrivateValue): void {
  if (report === 'section-7' && reportDueOn === null) row.report('dueOn', say.section7WithoutDate)
  if (reportDueOn !== null && nextHearingOn !== null && isDueAfterItsHearing(reportDueOn, nextHearingOn))
    row.report('dueOn', say.reportAfterHearing(sayDate(reportDueOn), sayDate(nextHearingOn)))
}

const isSameReport = (one: PrivateValue, other: PrivateValue): boolean =>
  one.child === other.child &&
  one.report === other.report &&
  (one.orderedOn === null || other.orderedOn === null || one.orderedOn.equals(other.orderedOn))

/** One row of the private proceedings: each child is its own family until a person joins them (FAM-06; CT-06). */
export function planPrivateRow(workings: Workings, register: Register, directory: Directory, row: PrivateRow): void {
  const identity = identityIn(row)
  const { sheet, row: number } = row.source
  const name = surnameOf(identity.name ?? 'Not named')
  const family = familyOf(workings, register, {
    name,
    isNamed: false,
    key: `${sheet}!${number}`,
    source: row.source,
    members: [identity],
  })
  const child = childIn(workings, register, row, identity, family)
  if (child === null) return
  const about = { family: child.said.family, child: child.ref, leftOut: false }
  const said = readPrivate(workings, directory, row, child.ref)
  const twin = withKey(workings.planned.privateProceedings, byChild, said.child).find(({ value }) =>
    isSameReport(value, said),
  )
  if (twin !== undefined) {
    leaveOut(
      workings,
      row,
      null,
      say.privateStandsTwice(child.said.name, `row ${twin.source.row} of ${twin.source.sheet}`),
      about,
    )
    return
  }
  reportWhoIsMissing(row, identity, child)
  if (said.worker !== null) fillPerson(row, child, 'socialWorker', directory)
  fillTeam(child, directory)
  reportDates(row, said)
  const kept = withKey(workings.existing.privateProceedings, byChild, said.child).find(({ value }) =>
    isSameReport(value, said),
  )
  workings.planned.privateProceedings.push(planRecord(`private:${sheet}!${number}`, row.source, said, kept))
  row.settle(workings, about)
}

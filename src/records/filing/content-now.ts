import { dayInEngland } from '#platform/clock.ts'
import type { PackContent } from '#rules/filing/filed-content.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import { sayPanelDecisionInFull, thresholdWords } from '#rules/panels/panel-outcomes.ts'
import { hearingsOfItems } from '#records/panels/panel-hearings.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { sayLegal } from '#rules/pre-proceedings/outside-panel.ts'
import {
  matterOfNote,
  type ChildsItem,
  type NotedHearing,
  type NotedRatification,
  type NotedReview,
} from '#rules/filing/legal-case-note.ts'
import { headOfNote } from '#rules/filing/note-head.ts'
import { withoutOtherNames } from '#rules/filing/other-names.ts'
import { type Labels, labelsAt } from '#rules/words/labels.ts'
import { sayAll } from '#rules/words/name-for.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { actionsOfItems } from '#records/actions/actions.ts'
import { documentsOfItems } from '#records/families/documents.ts'
import type { Db } from '#records/keeping/db.ts'
import { directionsOfItems } from '#records/pre-proceedings/asked-directions.ts'
import { reviewsOfItems } from '#records/pre-proceedings/reviews.ts'
import { ratifiedAtItems } from '#records/pre-proceedings/outside-decisions.ts'
import { urgentReturnsOfItems } from '#records/pre-proceedings/urgent-returns.ts'
import { loadLabelsThen } from '#records/settings/labels.ts'
import { packKey } from './filed-versions.ts'
import { childrenNamedIn, type NamesOfFile, namesOfFamilies } from './names-to-leave-out.ts'
import type { PackRow } from './pack-rows.ts'

/** What would be filed for a child today, without the words on its version, and how to take others' names out of more words. */
export type ContentNow = {
  readonly content: PackContent
  /** The same in the names of another day, to be set beside what was filed then: that a name changed since is no news. */
  readonly inNamesOf: (moment: Temporal.Instant) => PackContent
  readonly own: (text: string) => string
}

/** What is filed for these children after these items as the records stand now, by item and child (`packKey`). (FI-01) */
export async function contentsNow(
  db: Db,
  looking: Looking,
  rows: readonly PackRow[],
  labels: Labels,
): Promise<ReadonlyMap<string, ContentNow>> {
  if (rows.length === 0) return new Map()
  const itemIds = [...new Set(rows.map(({ itemId }) => itemId))]
  const [then, said, namesOf] = await Promise.all([
    loadLabelsThen(db),
    saidAt(db, looking, itemIds),
    namesOfFamilies(db, [...new Set(rows.map(({ familyId }) => familyId))]),
  ])
  const unread = rows.map((row) => ({ row, item: itemOf(row, said), documents: documentsFor(row, said) }))
  const named = await childrenNamedIn(db, unread.flatMap(textsOf))
  return new Map(
    unread.map(({ row, item, documents }) => {
      const names = withOutsiders(namesOf(row.childId, row.familyId), named, row)
      const own = (text: string) => withoutOtherNames(text, [row.childName, ...names.ownNames], names.others)
      const content = {
        childName: row.childName,
        note: [headFor(row, labels), ...matterOfNote({ ...item, ...names })],
        documents: documents.map(({ id, fileName, kind, sha256 }) => ({ id, name: own(fileName), kind, sha256 })),
      }
      const inNamesOf = (moment: Temporal.Instant) => sayAll(content, labelsAt(then(moment), row.seriesId))
      return [packKey(row), { content: sayAll(content, labelsAt(labels, row.seriesId)), inNamesOf, own }]
    }),
  )
}

async function saidAt(db: Db, looking: Looking, itemIds: readonly number[]) {
  const [reviews, directions, urgentReturns, actions, documents, hearings, ratified] = await Promise.all([
    reviewsOfItems(db, looking, itemIds),
    directionsOfItems(db, looking, itemIds),
    urgentReturnsOfItems(db, looking, itemIds),
    actionsOfItems(db, looking, itemIds),
    documentsOfItems(db, looking, itemIds),
    hearingsOfItems(db, looking, itemIds),
    ratifiedAtItems(db, looking, itemIds),
  ])
  return { reviews, directions, urgentReturns, actions, documents, hearings, ratified }
}

type Said = Awaited<ReturnType<typeof saidAt>>
type OfPack = Pick<PackRow, 'itemId' | 'childId'>

const isOf =
  ({ itemId, childId }: OfPack) =>
  (of: { readonly agendaItemId: number | null; readonly childId: number | null }): boolean =>
    of.agendaItemId === itemId && (of.childId === null || of.childId === childId)

function itemOf(row: PackRow, said: Said): Omit<ChildsItem, keyof NamesOfFile> {
  return {
    child: { name: row.childName },
    discussion: row.discussion,
    review: reviewOf(row, said),
    heard: hearingOf(row, said),
    ratified: ratificationOf(row, said),
    actions: said.actions.filter(isOf(row)).map(({ words, doerName, dueOn }) => ({ words, doer: doerName, dueOn })),
  }
}

function reviewOf(row: PackRow, { reviews, directions, urgentReturns }: Said): NotedReview | null {
  const review = reviews.find(isOf(row))
  if (review === undefined) return null
  const back = urgentReturns.find(isOf(row)) ?? null
  return { ...review, awaitsChair: !row.confirmed, direction: directions.find(isOf(row)) ?? null, urgentReturn: back }
}

function hearingOf(row: PackRow, { hearings }: Said): NotedHearing | null {
  const heard = hearings.find(({ agendaItemId }) => agendaItemId === row.itemId)
  const outcome = heard?.outcomes.find(({ childId }) => childId === row.childId)
  if (heard === undefined || outcome === undefined) return null
  const { documents, advice, advisedBy, threshold, agreedPence } = heard
  const amount = outcome.outcome === 'agreed' && agreedPence !== null ? `, ${sayPounds(agreedPence)}` : ''
  return {
    ...{ documents, advice, advisedBy, reasons: outcome.reasons, awaitsChair: !row.confirmed },
    threshold: threshold === null ? null : thresholdWords[threshold],
    decision: `${sayPanelDecisionInFull(outcome)}${amount}`,
  }
}

function ratificationOf(row: PackRow, { ratified }: Said): NotedRatification | null {
  const decision = ratified.find(({ agendaItemId }) => agendaItemId === row.itemId)
  if (decision?.outcome == null || !decision.children.some(({ id }) => id === row.childId)) return null
  const { does, decider, decidedAt, reason, outcome, outcomeReasons } = decision
  return {
    ...{ does, decider, reason, outcome, outcomeReasons: outcomeReasons ?? '', awaitsChair: !row.confirmed },
    decidedAt: sayMoment(decidedAt),
    legal: sayLegal(decision),
  }
}

const documentsFor = (row: PackRow, { documents }: Said) => documents.filter(isOf(row))

type Unread = {
  readonly item: Omit<ChildsItem, keyof NamesOfFile>
  readonly documents: readonly { readonly fileName: string }[]
}

const textsOf = ({ item, documents }: Unread): readonly string[] => [
  ...matterOfNote({ ...item, ownNames: [], others: [] }).map(({ lines }) => lines.join('\n')),
  ...documents.map(({ fileName }) => fileName),
]

/** Whoever of another family is named; a namesake of the child or of the child's own stays. */
const withOutsiders = (
  names: NamesOfFile,
  named: readonly { readonly name: string; readonly familyId: number }[],
  { familyId }: PackRow,
): NamesOfFile => ({
  ownNames: names.ownNames,
  others: [
    ...names.others,
    ...named.filter((child) => child.familyId !== familyId).map(({ name }) => ({ name, instead: 'another child' })),
  ],
})

const headFor = (row: PackRow, labels: Labels) =>
  headOfNote({
    noteName: labels('document.legal-case-note'),
    caseSystem: labels('case-system'),
    child: { name: row.childName, caseSystemId: row.caseSystemId },
    meetingName: row.meetingName,
    meetingOn: row.meetingOn,
    confirmed:
      row.confirmedBy === null || row.confirmedAs === null || row.confirmedAt === null
        ? null
        : { by: row.confirmedBy, as: row.confirmedAs, on: dayInEngland(row.confirmedAt) },
  })

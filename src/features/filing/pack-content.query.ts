import { sql } from 'kysely'
import { dayInEngland } from '#platform/clock.ts'
import { actionsOfItems } from '#records/actions/actions.ts'
import { adultsOfFamily } from '#records/families/adults.ts'
import { loadAgendaItem } from '#records/meeting/agenda-items.ts'
import { directionsOfItems } from '#records/pre-proceedings/asked-directions.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { documentsOfItem, type KeptDocument } from '#records/families/documents.ts'
import { type FilingPack, loadFilingPack } from '#records/filing/filing-packs.ts'
import { reviewsOfItems } from '#records/pre-proceedings/reviews.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { legalCaseNote, type NotePart } from '#rules/filing/legal-case-note.ts'
import type { OtherName } from '#rules/filing/other-names.ts'

/** A pack with all that is in it: the note, and the documents of this child. */
export type PackContent = {
  readonly pack: FilingPack
  readonly note: readonly NotePart[]
  readonly documents: readonly KeptDocument[]
}

/** What is filed for one child after one item; null when there is nothing, or not for this person to see. (FI-01) */
export async function packContent(
  db: Db,
  looking: Looking,
  itemId: number,
  childId: number,
): Promise<PackContent | null> {
  const labels = await loadLabels(db)
  const [pack, item] = await Promise.all([
    loadFilingPack(db, looking, itemId, childId),
    loadAgendaItem(db, looking, itemId),
  ])
  if (pack === null || item === null) return null
  const [reviews, directions, actions, documents, others, reason] = await Promise.all([
    reviewsOfItems(db, looking, [itemId]),
    directionsOfItems(db, looking, [itemId]),
    actionsOfItems(db, looking, [itemId]),
    documentsOfItem(db, looking, itemId),
    otherNames(db, looking, pack),
    correctionReason(db, itemId),
  ])
  const review = reviews.find((each) => each.childId === childId)
  const direction = directions.find((each) => each.childId === childId) ?? null
  const note = legalCaseNote({
    noteName: labels('document.legal-case-note'),
    child: { name: pack.childName, caseSystemId: pack.caseSystemId },
    meetingName: pack.meetingName,
    meetingOn: pack.meetingOn,
    title: item.title,
    discussion: item.discussion,
    confirmed:
      item.confirmedBy === null || item.confirmedAs === null || item.confirmedAt === null
        ? null
        : { by: item.confirmedBy, as: item.confirmedAs, on: dayInEngland(item.confirmedAt) },
    number: pack.number,
    correctionReason: reason,
    review: review === undefined ? null : { ...review, direction },
    actions: actions
      .filter((action) => action.childId === childId || action.childId === null)
      .map(({ words, doerName, dueOn }) => ({ words, doer: doerName, dueOn })),
    others,
  })
  return {
    pack,
    note,
    documents: documents.filter((document) => document.childId === null || document.childId === childId),
  }
}

/** Everyone of the family, visible or not, whose name must not stand in this child's file: siblings, and adults who are nothing to the child. */
async function otherNames(db: Db, looking: Looking, { familyId, childId }: FilingPack): Promise<readonly OtherName[]> {
  const [siblings, adults] = await Promise.all([
    db.selectFrom('child').select('name').where('familyId', '=', familyId).where('id', '<>', childId).execute(),
    adultsOfFamily(db, looking, familyId),
  ])
  return [
    ...siblings.map(({ name }) => ({ name, instead: 'a sibling' })),
    ...adults
      .filter(({ of }) => of.length > 0 && !of.some((relation) => relation.childId === childId))
      .map(({ name }) => ({ name, instead: 'another adult' })),
  ]
}

async function correctionReason(db: Db, itemId: number): Promise<string | null> {
  const last = await db
    .selectFrom('agendaItemVersion')
    .select('reason')
    .where('itemId', '=', itemId)
    .orderBy(sql`number desc`)
    .executeTakeFirst()
  return last?.reason ?? null
}

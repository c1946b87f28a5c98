import { type Answer, notFound, page } from '#door/answers.ts'
import { onlyWhatIsAttached, readFile, type SentFile } from '#door/form/attached-file.ts'
import { openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import type { FileStore } from '#platform/files/stored-files.ts'
import { childrenOfFamily } from '#records/families/children.ts'
import { attachDocument } from '#records/families/documents.ts'
import { sayPaperSeen } from '#records/meeting/item-papers.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import { papersHref } from '#features/meetings/agenda/agenda-list.ts'
import { attachPaperForm, type ChildOfItem } from './attach-paper.form.ts'
import { attachPaperPage } from './attach-paper.page.ts'
import { type Found, found, maySay, tooLate } from './say-papers.ts'

type ToAttach = { readonly at: Found; readonly children: readonly ChildOfItem[] }

/** The item with those of its children whom this person sees; null where nothing can be attached to it by them. */
async function itemToAttachTo(visit: Visit): Promise<ToAttach | null> {
  const at = await found(visit)
  const familyId = at?.item.familyId ?? null
  if (at === null || familyId === null || at.item.isDone || at.papers.length === 0) return null
  if (!(await maySay(visit, at))) return null
  const children = await childrenOfFamily(visit.db, visit.looking, familyId)
  return { at, children: children.filter(({ id }) => at.item.childIds.includes(id)) }
}

export async function showAttachPaper(visit: Visit): Promise<Answer> {
  const to = await itemToAttachTo(visit)
  if (to === null) return notFound()
  const asked = attachPaperForm(to.at.papers, to.children, visit.today)
  return page(attachPaperPage(to.at, asked, openForm(visit, asked, {})), namesShown(to))
}

const namesShown = ({ children }: ToAttach) => children.map(({ id }) => id)

type Wanted = SentFile & {
  readonly paper: number
  readonly datedOn: PlainDate | null
  readonly child: number | null
}

async function readWanted(
  visit: Visit,
  asked: ReturnType<typeof attachPaperForm>,
): Promise<Outcome<Wanted, FieldErrors>> {
  const file = await readFile(visit)
  const read = asked.read(visit.form)
  if (!file.ok) return refused({ document: file.because, ...(read.ok ? {} : read.because) })
  return read.ok ? allowed({ ...file.value, ...read.value }) : read
}

/** Attaches a paper of a coming item, which then stands as there. (SET-08, FI-01) */
export async function attachPaper(visit: Visit, store: FileStore): Promise<Answer> {
  const to = await itemToAttachTo(visit)
  if (to === null) return notFound()
  const asked = attachPaperForm(to.at.papers, to.children, visit.today)
  const read = await readWanted(visit, asked)
  return onlyWhatIsAttached(visit, store, (keep) =>
    saveForm(visit, {
      read,
      save: async (tx, { bytes, paper, datedOn, child: childId, ...file }) => {
        const now = await found(visit, tx)
        const here = now?.papers.find((each) => each.paper.id === paper)
        if (now === null || now.item.isDone || here === undefined) return tooLate
        const { sitting } = now.meeting
        const { key, familyId } = now.item
        const item = { seriesId: sitting.seriesId, meetsOn: sitting.on, key, familyId }
        const itemPaperId = await sayPaperSeen(tx, visit, item, here, { datedOn })
        const kind = here.paper.isReferral ? 'referral' : 'supporting'
        await attachDocument(tx, visit, { ...file, ...(await keep(bytes)), childId, kind, itemPaperId, familyId })
        const children = childId === null ? now.item.childIds : [childId]
        return allowed({ goTo: papersHref(sitting.address, key), children })
      },
      show: async (problem) => attachPaperPage(to.at, asked, await openFormAgain(visit, asked, problem)),
      saw: namesShown(to),
    }),
  )
}

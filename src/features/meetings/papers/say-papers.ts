import { type Answer, notFound, page, redirect } from '#door/answers.ts'
import { versionIn } from '#door/form/form-at.ts'
import { notLawful, openForm, openFormAgain, type Problem, saveForm, savedMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { momentInEngland } from '#platform/clock.ts'
import { idsWithin } from '#records/access/visible-children.ts'
import type { Changed } from '#records/change/change.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { documentsOfPapers } from '#records/families/documents.ts'
import { type OpenPaper, openPapers, sayPaperSeen } from '#records/meeting/item-papers.ts'
import { findMoved } from '#records/sittings/where-it-went.ts'
import { may } from '#rules/access/permissions.ts'
import { type PaperOfItem } from '#rules/meeting/papers.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { itemInPage, papersHref } from '#features/meetings/agenda/agenda-list.ts'
import { findItem, findMeeting, type ItemAtMeeting } from '#features/meetings/agenda/meeting-in-view.query.ts'
import { papersShown } from './paper-words.ts'
import { papersAtItems } from './papers-at-items.query.ts'
import { papersForm, type PaperSaid, papersSaid } from './say-papers.form.ts'
import { type PapersPage, readPapersPage, sayPapersPage } from './say-papers.page.ts'

/** An item with its papers as one person finds it. */
export type Found = ItemAtMeeting & {
  readonly papers: readonly PaperOfItem[]
  readonly rows: readonly OpenPaper[]
}

/** The item of the address with its papers; null when there is none that this person may see. */
export async function found(visit: Visit, db: Db = visit.db): Promise<Found | null> {
  const { looking, params, now } = visit
  const meeting = await findMeeting(db, looking, params['date'] ?? '')
  if (meeting === null || meeting.sitting.state === 'cancelled') return null
  const { seriesId, on } = meeting.sitting
  const [at, papersOf, rowsOf] = await Promise.all([
    findItem(db, looking, meeting, params['item'] ?? ''),
    papersAtItems(db, meeting.sitting, momentInEngland(now)),
    openPapers(db, { seriesId, on }),
  ])
  return at === null ? null : { ...at, papers: papersOf(at.item), rows: rowsOf(at.item.key) }
}

/** How often something was said of an item's papers: a form is sent over the version it was opened with. */
const versionOf = ({ rows }: Found): number => rows.reduce((sum, { version }) => sum + version, 0)

/** Whether this person says which papers are there: the room, and the team of a child of the item. (SET-08) */
export async function maySay(visit: Visit, { item }: Found): Promise<boolean> {
  if (item.childIds.length === 0) return may(visit.actor, 'record-item') || may(visit.actor, 'keep-staffing-issue')
  const within = await idsWithin(visit.db, visit.looking, ['keep-record', 'record-item'], item.childIds)
  return within('keep-record').size > 0 || within('record-item').size > 0
}

async function model(
  visit: Visit,
  { meeting: { sitting }, item, kept, papers, rows }: Found,
  mayAttach: boolean,
): Promise<PapersPage> {
  const documents = item.isDone
    ? []
    : await documentsOfPapers(
        visit.db,
        visit.looking,
        rows.map(({ id }) => id),
      )
  return {
    ...{ sitting, item, documents },
    shown: papersShown(item, kept, () => papers),
    back: backFrom(visit, { sitting, item }),
    attach: mayAttach && item.familyId !== null ? `${papersHref(sitting.address, item.key)}/attach` : null,
  }
}

function backFrom({ actor }: Visit, { sitting, item }: Pick<PapersPage, 'sitting' | 'item'>): PapersPage['back'] {
  if (may(actor, 'see-meeting')) return { text: 'The item', href: itemInPage(sitting.address, item.key) }
  return item.familyId === null
    ? { text: 'My work', href: '/' }
    : { text: 'The family’s record', href: `/families/${item.familyId}` }
}

/** The papers of an item: to say which are there, or to read for who may not, and once it is recorded. */
export async function showPapers(visit: Visit): Promise<Answer> {
  const at = await found(visit)
  if (at === null) return whereItIsNow(visit)
  if (at.item.isDone || at.papers.length === 0 || !(await maySay(visit, at)))
    return page(readPapersPage(await model(visit, at, false)))
  const asked = papersForm(at.papers, visit.today)
  const state = openForm(visit, asked, { each: papersSaid(at.papers) }, versionOf(at))
  return page(sayPapersPage(await model(visit, at, true), asked, state))
}

/** An item of a meeting that was moved is found there. */
async function whereItIsNow({ db, params }: Visit): Promise<Answer> {
  const moved = await findMoved(db, params['date'] ?? '')
  return moved === null || moved.to === params['date']
    ? notFound()
    : redirect(papersHref(moved.to, params['item'] ?? ''))
}

/** Keeps which papers of an item are there, by whom and how old. (SET-08) */
export async function sayPapers(visit: Visit): Promise<Answer> {
  const at = await found(visit)
  if (at === null) return whereItIsNow(visit)
  if (!(await maySay(visit, at))) return notFound()
  return saveForm(visit, {
    read: papersForm(at.papers, visit.today).read(visit.form),
    save: async (tx, { each }) => {
      const now = await found(visit, tx)
      if (now === null || now.item.isDone) return tooLate
      if (versionOf(now) !== versionIn(visit)) return savedMeanwhile
      return keep(tx, visit, now, each)
    },
    show: (problem) => showAgain(visit, at, problem),
    saw: [],
  })
}

/** Once the item is recorded its papers are what they were. */
export const tooLate = notLawful(
  'This item is recorded: its papers stay as they were at the meeting. What has come since counts for the next one.',
  'item recorded',
)

async function keep(
  tx: Tx,
  visit: Visit,
  { meeting: { sitting }, item, papers }: Found,
  said: ReadonlyMap<number, PaperSaid>,
): Promise<Outcome<Changed, Problem>> {
  const { seriesId, on: meetsOn, address } = sitting
  const { key, familyId } = item
  for (const here of papers) {
    const to = said.get(here.paper.id)
    if (to === undefined || isAsSaid(here, to)) continue
    await sayPaperSeen(tx, visit, { seriesId, meetsOn, key, familyId }, here, to.seen ? to : null)
  }
  return allowed({ goTo: papersHref(address, key), children: item.childIds })
}

/** What stands already keeps who said it, and when. */
const isAsSaid = ({ seen }: PaperOfItem, to: PaperSaid): boolean =>
  (seen !== null) === to.seen && (seen?.datedOn?.toString() ?? '') === (to.datedOn?.toString() ?? '')

async function showAgain(visit: Visit, before: Found, problem: Problem) {
  const at = (await found(visit)) ?? before
  const asked = papersForm(at.papers, visit.today)
  const last = at.rows.toSorted((one, other) => other.version - one.version)[0]?.id ?? 0
  const kept = { kind: 'item-paper', id: last, version: versionOf(at), values: { each: papersSaid(at.papers) } }
  return sayPapersPage(await model(visit, at, true), asked, await openFormAgain(visit, asked, problem, kept))
}

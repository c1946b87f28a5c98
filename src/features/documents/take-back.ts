import { type Answer, notFound, page } from '#door/answers.ts'
import { withTyped } from '#door/typed-again.ts'
import { idIn } from '#door/form/form-at.ts'
import { mistaken, notLawful, openForm, openFormAgain, opened, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import type { FileStore } from '#platform/files/stored-files.ts'
import { namesSomebody } from '#records/access/names-out-of-reach.ts'
import { childrenOfFamily } from '#records/families/children.ts'
import { type KeptDocument, loadDocument } from '#records/families/documents.ts'
import { holdItem } from '#records/filing/filed-versions.ts'
import { childrenWithPack } from '#records/filing/pack-rows.ts'
import { loadTakenBack, mendCopy, takeDocumentBack } from '#records/filing/taken-back.ts'
import type { Tx } from '#records/keeping/db.ts'
import { whereDocumentWent } from '#records/filing/where-document-went.ts'
import { loadAgendaItem } from '#records/meeting/agenda-items.ts'
import { allowed } from '#rules/outcome.ts'
import { namesForAll } from '#rules/overview/names-in-prose.ts'
import { sayList } from '#rules/words/say-names.ts'
import { tellThoseWhoHaveIt } from './tell-taken-back.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { mendForm, takeBackForm } from './take-back.form.ts'
import { takeBackPage, takenBackPage } from './take-back.page.ts'

/** The document the address names, with the children of its item or family that this person may see, and on whose files it stands. */
async function documentIn(visit: Visit) {
  const document = await loadDocument(visit.db, visit.looking, idIn(visit, 'id'))
  const place = document && (await placeOf(visit, document))
  if (document === null || place === null) return null
  const { title, familyId, ofItem } = place
  const ids = ofItem.map(({ id }) => id)
  const on = document.childId === null ? (place.childIds ?? ids) : [document.childId]
  return {
    document,
    title,
    familyId,
    ofItem,
    on,
    standsOn: ofItem.filter(({ id }) => on.includes(id)).map(({ name }) => name),
    others: ofItem.filter(({ id }) => id !== document.childId),
  }
}

/** The item or family a document belongs to: what it is called, and those of its children whom this person may see. */
async function placeOf({ db, looking }: Visit, { agendaItemId, familyId: own }: KeptDocument) {
  const item = await loadAgendaItem(db, looking, agendaItemId)
  const familyId = item?.familyId ?? own
  if (familyId === null) return null
  const all = await childrenOfFamily(db, looking, familyId)
  const childIds = item?.childIds ?? null
  const ofItem = all.filter(({ id }) => childIds?.includes(id) ?? true).map(({ id, name }) => ({ id, name }))
  return { title: item?.title ?? `${all[0]?.familyName ?? ''} family`, familyId, childIds, ofItem }
}

type InView = NonNullable<Awaited<ReturnType<typeof documentIn>>>

/** Asks where a document belongs, and shows who has it meanwhile. (FI-03) */
export async function showTakeBack(visit: Visit): Promise<Answer> {
  const about = await documentIn(visit)
  if (about === null) return notFound()
  const asked = takeBackForm(about.others)
  const state = openForm(visit, asked, {})
  const goneOut = await whereDocumentWent(visit.db, about.document, about.on)
  return page(takeBackPage(about, { fields: asked.controls(state), state, goneOut }), idsOf(about))
}

const idsOf = ({ ofItem }: InView): readonly number[] => ofItem.map(({ id }) => id)

/** Takes a document back from the files on which it doesn't belong; who has it is kept, told, and mended one by one. (FI-03) */
export async function takeBack(visit: Visit, store: FileStore, publicAddress: string): Promise<Answer> {
  const about = await documentIn(visit)
  if (about === null) return notFound()
  const asked = takeBackForm(about.others)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { right, because }) => {
      const named = await namedIn(tx, because, about)
      if (named !== null) return mistaken({ because: named })
      // Who files the item's packs at this moment is waited for: what they filed has gone out too.
      if (about.document.agendaItemId !== 0) await holdItem(tx, about.document.agendaItemId)
      const wrong = about.on.filter((id) => id !== right)
      const goneOut = await whereDocumentWent(tx, about.document, wrong)
      const instead = right === null ? null : { childId: right, stored: await copied(store, about.document) }
      const { document, familyId } = about
      if (!(await takeDocumentBack(tx, visit, { document, familyId, because, goneOut, instead })))
        return notLawful('Somebody has taken this document back already.', 'taken back already')
      await tellThoseWhoHaveIt(tx, visit, { document, familyId, goneOut, publicAddress })
      return allowed({ goTo: `/documents/${document.id}/taken-back`, children: about.on })
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, asked, problem)
      const goneOut = await whereDocumentWent(visit.db, about.document, about.on)
      return takeBackPage(about, { fields: asked.controls(state), state, goneOut })
    },
    saw: idsOf(about),
  })
}

/** Why the reason may not stand as it is: it is in the history of each child it concerns, and read by whoever mends a copy. (FI-01) */
async function namedIn(tx: Tx, because: string, { ofItem }: InView): Promise<string | null> {
  const names = namesForAll(because, { families: [], children: ofItem.map(({ name }) => name) })
  if (names.length > 0) return `Leave out ${sayList(names)}: no child is named here`
  return (await namesSomebody(tx, because)) ? 'Name no child or family here' : null
}

/** A file of its own, so that each document's history stays its own. */
const copied = async (store: FileStore, document: KeptDocument) => store.keep(await store.read(document))

const takenBackIn = (visit: Visit) => loadTakenBack(visit.db, visit.looking, idIn(visit, 'id'))

const idsIn = (taken: Taken): readonly number[] => taken.goneOut.flatMap(({ childId }) => childId ?? [])

type Taken = NonNullable<Awaited<ReturnType<typeof takenBackIn>>>

async function pageOf(visit: Visit, taken: Taken, state: FormState) {
  const { agendaItemId, instead } = taken
  const hasPack =
    instead !== null && (await childrenWithPack(visit.db, visit.looking, agendaItemId)).has(instead.childId)
  return takenBackPage(taken, state, hasPack)
}

/** What was taken back, with each copy of it. */
export async function showTakenBack(visit: Visit): Promise<Answer> {
  const taken = await takenBackIn(visit)
  return taken === null ? notFound() : page(await pageOf(visit, taken, opened(visit, null)), idsIn(taken))
}

/** Says what was done about one copy of it. (FI-03) */
export async function mendOneCopy(visit: Visit): Promise<Answer> {
  const taken = await takenBackIn(visit)
  const gone = taken?.goneOut.find(({ id }) => id === idIn(visit, 'copy'))
  if (taken === null || gone === undefined) return notFound()
  const asked = mendForm(gone.id)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { words }) =>
      (await mendCopy(tx, visit, taken.id, gone.id, words))
        ? allowed({ goTo: `/documents/${taken.id}/taken-back`, children: idsIn(taken) })
        : notLawful('Somebody has said already that this copy is mended.', 'mended already'),
    show: async (problem) => {
      const now = (await takenBackIn(visit)) ?? taken
      const content = await pageOf(visit, now, await openFormAgain(visit, asked, problem))
      // A copy that is mended has no form any more in which what was typed could stand.
      return problem.is === 'refused' ? withTyped(content, visit.form) : content
    },
    saw: idsIn(taken),
  })
}

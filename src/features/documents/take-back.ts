import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import { notLawful, openForm, openFormAgain, opened, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import type { FileStore } from '#platform/files/stored-files.ts'
import { childrenOfFamily } from '#records/families/children.ts'
import { type KeptDocument, loadDocument } from '#records/families/documents.ts'
import { holdItem } from '#records/filing/filed-versions.ts'
import { loadTakenBack, mendCopy, takeDocumentBack } from '#records/filing/taken-back.ts'
import { whereDocumentWent } from '#records/filing/where-document-went.ts'
import { loadAgendaItem } from '#records/meeting/agenda-items.ts'
import { allowed } from '#rules/outcome.ts'
import { tellThoseWhoHaveIt } from './tell-taken-back.ts'
import { mendForm, takeBackForm } from './take-back.form.ts'
import { takeBackPage, takenBackPage } from './take-back.page.ts'

/** The document the address names, with the children of its item that this person may see, and on whose files it stands. */
async function documentIn(visit: Visit) {
  const document = await loadDocument(visit.db, visit.looking, idIn(visit, 'id'))
  const item = document && (await loadAgendaItem(visit.db, visit.looking, document.agendaItemId))
  if (document === null || item?.familyId == null) return null
  const children = await childrenOfFamily(visit.db, visit.looking, item.familyId)
  const ofItem = children.filter(({ id }) => item.childIds.includes(id)).map(({ id, name }) => ({ id, name }))
  const on = document.childId === null ? item.childIds : [document.childId]
  return {
    document,
    title: item.title,
    familyId: item.familyId,
    ofItem,
    on,
    standsOn: ofItem.filter(({ id }) => on.includes(id)).map(({ name }) => name),
    others: ofItem.filter(({ id }) => id !== document.childId),
  }
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
      // Who files the item's packs at this moment is waited for: what they filed has gone out too.
      await holdItem(tx, about.document.agendaItemId)
      const wrong = about.on.filter((id) => id !== right)
      const goneOut = await whereDocumentWent(tx, about.document, wrong)
      const instead = right === null ? null : { childId: right, stored: await copied(store, about.document) }
      const { document, familyId } = about
      if (!(await takeDocumentBack(tx, visit, { document, familyId, because, goneOut, instead })))
        return notLawful('Somebody has taken this document back already.', 'taken back already')
      await tellThoseWhoHaveIt(tx, visit, { document, goneOut, publicAddress })
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

/** A file of its own, so that each document's history stays its own. */
const copied = async (store: FileStore, document: KeptDocument) => store.keep(await store.read(document))

const takenBackIn = (visit: Visit) => loadTakenBack(visit.db, visit.looking, idIn(visit, 'id'))

const namedIn = (taken: NonNullable<Awaited<ReturnType<typeof takenBackIn>>>): readonly number[] =>
  taken.goneOut.flatMap(({ childId }) => childId ?? [])

/** What was taken back, with each copy of it. */
export async function showTakenBack(visit: Visit): Promise<Answer> {
  const taken = await takenBackIn(visit)
  return taken === null ? notFound() : page(takenBackPage(taken, opened(visit, null)), namedIn(taken))
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
        ? allowed({ goTo: `/documents/${taken.id}/taken-back`, children: namedIn(taken) })
        : notLawful('Somebody has said already that this copy is mended.', 'mended already'),
    show: async (problem) =>
      takenBackPage((await takenBackIn(visit)) ?? taken, await openFormAgain(visit, asked, problem)),
    saw: namedIn(taken),
  })
}

import { type Answer, notFound, redirect } from '#door/answers.ts'
import { loadAgendaItem } from '#records/meeting/agenda-items.ts'
import { change } from '#records/change/change.ts'
import { loadDocument, removeDocument } from '#records/families/documents.ts'
import { allowed } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import type { Visit } from '#door/visit.ts'

/** Takes a document off its item: it leaves every pack at once; the file stays in the store with its history. */
export async function takeOff(visit: Visit): Promise<Answer> {
  const document = await loadDocument(visit.db, visit.looking, idIn(visit, 'id'))
  const item = document === null ? null : await loadAgendaItem(visit.db, visit.looking, document.agendaItemId)
  if (document === null || item === null) return notFound()
  const done = await change<never>(visit, async (tx) => {
    await removeDocument(tx, visit, document, item.familyId)
    return allowed({ goTo: `/items/${item.id}/documents`, children: item.childIds })
  })
  return done.ok ? redirect(done.value.goTo) : notFound()
}

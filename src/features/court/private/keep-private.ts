import { isAmong, nameAmong } from '#parts/forms/person-choice.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { type KeptFamily, loadFamily } from '#records/families/families.ts'
import { peopleToChoose } from '#records/people/people-to-choose.ts'
import { addPrivate, type KeptPrivate, loadPrivate, savePrivate } from '#records/court/private-proceedings.ts'
import { allowed } from '#rules/outcome.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { mistaken, opened, openedAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { privateFormPage } from './private-form.page.ts'
import { newPrivate, privateAsTyped, privateInWords, readPrivate, typedPrivateIn } from './private.form.ts'
import { privatePage } from './show-private.page.ts'

const ids = (family: KeptFamily): readonly number[] => family.children.map(({ id }) => id)
const privateIn = (visit: Visit): Promise<KeptPrivate | null> =>
  loadPrivate(visit.db, lookingFor(visit, 'keep-court-record'), idIn(visit, 'id'))

export async function showPrivate(visit: Visit): Promise<Answer> {
  const { db, looking, today } = visit
  const work = await loadPrivate(db, looking, idIn(visit, 'id'))
  if (work === null) return notFound()
  const [calendar, kept] = await Promise.all([loadCalendar(db), privateIn(visit)])
  return page(privatePage({ work, calendar, today, mayKeep: kept !== null }), [work.childId])
}

export async function showRecordPrivate(visit: Visit): Promise<Answer> {
  const family = await loadFamily(visit.db, visit.looking, idIn(visit, 'family'))
  if (family === null) return notFound()
  const people = await peopleToChoose(visit, { childIds: ids(family) })
  const model = { family, work: null, children: family.children, people, typed: newPrivate, state: opened(visit, null) }
  return page(privateFormPage(model), ids(family))
}

/** Records private proceedings for one child of a family. (CT-06) */
export async function recordPrivate(visit: Visit): Promise<Answer> {
  const family = await loadFamily(visit.db, visit.looking, idIn(visit, 'family'))
  if (family === null) return notFound()
  const people = await peopleToChoose(visit, { childIds: ids(family) })
  return saveForm(visit, {
    read: readPrivate(visit.form, visit.today),
    save: async (tx, work) => {
      const child = family.children.find(({ id }) => String(id) === visit.form.text('child'))
      if (child === undefined) return mistaken({ child: 'Choose which child it is about' })
      if (work.workerId !== null && !isAmong(people, work.workerId)) return notListed
      const id = await addPrivate(tx, visit, child, work)
      return allowed({ goTo: `/private-proceedings/${id}`, children: [child.id] })
    },
    show: async (problem) => {
      const model = { family, work: null, children: family.children, people, typed: typedPrivateIn(visit.form) }
      return privateFormPage({ ...model, state: await openedAgain(visit, problem, null, {}) })
    },
    saw: ids(family),
  })
}

const notListed = mistaken({ workerId: 'Choose a person from the list' })
const familyOf = ({ familyId, familyName, familyReference }: KeptPrivate) => ({
  id: familyId,
  name: familyName,
  reference: familyReference,
})

export async function showChangePrivate(visit: Visit): Promise<Answer> {
  const work = await privateIn(visit)
  if (work === null) return notFound()
  const people = await peopleToChoose(visit, { childIds: [work.childId], first: [work.workerId] })
  const model = { family: familyOf(work), work, children: [], people, typed: privateAsTyped(work) }
  return page(privateFormPage({ ...model, state: opened(visit, work.version) }), [work.childId])
}

/** Changes private proceedings: dates, worker, risk, or that they ended. (CT-06) */
export async function changePrivate(visit: Visit): Promise<Answer> {
  const work = await privateIn(visit)
  if (work === null) return notFound()
  const people = await peopleToChoose(visit, { childIds: [work.childId], first: [work.workerId] })
  const nameOf = (id: string) => nameAmong(people, id)
  return saveForm(visit, {
    read: readPrivate(visit.form, visit.today),
    save: async (tx, changed) => {
      const { workerId } = changed
      if (workerId !== null && workerId !== work.workerId && !isAmong(people, workerId)) return notListed
      const saved = await savePrivate(tx, visit, { ...work, version: versionIn(visit) }, changed)
      return unlessMeanwhile(saved, { goTo: `/private-proceedings/${work.id}`, children: [work.childId] })
    },
    show: async (problem) => {
      const now = (await privateIn(visit)) ?? work
      const typed = typedPrivateIn(visit.form)
      const words = privateInWords(privateAsTyped(now), nameOf)
      const asKept = { kind: 'private-proceedings', id: now.id, version: now.version, words }
      const state = await openedAgain(visit, problem, asKept, privateInWords(typed, nameOf))
      return privateFormPage({ family: familyOf(now), work: now, children: [], people, typed, state })
    },
    saw: [work.childId],
  })
}

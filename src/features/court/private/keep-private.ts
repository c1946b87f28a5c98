import { type Answer, notFound, page } from '#door/answers.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { type KeptFamily, loadFamily } from '#records/families/families.ts'
import { peopleToChoose } from '#records/people/people-to-choose.ts'
import { addPrivate, type KeptPrivate, loadPrivate, savePrivate } from '#records/court/private-proceedings.ts'
import { sayNothingStarts } from '#parts/words/say-no-longer-followed.ts'
import { holdChildren, loadChild } from '#records/families/children.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { unlikelyAhead, unlikelyCourtDay } from '#rules/court/unlikely-hearing.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { askFirst } from '#door/form/ask-first.ts'
import type { Tx } from '#records/keeping/db.ts'
import { notLawful, openForm, openFormAgain, type Problem, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { privateFormPage } from './private-form.page.ts'
import { newPrivateForm, privateForm } from './private.form.ts'
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
  const asked = await newFormFor(visit, family, family.children.filter(isFollowed))
  const state = openForm(visit, asked, {})
  return page(privateFormPage({ family, work: null, state, fields: asked.controls(state) }), ids(family))
}

/** Records private proceedings for one child of a family. (CT-06) */
export async function recordPrivate(visit: Visit): Promise<Answer> {
  const family = await loadFamily(visit.db, visit.looking, idIn(visit, 'family'))
  if (family === null) return notFound()
  const asked = await newFormFor(visit, family, family.children)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { child: childId, ...work }) => {
      await holdChildren(tx, [childId])
      const child = await loadChild(tx, visit.looking, childId)
      if (child !== null && !isFollowed(child))
        return notLawful(sayNothingStarts(child, visit.labels), 'P18: no longer followed')
      const likely = await asCourtsSit(tx, visit, work, null)
      if (!likely.ok) return likely
      const id = await addPrivate(tx, visit, { id: childId, familyId: family.id }, { ...work, endedOn: null })
      return allowed({ goTo: `/private-proceedings/${id}`, children: [childId] })
    },
    show: async (problem) => {
      const offered = await newFormFor(visit, family, family.children.filter(isFollowed))
      const state = await openFormAgain(visit, offered, problem)
      return privateFormPage({ family, work: null, state, fields: offered.controls(state) })
    },
    saw: ids(family),
  })
}

const newFormFor = async (visit: Visit, family: KeptFamily, among: KeptFamily['children']) =>
  newPrivateForm(among, await peopleToChoose(visit, { childIds: ids(family) }), visit.today)

const familyOf = ({ familyId, familyName, familyReference }: KeptPrivate) => ({
  id: familyId,
  name: familyName,
  reference: familyReference,
})

type Dates = Pick<KeptPrivate, 'nextHearingOn' | 'reportDueOn'>

/** A hearing on a day when courts don't sit, and dates far ahead, are asked about, unless `kept` has them already. */
async function asCourtsSit(tx: Tx, visit: Visit, dates: Dates, kept: Dates | null): Promise<Outcome<null, Problem>> {
  const fresh = (of: keyof Dates) => {
    const on = dates[of]
    return on !== null && kept?.[of]?.equals(on) !== true ? [on] : []
  }
  const calendar = await loadCalendar(tx)
  return askFirst(visit, [
    ...fresh('nextHearingOn').flatMap((on) => [
      ...unlikelyCourtDay(calendar, on),
      ...unlikelyAhead('The hearing', on, visit.today),
    ]),
    ...fresh('reportDueOn').flatMap((on) => unlikelyAhead('The report', on, visit.today)),
  ])
}

export async function showChangePrivate(visit: Visit): Promise<Answer> {
  const work = await privateIn(visit)
  if (work === null) return notFound()
  const asked = await formFor(visit, work)
  const state = openForm(visit, asked, work, work.version)
  return page(privateFormPage({ family: familyOf(work), work, state, fields: asked.controls(state) }), [work.childId])
}

/** Changes private proceedings: dates, worker, risk, or that they ended. (CT-06) */
export async function changePrivate(visit: Visit): Promise<Answer> {
  const work = await privateIn(visit)
  if (work === null) return notFound()
  const asked = await formFor(visit, work)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, changed) => {
      const likely = await asCourtsSit(tx, visit, changed, work)
      if (!likely.ok) return likely
      const saved = await savePrivate(tx, visit, { ...work, version: versionIn(visit) }, changed)
      return unlessMeanwhile(saved, { goTo: `/private-proceedings/${work.id}`, children: [work.childId] })
    },
    show: async (problem) => {
      const now = (await privateIn(visit)) ?? work
      const state = await openFormAgain(visit, asked, problem, { kind: 'private-proceedings', ...now, values: now })
      return privateFormPage({ family: familyOf(now), work: now, state, fields: asked.controls(state) })
    },
    saw: [work.childId],
  })
}

/** Whoever works on it stays to choose after they moved on. */
const formFor = async (visit: Visit, { childId, workerId }: KeptPrivate) =>
  privateForm(await peopleToChoose(visit, { childIds: [childId], first: [workerId], kept: workerId }), visit.today)

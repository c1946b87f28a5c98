import { type Answer, notFound, page } from '#door/answers.ts'
import { addCover, aroundCover, loadCoveredHolding, saveCoverDays } from '#records/people/covers.ts'
import { peopleToChoose } from '#records/people/people-to-choose.ts'
import { loadHolding, type StoredCover, type StoredHolding } from '#records/people/role-holdings.ts'
import { allowed } from '#rules/outcome.ts'
import { decideCover } from '#rules/people/appoint-cover.ts'
import { idIn } from '#door/form/form-at.ts'
import { openForm, openFormAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import type { Visit } from '#door/visit.ts'
import { coverDaysForm, coverForm, coverRefused } from './cover.form.ts'
import { arrangeCoverPage, coverDaysPage } from './cover.page.ts'
import { holdingIn } from './keep-role.ts'

export async function showArrangeCover(visit: Visit): Promise<Answer> {
  const holding = await holdingIn(visit)
  if (holding === null) return notFound()
  const asked = await coverFormFor(visit, holding)
  const state = openForm(visit, asked, {})
  return page(arrangeCoverPage({ holding, labels: visit.labels, state, fields: asked.controls(state) }))
}

export async function arrangeCover(visit: Visit): Promise<Answer> {
  const holding = await holdingIn(visit)
  if (holding === null) return notFound()
  const asked = await coverFormFor(visit, holding)
  return saveSettings(visit, {
    read: asked.read(visit.form),
    saw: [],
    save: async (tx, cover) => {
      const now = (await loadHolding(tx, holding.id)) ?? holding
      const decided = decideCover(cover, now, await aroundCover(tx, visit.actor, cover.personId))
      if (!decided.ok) return coverRefused(decided.because, visit.labels)
      await addCover(tx, visit, holding.id, decided.value)
      return allowed(goOn(`/settings/people/${holding.personId}`))
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, asked, problem)
      return arrangeCoverPage({ holding, labels: visit.labels, state, fields: asked.controls(state) })
    },
  })
}

const coverFormFor = async (visit: Visit, { teamId, personId }: StoredHolding) =>
  coverForm(await peopleToChoose(visit, { teamIds: [teamId] }), personId)

export async function showCoverDays(visit: Visit): Promise<Answer> {
  const found = await coverIn(visit)
  if (found === null) return notFound()
  const { cover, holding } = found
  const state = openForm(visit, coverDaysForm, cover, cover.version)
  const fields = coverDaysForm.controls(state)
  return page(coverDaysPage(cover.name, { holding, labels: visit.labels, state, fields }))
}

export async function changeCoverDays(visit: Visit): Promise<Answer> {
  const found = await coverIn(visit)
  if (found === null) return notFound()
  const { cover, holding } = found
  return saveSettings(visit, {
    read: coverDaysForm.read(visit.form),
    saw: [],
    save: async (tx, days) => {
      const now = (await loadHolding(tx, holding.id)) ?? holding
      const others = { ...now, covers: now.covers.filter(({ id }) => id !== cover.id) }
      const toBe = { personId: cover.personId, ...days }
      const decided = decideCover(toBe, others, await aroundCover(tx, visit.actor, cover.personId))
      if (!decided.ok) return coverRefused(decided.because, visit.labels)
      return unlessMeanwhile(
        await saveCoverDays(tx, visit, asOpened(visit, cover), decided.value),
        goOn(`/settings/people/${holding.personId}`),
      )
    },
    show: (problem) => changeCoverDaysAgain(visit, found, problem),
  })
}

type Covered = { readonly cover: StoredCover; readonly holding: StoredHolding }

async function changeCoverDaysAgain(visit: Visit, before: Covered, problem: Problem) {
  const { cover, holding } = (await coverIn(visit)) ?? before
  const state = await openFormAgain(visit, coverDaysForm, problem, { kind: 'cover', ...cover, values: cover })
  return coverDaysPage(cover.name, { holding, labels: visit.labels, state, fields: coverDaysForm.controls(state) })
}

async function coverIn(visit: Visit): Promise<Covered | null> {
  const id = idIn(visit, 'id')
  const holding = await loadCoveredHolding(visit.db, id)
  const cover = holding?.covers.find((each) => each.id === id)
  return holding === null || cover === undefined ? null : { cover, holding }
}

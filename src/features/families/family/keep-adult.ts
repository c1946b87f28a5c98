import { type Answer, notFound, page } from '#door/answers.ts'
import { addAdult, type KeptAdult, loadAdult, saveAdult } from '#records/families/adults.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { allowed } from '#rules/outcome.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { adultForm, answersOf, entryOf } from './adult.form.ts'
import { adultPage } from './adult.page.ts'
import { childOptions, familyKept } from '#features/families/kept/kept-by-visitor.ts'

const add = 'Add a parent or other adult'

export async function showAddAdult(visit: Visit): Promise<Answer> {
  const family = await familyKept(visit)
  if (family === null) return notFound()
  const children = childOptions(family)
  return page(adultPage(add, family, children, openForm(visit, adultForm(children), {})), idsOf(family))
}

/** Adds an adult with what they are to each child. (FAM-04) */
export async function addAdultToFamily(visit: Visit): Promise<Answer> {
  const family = await familyKept(visit)
  if (family === null) return notFound()
  const children = childOptions(family)
  const asked = adultForm(children)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, answers) => {
      const entry = entryOf(answers)
      await addAdult(tx, visit, family.id, entry)
      return allowed({ goTo: `/families/${family.id}#people`, children: entry.of.map(({ childId }) => childId) })
    },
    show: async (problem) => adultPage(add, family, children, await openFormAgain(visit, asked, problem)),
    saw: idsOf(family),
  })
}

export async function showChangeAdult(visit: Visit): Promise<Answer> {
  const found = await adultKept(visit)
  if (found === null) return notFound()
  const { family, adult } = found
  const children = childOptions(family)
  const state = openForm(visit, adultForm(children), answersOf(adult), adult.version)
  return page(adultPage(`Change ${adult.name}`, family, children, state), idsOf(family))
}

/** Changes an adult; what they are to children one doesn't keep stays. (FAM-04) */
export async function changeAdult(visit: Visit): Promise<Answer> {
  const found = await adultKept(visit)
  if (found === null) return notFound()
  const { family, adult } = found
  const children = childOptions(family)
  const asked = adultForm(children)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, answers) => {
      const entry = entryOf(answers)
      const saved = await saveAdult(tx, visit, { ...adult, version: versionIn(visit) }, entry)
      const touched = [...adult.of, ...entry.of].map(({ childId }) => childId)
      return unlessMeanwhile(saved, { goTo: `/families/${family.id}#people`, children: touched })
    },
    show: async (problem) => {
      const now = (await adultKept(visit))?.adult ?? adult
      const state = await openFormAgain(visit, asked, problem, { kind: 'adult', ...now, values: answersOf(now) })
      return adultPage(`Change ${now.name}`, family, children, state)
    },
    saw: idsOf(family),
  })
}

async function adultKept(visit: Visit): Promise<{ readonly family: KeptFamily; readonly adult: KeptAdult } | null> {
  const family = await familyKept(visit)
  if (family === null) return null
  const adult = await loadAdult(visit.db, visit.looking, family.id, idIn(visit, 'adult'))
  return adult === null ? null : { family, adult }
}

const idsOf = ({ children }: KeptFamily): readonly number[] => children.map(({ id }) => id)

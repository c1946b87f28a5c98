import { type Answer, notFound, page } from '#door/answers.ts'
import { mistaken, notLawful, openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { askAboutAccess, holdFamily } from '#records/access/change-access.ts'
import { loadOpenRequests, loadRestriction } from '#records/access/family-access.ts'
import { whoCan } from '#rules/access/role-words.ts'
import { allowed } from '#rules/outcome.ts'
import { askForm } from './access.form.ts'
import { accessFormPage } from './access-form.page.ts'
import { accessAddress, aroundAccess, type AroundAccess, asOptions, idsOf, withoutAccess } from './around-access.ts'

const isRestricted = ({ access }: AroundAccess): boolean => access.restriction !== null

const formFor = (around: AroundAccess, { labels }: Visit) =>
  askForm(isRestricted(around), asOptions(withoutAccess(around), labels))

export async function showAsk(visit: Visit): Promise<Answer> {
  const around = await aroundAccess(visit)
  if (around === null) return notFound()
  const state = openForm(visit, formFor(around, visit), isRestricted(around) ? {} : { asks: 'restrict' })
  return page(askPage(around, visit, state), idsOf(around))
}

/** Asks that a family is restricted, that its restriction is lifted, or that somebody gets access; others decide. (FAM-05) */
export async function ask(visit: Visit): Promise<Answer> {
  const around = await aroundAccess(visit)
  if (around === null) return notFound()
  const { family } = around
  return saveForm(visit, {
    read: formFor(around, visit).read(visit.form),
    save: async (tx, asked) => {
      await holdFamily(tx, family.id)
      if (((await loadRestriction(tx, family.id)) !== null) !== isRestricted(around))
        return notLawful('It has been decided about this family meanwhile: look at it again.', 'it was decided')
      const open = await loadOpenRequests(tx, family.id)
      const same = open.find(({ asks, personId }) => asks === asked.asks && personId === asked.personId)
      if (same !== undefined) return mistaken({ asks: `${same.askedBy} has asked for this already` })
      await askAboutAccess(tx, visit, family.id, asked)
      return allowed({ goTo: accessAddress(family.id), children: idsOf(around) })
    },
    show: async (problem) => {
      const now = (await aroundAccess(visit)) ?? around
      return askPage(now, visit, await openFormAgain(visit, formFor(now, visit), problem))
    },
    saw: idsOf(around),
  })
}

const askPage = (around: AroundAccess, visit: Visit, state: FormState) =>
  accessFormPage(around.family, {
    title: 'Ask about who may see this family',
    lede: `Decided by the ${whoCan('restrict-family', visit.labels)}${isRestricted(around) ? ', of those who have access' : ''}, never by who asked.`,
    save: 'Ask for it',
    state,
    fields: formFor(around, visit).controls(state),
  })

import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import { openForm, openFormAgain, saveForm, savedMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { type FormState, formPage } from '#parts/forms/form-page.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { person } from '#parts/forms/fields/record-fields.ts'
import { handOnUrgentReturn, loadUrgentReturn, type UrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import { peopleToChoose } from '#records/people/people-to-choose.ts'
import { allowed } from '#rules/outcome.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { tellReturnHandedOn } from './tell-handed-on.ts'

async function awaited(visit: Visit): Promise<UrgentReturn | null> {
  const found = await loadUrgentReturn(visit.db, visit.looking, idIn(visit, 'id'))
  return found?.panelMetOn === null ? found : null
}

const formFor = async (visit: Visit, { childId }: UrgentReturn) =>
  form({
    owner: needed(
      person({
        label: 'Who takes it to the panel from now on?',
        called: 'Taken there by',
        people: await peopleToChoose(visit, { childIds: [childId] }),
      }),
      'Choose who takes it to the panel',
    ),
  })

export async function showHandOnReturn(visit: Visit): Promise<Answer> {
  const found = await awaited(visit)
  if (found === null) return notFound()
  const asked = await formFor(visit, found)
  const state = openForm(visit, asked, { owner: found.ownerId })
  return page(handOnPage(found, asked, state), [found.childId])
}

/** Has somebody else take a child back to the panel. (PP-06, AC-04) */
export async function handOnReturn(visit: Visit, publicAddress: string): Promise<Answer> {
  const found = await awaited(visit)
  if (found === null) return notFound()
  const asked = await formFor(visit, found)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { owner }) => {
      if ((await handOnUrgentReturn(tx, visit, found, owner)) !== 'saved') return savedMeanwhile
      await tellReturnHandedOn(tx, visit, { found, ownerId: owner, publicAddress })
      return allowed({ goTo: `/urgent-returns/${found.id}`, children: [found.childId] })
    },
    show: async (problem) => handOnPage(found, asked, await openFormAgain(visit, asked, problem)),
    saw: [found.childId],
  })
}

const handOnPage = (found: UrgentReturn, asked: Awaited<ReturnType<typeof formFor>>, state: FormState) =>
  formPage({
    title: `Hand on the urgent return, ${found.childName}`,
    place: 'meeting',
    back: { text: 'The urgent return', href: `/urgent-returns/${found.id}` },
    lede: `${found.owner ?? 'Nobody yet'} takes it to the panel by ${sayDate(found.by)}.`,
    state,
    fields: asked.controls(state),
    save: 'Hand it on',
  })

import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { mistaken, notLawful, openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { chosenFromList, oneOfRadios } from '#parts/forms/fields/choice-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import { sayRequestGone } from '#parts/words/say-request-gone.ts'
import { holdPanelItem, planPanelItem } from '#records/panels/change-panel-items.ts'
import { loadPanelItem, type PanelItem } from '#records/panels/panel-items.ts'
import { stillToHear } from '#rules/panels/panel-item.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { sittingsBetween, takesFrom } from '#rules/sittings/sittings.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { urgencies, urgencyWords } from './ask-panel.form.ts'
import { askedBodies, loadBodies, whereHeard } from '#records/panels/where-heard.ts'

/** How far ahead an item can be planned. */
const ahead = { weeks: 12 }

/** A meeting that could take it, as it is sent: '3 2026-12-09'. */
type Choice = { readonly value: string; readonly text: string }

async function aroundForm(visit: Visit) {
  const { db, today } = visit
  const [item, bodies] = await Promise.all([
    loadPanelItem(db, lookingFor(visit, 'record-item'), idIn(visit, 'id')),
    loadBodies(db),
  ])
  if (item === null || item.waitsForAdmission || stillToHear(item).length === 0) return null
  const choices = askedBodies(bodies, [item.business])
    .flatMap(({ id, name }) => {
      const plan = bodies.plans.get(id)
      if (plan === undefined) return []
      const from = takesFrom(plan, today)
      return sittingsBetween(plan, from, from.add(ahead)).map(({ on }) => ({
        value: `${id} ${on.toString()}`,
        text: `${name}, ${sayDate(on)}`,
        on,
      }))
    })
    .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on))
  const { seriesId, on } = whereHeard(bodies, item, today)
  const now = on === null ? null : `${seriesId} ${on.toString()}`
  const urgency = item.urgent ? ('urgent' as const) : ('next' as const)
  return { item, choices, asked: planForm(choices), filled: { meeting: now ?? '', urgency } }
}

/** Which meeting takes it, and whether it is urgent. */
const planForm = (choices: readonly Choice[]) =>
  form({
    meeting: chosenFromList({
      label: 'Which meeting takes it?',
      hint: 'One that isn’t held leaves it to the next of the same body.',
      of: choices.map(({ value }) => value),
      say: (value) => choices.find((each) => each.value === value)?.text ?? '',
      none: 'Choose a meeting',
      wrong: 'Choose the meeting from the list',
    }),
    urgency: needed(
      oneOfRadios({ label: 'How soon?', of: urgencies, say: (each) => urgencyWords[each], wrong: 'Choose how soon' }),
      'Choose how soon',
    ),
  })

const idsOf = ({ children }: PanelItem) => children.map(({ childId }) => childId)

export async function showPlanPanelItem(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { item, asked, filled } = around
  return page(planPage(item, asked, openForm(visit, asked, filled, item.version)), idsOf(item))
}

/** Plans what a panel is asked for into another meeting, of the same body or of another that takes it. (PP-01) */
export async function savePlanPanelItem(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { item, asked } = around
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { meeting, urgency }) => {
      const [id, on] = meeting.split(' ')
      if (id === undefined || on === undefined) return mistaken({ meeting: 'Choose the meeting from the list' })
      await holdPanelItem(tx, item.id)
      const now = await loadPanelItem(tx, lookingFor(visit, 'record-item'), item.id)
      const gone = now === null ? null : sayRequestGone(now)
      if (gone !== null) return notLawful(gone, 'withdrawn meanwhile')
      const to = { seriesId: Number(id), notBefore: Temporal.PlainDate.from(on), urgent: urgency === 'urgent' }
      const saved = await planPanelItem(tx, visit, { ...item, version: versionIn(visit) }, to)
      return unlessMeanwhile(saved, { goTo: `/panels/${item.id}`, children: idsOf(item) })
    },
    show: async (problem) => {
      const now = (await aroundForm(visit)) ?? around
      const kept = { kind: 'panel-item', id: now.item.id, version: now.item.version, values: now.filled }
      return planPage(now.item, now.asked, await openFormAgain(visit, now.asked, problem, kept))
    },
    saw: idsOf(item),
  })
}

const planPage = (item: PanelItem, asked: ReturnType<typeof planForm>, state: FormState) =>
  formPage({
    title: 'Plan it for another meeting',
    caption: `${sayNames(item.children.map(({ name }) => name))}, ${item.familyReference}`,
    place: 'meeting',
    back: { text: 'What was asked for', href: `/panels/${item.id}` },
    state,
    fields: asked.controls(state),
    save: 'Plan it',
  })

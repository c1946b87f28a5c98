import { type Answer, notFound, page, refusal } from '#door/answers.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { notLawful, openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import { withTyped } from '#door/typed-again.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { needed, revealedBy } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { words } from '#parts/forms/fields/text-fields.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { Db } from '#records/keeping/db.ts'
import { whoHoldsPower } from '#records/meeting/who-holds-power.ts'
import { decideAdmission } from '#records/panels/change-panel-items.ts'
import { loadPanelItem, type PanelItem } from '#records/panels/panel-items.ts'
import { loadBodies, whereHeard } from '#records/panels/where-heard.ts'
import { whoAdmits } from '#records/panels/who-admits.ts'
import { sayNoPower } from '#rules/access/power-words.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { stateOf } from '#rules/panels/panel-item.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { tellAsker } from './tell-asker.ts'

const answers = {
  admit: 'Admit it: it stands on the agenda of the next meeting',
  'turn-down': 'Turn it down',
} as const

const admitForm = form({
  decision: chosen({
    label: 'What do you decide?',
    called: 'Decision',
    of: ['admit', 'turn-down'],
    say: (answer) => answers[answer],
    wrong: 'Choose to admit it or to turn it down',
  }),
  why: revealedBy(
    'decision',
    'turn-down',
    needed(
      words({ label: 'Why not?', called: 'Reason', hint: 'Whoever asked is told, and reads it here.', rows: 3 }),
      'Write why it is turned down',
    ),
  ),
})

/** The request as it waits, with by which power this person decides on it; null where there is none, or it doesn't wait any more. */
async function waitingIn(visit: Visit, db: Db = visit.db) {
  const { actor, today } = visit
  const [item, bodies] = await Promise.all([
    loadPanelItem(db, lookingFor(visit, 'see-panel-items'), idIn(visit, 'id')),
    loadBodies(db),
  ])
  if (item === null || stateOf(item, null, today) !== 'to-admit') return null
  const { body, seriesId } = whereHeard(bodies, item, today)
  const admits = await whoAdmits(db, actor.personId, today)
  return { item, body, by: await admits(item, seriesId) }
}

const idsOf = ({ children }: PanelItem) => children.map(({ childId }) => childId)
const captionOf = ({ children, familyReference }: PanelItem) =>
  `${sayNames(children.map(({ name }) => name))}, ${familyReference}`
const backTo = ({ id }: PanelItem) => ({ text: 'What was asked for', href: `/panels/${id}` })

/** The form for whoever admits the request; everybody else is told who does. (SET-07) */
export async function showAdmitPanelItem(visit: Visit): Promise<Answer> {
  const waiting = await waitingIn(visit)
  if (waiting === null) return notFound()
  const { item, by } = waiting
  if (!by.ok) return mayNot(visit, item, by.because)
  return page(admitPage(waiting, openForm(visit, admitForm, {}, item.version)), idsOf(item))
}

/** Admits a request, which then stands on the agenda, or turns it down with the reason: never whoever asked. (SET-07) */
export async function saveAdmitPanelItem(visit: Visit, publicAddress: string): Promise<Answer> {
  const waiting = await waitingIn(visit)
  if (waiting === null) return notFound()
  const { item, by } = waiting
  if (!by.ok) return mayNot(visit, item, by.because)
  return saveForm(visit, {
    read: admitForm.read(visit.form),
    save: async (tx, { decision, why }) => {
      const now = await waitingIn(visit, tx)
      if (now?.by.ok !== true)
        return notLawful('This doesn’t wait for you any more: its page says how it stands.', 'decided meanwhile')
      const saved = await decideAdmission(
        tx,
        visit,
        { ...item, version: versionIn(visit) },
        { by: now.by.value, notBecause: decision === 'turn-down' ? why : null },
      )
      if (saved === 'saved' && decision === 'turn-down')
        await tellAsker(tx, visit, item, { ended: 'turned-down', publicAddress })
      return unlessMeanwhile(saved, { goTo: `/panels/${item.id}`, children: idsOf(item) })
    },
    show: async (problem) => {
      const now = (await waitingIn(visit)) ?? waiting
      const kept = { kind: 'panel-item', id: item.id, version: now.item.version, values: {} }
      return admitPage(now, await openFormAgain(visit, admitForm, problem, kept))
    },
    saw: idsOf(item),
  })
}

type Waiting = NonNullable<Awaited<ReturnType<typeof waitingIn>>>

const title = 'Admit a request to a panel'

const admitPage = ({ item, body }: Pick<Waiting, 'item' | 'body'>, state: FormState) =>
  formPage({
    title,
    caption: captionOf(item),
    lede: html`${item.askedBy} asked ${body} on ${sayDate(item.askedOn)}:
      <span class="waymark-as-written">${item.why}</span>`,
    place: 'meeting',
    back: backTo(item),
    state,
    fields: admitForm.controls(state),
    save: 'Save the decision',
  })

const mayNot = async (visit: Visit, item: PanelItem, because: Parameters<typeof sayNoPower>[0]): Promise<Answer> => {
  const sentence = sayNoPower(because, null, await whoHoldsPower(visit.db, 'admit', visit))
  const said = {
    title,
    place: 'meeting',
    back: backTo(item),
    main: html`${pageHeading({ heading: title, caption: captionOf(item) })}
      <p class="govuk-body">${sentence}</p>`,
  }
  // Where the power was given to somebody else meanwhile, what was typed is there to copy.
  return refusal(withTyped(said, visit.form), because, idsOf(item))
}

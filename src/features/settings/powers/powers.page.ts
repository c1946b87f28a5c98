import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { html, type Html } from '#govuk/html.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import { type GivenPower, goesToPanel, inForce, type Power, powers } from '#rules/access/powers.ts'
import { powerHints, powerNames, sayHolder, type SeriesNames, toPanelNames } from '#rules/access/power-words.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import type { StartingBody } from '#rules/pre-proceedings/deciding-bodies.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import { sayList } from '#rules/words/say-names.ts'
import type { PowerChange } from './changes-of-powers.query.ts'
import { powerForm, type PowerAsked } from './power.form.ts'

type PowersModel = {
  readonly table: readonly GivenPower[]
  /** The panels and meetings whose approval starts pre-proceedings. */
  readonly starting: readonly StartingBody[]
  readonly labels: Labels
  readonly names: SeriesNames
  readonly changes: readonly PowerChange[]
  readonly today: PlainDate
}

/** Who decides what, and by which route, as one table. (SET-07) */
export const powersPage = (model: PowersModel) => ({
  title: 'Powers',
  place: 'settings',
  back: { text: 'Settings', href: '/settings' },
  main: html`<h1 class="govuk-heading-l">Powers</h1>
    <p class="govuk-body">
      Who decides what in your authority, and by which route. Nobody decides what they asked for themselves. A change
      acts from the day it is made: what was decided before stays decided.
    </p>
    ${workTable({
      caption: 'Who decides what',
      captionClasses: 'govuk-visually-hidden',
      head: ['Power', 'Who decides', 'Route', 'Change'].map((text) => ({ text })),
      rows: powers.map((does) => [
        { text: powerNames[does] },
        { html: whoDecides(model, does) },
        { text: routeOf(model, does) },
        {
          html: html`<a class="govuk-link" href="/settings/powers/${does}"
            >Change<span class="govuk-visually-hidden"> who can: ${powerNames[does]}</span></a
          >`,
        },
      ]),
    })}
    <p class="govuk-body">
      ${starters(model)}
      <a class="govuk-link" href="/settings/names">Change which panels start ${nameFor('stage.pre-proceedings')}</a>
    </p>
    ${changesSoFar(model)}`,
})

function whoDecides({ table, labels, names, today }: PowersModel, does: Power): Html {
  // A chair decides at a review, which doesn't decide what returns to the panel.
  const isPanels = goesToPanel(table, does, today)
  const holders = inForce(table, does, today).flatMap(({ holder }) =>
    holder.kind === 'panel' || (isPanels && holder.kind === 'chair') ? [] : [holder],
  )
  if (holders.length === 0 && isPanels) return html`The panel`
  if (holders.length === 0) return html`Nobody`
  return html`${holders.map((holder) => html`<div>${sayHolder(holder, { does, labels, names })}</div>`)}`
}

function routeOf({ table, today }: PowersModel, does: Power): string {
  const isNobodys = inForce(table, does, today).length === 0
  if (does === 'resources')
    return 'By what it costs; what no limit covers goes to the panel that takes resources, if one does'
  if (does === 'admit') return isNobodys ? 'Stands as soon as it is made' : 'Waits until it is admitted'
  if (goesToPanel(table, does, today)) return toPanelNames[does] ?? ''
  return isNobodys ? 'Only a panel decides' : 'Decided there and then'
}

const starters = ({ starting, labels }: PowersModel): string =>
  starting.length === 0
    ? `No panel’s approval starts ${nameFor('stage.pre-proceedings')}.`
    : `${capitalised(nameFor('stage.pre-proceedings'))} ${verbFor('stage.pre-proceedings', 'are', 'is')} started by the ${sayList(starting.map((body) => labels(`body.${body}`)))}.`

function changesSoFar({ changes, labels, names }: PowersModel): Html {
  if (changes.length === 0) return html`<p class="govuk-body">Nobody has changed this yet.</p>`
  return workTable({
    caption: 'Changes so far',
    captionClasses: 'govuk-table__caption--m',
    head: ['When', 'Who', 'What'].map((text) => ({ text })),
    rows: changes.map((change) => [
      { text: sayMoment(change.at) },
      { text: change.who },
      { text: sayChange(change, labels, names) },
    ]),
  })
}

function sayChange({ does, from, to }: PowerChange, labels: Labels, names: SeriesNames): string {
  const said = (holders: PowerChange['to']) =>
    holders.length === 0 ? 'nobody' : holders.map((holder) => sayHolder(holder, { does, labels, names })).join('; ')
  return `${powerNames[does]}: ${said(from)} → ${said(to)}`
}

/** Changes who has one power. (SET-07) */
export const powerPage = (asked: PowerAsked, state: FormState) =>
  settingsForm({
    title: powerNames[asked.does],
    back: { text: 'Powers', href: '/settings/powers' },
    lede: powerHints[asked.does],
    state,
    fields: powerForm(asked).controls(state),
  })

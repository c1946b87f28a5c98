import { html, type Html } from '#govuk/html.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { StoredPower } from '#records/settings/deciding-bodies.ts'
import { capitalised, labelDefault, type LabelKey, labelKeys, type Labels } from '#rules/words/labels.ts'
import type { DecidingPower } from '#rules/pre-proceedings/deciding-bodies.ts'

type NamesModel = { readonly labels: Labels; readonly powers: readonly StoredPower[] }

const groups = [
  ['authority', 'The authority'],
  ['body', 'Bodies'],
  ['role', 'Roles'],
  ['document', 'Documents'],
] as const

export const powerWords: Record<DecidingPower, string> = {
  starts: 'May start pre-proceedings',
  recommends: 'Recommends only',
}

/** What this authority calls everything, and what each deciding body's approval does. */
export const namesPage = (model: NamesModel) => ({
  title: 'Names',
  place: 'settings',
  back: { text: 'Settings', href: '/settings' },
  main: html`<h1 class="govuk-heading-l">Names</h1>
    <p class="govuk-body">
      What your authority calls its bodies, roles and documents. Pages and messages use these words.
    </p>
    ${decidingBodies(model)}
    ${groups.map(
      ([group, heading]) =>
        html`<h2 class="govuk-heading-m">${heading}</h2>
          ${namesTable(
            heading,
            labelKeys.filter((key) => labelDefault(key).group === group),
            model.labels,
          )}`,
    )}`,
})

const decidingBodies = ({ labels, powers }: NamesModel): Html =>
  html`<h2 class="govuk-heading-m">Who may start pre-proceedings</h2>
    <p class="govuk-body">
      The date of the first body that decides is day 0. A body that recommends only starts no clock.
    </p>
    ${workTable({
      caption: 'Who may start pre-proceedings',
      captionClasses: 'govuk-visually-hidden',
      head: ['Body', 'Its approval', 'Change'].map((text) => ({ text })),
      rows: powers.map(({ body, power }) => [
        { text: labels(`body.${body}`) },
        { text: powerWords[power] },
        { html: changeLink(`/settings/deciding-bodies/${body}`, `what ${labels(`body.${body}`)} may do`) },
      ]),
    })}`

const namesTable = (caption: string, keys: readonly LabelKey[], labels: Labels): Html =>
  workTable({
    caption,
    captionClasses: 'govuk-visually-hidden',
    head: ['What it is', 'Its name here', 'Change'].map((text) => ({ text })),
    rows: keys.map((key) => [
      { text: capitalised(labelDefault(key).is) },
      { html: nameCell(key, labels) },
      { html: changeLink(`/settings/names/${key}`, `the name ${labels(key)}`) },
    ]),
  })

const nameCell = (key: LabelKey, labels: Labels): Html =>
  labels(key) === labelDefault(key).text
    ? html`${labels(key)}`
    : html`${labels(key)} ${secondLine(`Default: ${labelDefault(key).text}`)}`

const changeLink = (href: string, what: string): Html =>
  html`<a class="govuk-link" href="${href}">Change<span class="govuk-visually-hidden"> ${what}</span></a>`

import { nameFor } from '#rules/words/name-for.ts'
import { html, type Html } from '#govuk/html.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { warningText } from '#govuk/components/warning-text.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { StoredPower } from '#records/settings/deciding-bodies.ts'
import { labelDefault, labelGroups, type LabelKey, labelKeys, type Labels } from '#rules/words/labels.ts'
import { namesOfTwo } from '#rules/words/names-of-two.ts'
import type { DecidingPower } from '#rules/pre-proceedings/deciding-bodies.ts'

type NamesModel = {
  readonly labels: Labels
  /** What each would be called if it hadn’t been named. */
  readonly usual: Labels
  readonly powers: readonly StoredPower[]
}

export const powerWords: Record<DecidingPower, string> = {
  starts: `May start ${nameFor('stage.pre-proceedings')}`,
  recommends: 'Recommends only',
}

/** What one name is asked by: what the thing does, so that nobody has to know our name for it. (SET-09) */
export const questionFor = (key: LabelKey): string => `What do you call ${labelDefault(key).asks}?`

/** What this authority calls everything, and what each deciding body's approval does. */
export const namesPage = (model: NamesModel) => ({
  title: 'Names',
  place: 'settings',
  back: { text: 'Settings', href: '/settings' },
  main: html`<h1 class="govuk-heading-l">Names</h1>
    <p class="govuk-body">
      What your authority calls what it does, who does it and what is written. Pages, messages and files use these
      words; what was published, filed or sent keeps those of its day.
    </p>
    ${namesOfTwo(model.labels, model.usual).map(sharedName)} ${decidingBodies(model)}
    ${Object.entries(labelGroups).map(
      ([group, heading]) =>
        html`<h2 class="govuk-heading-m">${heading}</h2>
          ${namesTable(
            heading,
            labelKeys.filter((key) => labelDefault(key).group === group),
            model,
          )}`,
    )}`,
})

/** One name for two things is let stand, for it may be meant; whoever reads can't tell which of them is meant. (SET-09) */
const sharedName = ({ name, keys }: ReturnType<typeof namesOfTwo>[number]): Html =>
  warningText({
    text: `“${name}” is the name of ${keys.map((key) => labelDefault(key).asks).join(', and of ')}. Whoever reads it can’t tell which is meant.`,
    iconFallbackText: 'Warning',
  })

const decidingBodies = ({ labels, powers }: NamesModel): Html =>
  html`<h2 class="govuk-heading-m">Who may start ${nameFor('stage.pre-proceedings')}</h2>
    <p class="govuk-body">
      The date of the first body that decides is day 0. A body that recommends only starts no clock.
    </p>
    ${workTable({
      caption: `Who may start ${nameFor('stage.pre-proceedings')}`,
      captionClasses: 'govuk-visually-hidden',
      head: ['Body', 'Its approval', 'Change'].map((text) => ({ text })),
      rows: powers.map(({ body, power }) => [
        { text: labels(`body.${body}`) },
        { text: powerWords[power] },
        { html: changeLink(`/settings/deciding-bodies/${body}`, `what ${labels(`body.${body}`)} may do`) },
      ]),
    })}`

const namesTable = (caption: string, keys: readonly LabelKey[], { labels, usual }: NamesModel): Html =>
  workTable({
    caption,
    captionClasses: 'govuk-visually-hidden',
    head: ['What do you call …', 'Its name here', 'Change'].map((text) => ({ text })),
    rows: keys.map((key) => [
      { text: `… ${labelDefault(key).asks}?` },
      { html: nameCell(key, labels(key), usual(key)) },
      { html: changeLink(`/settings/names/${key}`, `the name ${labels(key)}`) },
    ]),
  })

function nameCell(key: LabelKey, name: string, usual: string): Html {
  const { code } = labelDefault(key)
  return html`${name} ${name !== usual && secondLine(`Default: ${usual}`)}
  ${code !== undefined && secondLine(`In the national return: ${code}`)}`
}

const changeLink = (href: string, what: string): Html =>
  html`<a class="govuk-link" href="${href}">Change<span class="govuk-visually-hidden"> ${what}</span></a>`

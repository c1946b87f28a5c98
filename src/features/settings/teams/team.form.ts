import { oneRecord } from '#parts/forms/fields/record-fields.ts'
import { type Field, needed, saidIn, shownIf } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { name } from '#parts/forms/fields/text-fields.ts'
import { idOf } from '#parts/forms/fields/typed-id.ts'
import { select } from '#govuk/components/select.ts'
import { html } from '#govuk/html.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { type Business, businessWords, kindsOfBusiness, type TeamAtMeetings } from '#rules/meeting/business.ts'
import { allowed, refused } from '#rules/outcome.ts'

type Place = { readonly id: number; readonly name: string }
type Series = Place & { readonly takes: readonly Business[] }
export type TeamChoices = { readonly services: readonly Place[]; readonly series: readonly Series[] }

/** What a service is called. */
export const serviceForm = form({
  name: name({ label: 'Name of the service', called: 'Name', needed: 'Enter the service’s name' }),
})

/** A team: its name, the service it sits in, the meeting that takes its children, and those that take business of one kind instead. */
export const teamForm = ({ services, series }: TeamChoices) =>
  form({
    name: name({ label: 'Name of the team', called: 'Name', needed: 'Enter the team’s name' }),
    serviceId: needed(
      oneRecord({
        label: 'Service',
        hint: 'Its managers answer for the team’s children.',
        among: services,
        none: 'Choose a service',
        wrong: 'Choose the service from the list',
      }),
      'Choose the service it sits in',
    ),
    seriesId: oneRecord({
      label: 'Meeting',
      hint: 'It takes the team’s children in whatever business it takes.',
      among: series,
      none: 'None chosen: the first meeting',
      wrong: 'Choose the meeting from the list',
    }),
    elsewhere: shownIf(
      kindsOfBusiness.some((kind) => takersOf(series, kind).length > 1),
      businessElsewhere(series),
    ),
  })

/** Stands above the lists, since what is wrong with one names it. */
const whichMeeting = 'Which meeting takes it'

const takersOf = (series: readonly Series[], kind: Business): readonly Series[] =>
  series.filter(({ takes }) => takes.includes(kind))

const typedChoice = (kind: Business, id: number): string => `${kind}:${id}`

/** For each kind of business that several meetings take: which one, or none chosen. Sent as 'court:3', a list for each kind. */
function businessElsewhere(series: readonly Series[]): Field<TeamAtMeetings['elsewhere']> {
  const asked = kindsOfBusiness.filter((kind) => takersOf(series, kind).length > 1)
  const choicesIn = (typed: readonly string[]) =>
    typed.flatMap((text) => {
      const [kind, id] = text.split(':')
      const known = asked.find((each) => each === kind)
      const found = takersOf(series, known ?? 'reviews').find((each) => each.id === idOf(id ?? ''))
      return known === undefined || found === undefined ? [] : [{ kind: known, series: found }]
    })
  return {
    ...saidIn({ label: whichMeeting, called: 'Taken by another meeting', heading: whichMeeting }),
    typedIn: (sent, name) => sent.all(name).filter((text) => text !== ''),
    read: (typed) => {
      const chosen = choicesIn(typed)
      const isOnce = new Set(chosen.map(({ kind }) => kind)).size === typed.length
      return isOnce
        ? allowed(chosen.map(({ kind, series: { id } }) => ({ kind, seriesId: id })))
        : refused('Choose the meetings from the lists')
    },
    asTyped: (chosen) => chosen.map(({ kind, seriesId }) => typedChoice(kind, seriesId)),
    words: (typed) =>
      choicesIn(typed)
        .map(({ kind, series: { name } }) => `${businessWords[kind]}: ${name}`)
        .join('; '),
    control: ({ name, typed, errors }) =>
      html`${asked.map((kind, at) =>
        select({
          id: at === 0 ? name : `${name}-${kind}`,
          name,
          label: { text: businessWords[kind], classes: 'govuk-label--s' },
          value: typed.find((text) => text.startsWith(`${kind}:`)),
          errorMessage: at === 0 ? errorAt(errors, name) : undefined,
          items: [
            { value: '', text: 'The meeting above, or the first that takes it' },
            ...takersOf(series, kind).map(({ id, name: text }) => ({ value: typedChoice(kind, id), text })),
          ],
        }),
      )}`,
  }
}

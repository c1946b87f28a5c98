import { insetText } from '#govuk/components/inset-text.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { personChoice } from '#parts/forms/person-choice.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import type { StoredHolding } from '#records/people/role-holdings.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import type { TypedCover } from './cover.form.ts'

type CoverModel = {
  readonly holding: StoredHolding
  readonly labels: Labels
  readonly typed: TypedCover
  readonly state: FormState
}

/** Has someone cover a role for some days. */
export const arrangeCoverPage = (model: CoverModel, people: PeopleToChoose) =>
  settingsForm({
    title: 'Arrange cover',
    caption: roleCaption(model),
    back: backToHolder(model),
    state: model.state,
    fields: [
      directorNote(model),
      personChoice({
        name: 'personId',
        label: 'Who covers',
        people: { ...people, shown: people.shown.filter(({ value }) => value !== String(model.holding.personId)) },
        value: model.typed.personId,
        errors: model.state.errors,
      }),
      ...dayFields(model),
    ],
    save: 'Arrange the cover',
  })

/** Changes the days of a cover; an earlier last day ends it. */
export const coverDaysPage = (covering: string, model: CoverModel) =>
  settingsForm({
    title: 'Change the days of cover',
    caption: `${covering} for ${roleCaption(model)}`,
    lede: 'For somebody else, end this cover and arrange a new one.',
    back: backToHolder(model),
    state: model.state,
    fields: dayFields(model),
  })

const roleCaption = ({ holding, labels }: CoverModel): string =>
  [holding.name, labels(`role.${holding.role}`), holding.team, holding.service]
    .filter((word) => word !== null)
    .join(', ')

const backToHolder = ({ holding }: CoverModel) => ({
  text: holding.name,
  href: `/settings/people/${holding.personId}`,
})

const directorNote = ({ holding, labels }: CoverModel): Html =>
  holding.role === 'divisional-director'
    ? insetText({
        html: html`Recorded as acting ${labels('role.divisional-director')}, appointed by you. The chair and the deputy
        chair of the meeting can’t; and whoever asked for an extension can’t agree it while acting.`,
      })
    : nothing

const dayFields = ({ typed, state }: CoverModel): readonly Html[] => [
  dateField({ name: 'startsOn', legend: 'First day of cover', typed: typed.startsOn, errors: state.errors }),
  dateField({ name: 'endsOn', legend: 'Last day of cover', typed: typed.endsOn, errors: state.errors }),
]

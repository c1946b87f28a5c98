import { nameFor } from '#rules/words/name-for.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import type { StoredHolding } from '#records/people/role-holdings.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { FormPage } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'

type CoverModel = Pick<FormPage, 'state' | 'fields'> & {
  readonly holding: StoredHolding
  readonly labels: Labels
}

/** Has someone cover a role for some days. */
export const arrangeCoverPage = (model: CoverModel) =>
  settingsForm({
    title: 'Arrange cover',
    caption: roleCaption(model),
    back: backToHolder(model),
    state: model.state,
    fields: [directorNote(model), ...model.fields],
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
    fields: model.fields,
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
        html: html`Recorded as acting ${labels('role.divisional-director')}, appointed by you. The
        ${nameFor('role.chair', 'short')} and the deputy ${nameFor('role.chair', 'short')} of the meeting can’t; and
        whoever asked for an extension can’t agree it while acting.`,
      })
    : nothing

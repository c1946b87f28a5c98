import type { FormPage } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'

type Asked = Pick<FormPage, 'state' | 'fields'>

const about = (what: string, before: string | null, asked: Asked) =>
  settingsForm({
    title: before === null ? `Add a ${what}` : `Change a ${what}`,
    ...(before === null ? {} : { caption: before }),
    back: { text: 'Teams and services', href: '/settings/teams' },
    ...asked,
  })

/** Adds a service (`before` is null) or changes its name. */
export const servicePage = (before: string | null, asked: Asked) => about('service', before, asked)

/** Adds a team (`before` is null) or changes it. */
export const teamPage = (before: string | null, asked: Asked) => about('team', before, asked)

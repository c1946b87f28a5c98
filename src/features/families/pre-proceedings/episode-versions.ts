import { versionIn } from '#door/form/form-at.ts'
import { html, type Html } from '#govuk/html.ts'
import type { Form } from '#platform/http/form.ts'
import type { StoredEpisode } from '#records/pre-proceedings/episodes.ts'

type Versioned = Pick<StoredEpisode, 'id' | 'version'>

/** A form about several children carries the version of each one's episode, so that nobody's save is lost. (SEC-05) */
export const versionFields = (episodes: readonly { readonly stored: Versioned }[]): Html =>
  html`${episodes.map(
    ({ stored }) => html`<input type="hidden" name="version-${stored.id}" value="${stored.version}" />`,
  )}`

/** The version that the form was opened with; -1, which no record has, when it doesn't say. */
export const versionOf = (form: Form, { id }: Versioned): number => versionIn({ form }, `version-${id}`)

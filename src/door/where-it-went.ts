import { html } from '#govuk/html.ts'
import { whereFamilyWent } from '#records/families/families.ts'
import { stillThere } from '#records/access/visible-children.ts'
import { type Answer, redirect } from './answers.ts'
import { sendAgainPage } from './mistake-pages.ts'
import { withTyped } from './typed-again.ts'
import type { Visit } from './visit.ts'

/**
 * Where there is nothing at an address: the family's that it was joined with goes on there; and what was typed into a form of a record that
 * has gone meanwhile comes back word for word, with where it went. Any other answer stays as it is. (FAM-02, SEC-05)
 */
export async function orWhereItWent(visit: Visit, answer: Answer): Promise<Answer> {
  if (answer.kind !== 'page' || answer.status !== 404) return answer
  const to = await addressNow(visit)
  if (visit.method === 'GET') return to === null ? answer : redirect(to)
  const next =
    to === null
      ? html`Look for the child with <a class="govuk-link" href="/tracker">the tracker</a> or the search above, and
          enter it again there.`
      : html`Go on at <a class="govuk-link" href="${to}">the family it was joined with</a>.`
  const why =
    to === null
      ? 'It was taken away, joined with another, or is not yours to see any more. Nothing was saved.'
      : 'This family was joined with another since you opened the form, and its children are there now. Nothing was saved.'
  return { ...answer, content: withTyped(sendAgainPage('This has gone since you opened it', why, next), visit.form) }
}

/** The same address of the family that the one in it was joined with; null where it wasn't, or for who sees no child there. */
async function addressNow({ db, path, query, looking, actor, today }: Visit): Promise<string | null> {
  const [, id, rest = ''] = /^\/families\/(\d{1,9})(\/.*)?$/.exec(path) ?? []
  const to = id === undefined ? null : await whereFamilyWent(db, Number(id))
  if (to === null || !(await stillThere(db, { ...looking, actor, today, permission: 'see-child' }, to))) return null
  return `/families/${to}${rest}${query.size > 0 ? `?${query.toString()}` : ''}`
}

import { nameFor } from '#rules/words/name-for.ts'
import { html } from '#govuk/html.ts'
import { loadChild } from '#records/families/children.ts'
import { whereFamilyWent } from '#records/families/families.ts'
import { stillThere } from '#records/access/visible-children.ts'
import { findMoved } from '#records/sittings/where-it-went.ts'
import { loadPanelItem } from '#records/panels/panel-items.ts'
import { sayRequestGone } from '#parts/words/say-request-gone.ts'
import { may } from '#rules/access/permissions.ts'
import { readKey } from '#rules/meeting/agenda-items.ts'
import { type Answer, redirect } from './answers.ts'
import { sendAgainPage } from './mistake-pages.ts'
import { withTyped } from './typed-again.ts'
import type { Visit } from './visit.ts'

/**
 * Where there is nothing at an address: the family's that it was joined with goes on there, an item of it at a meeting too; and what was
 * typed into a form of a record that has gone meanwhile comes back word for word, with where it went. Any other answer stays as it is.
 * (FAM-02, SEC-05)
 */
export async function orWhereItWent(visit: Visit, answer: Answer): Promise<Answer> {
  if (answer.kind !== 'page' || answer.status !== 404) return answer
  const joined = (await whereJoined(visit)) ?? (await whereRequestWent(visit))
  if (visit.method === 'GET') return joined === null ? answer : redirect(joined.to)
  const { why, next } = sayWhere(joined ?? (await whereItIs(visit)))
  return { ...answer, content: withTyped(sendAgainPage('This has gone since you opened it', why, next), visit.form) }
}

/** An address at which somebody goes on, what is there, and what happened to what they had opened. */
type Place = { readonly to: string; readonly called: string; readonly why: string }

const sayWhere = (place: Place | null) =>
  place === null
    ? {
        why: 'It was taken away, joined with another, or is not yours to see any more. Nothing was saved.',
        next: html`Look for the child with <a class="govuk-link" href="/tracker">the ${nameFor('list.tracker')}</a> or
          the search above, and enter it again there.`,
      }
    : {
        why: `${place.why} Nothing was saved.`,
        next: html`Go on at <a class="govuk-link" href="${place.to}">${place.called}</a>.`,
      }

const joinedWhy = 'This family was joined with another since you opened the form, and its children are there now.'

/** The same address of the family that the one in it was joined with; null where it wasn't, or for who sees no child there. */
async function whereJoined(visit: Visit): Promise<Place | null> {
  const asked = familyOfPage(visit.path) ?? familyOfItem(visit.path)
  const to = asked === null ? null : await familyNow(visit, asked.id)
  if (asked === null || to === null) return null
  return { to: `${asked.at(to)}${query(visit)}`, called: asked.called, why: joinedWhy }
}

/** The family that an address is of, the same address of another, and what is there. */
type OfFamily = { readonly id: number; readonly at: (id: number) => string; readonly called: string }

function familyOfPage(path: string): OfFamily | null {
  const [, id, rest = ''] = /^\/families\/(\d{1,9})(\/.*)?$/.exec(path) ?? []
  if (id === undefined) return null
  return { id: Number(id), at: (to) => `/families/${to}${rest}`, called: 'the family it was joined with' }
}

function familyOfItem(path: string): OfFamily | null {
  const [, items = '', key = '', rest = ''] = /^(\/meetings\/[^/]+\/items\/)([^/]+)(\/.*)?$/.exec(path) ?? []
  const item = readKey(key)
  if (item === null || !['family', 'private'].includes(item.word)) return null
  const called = 'the same meeting, with the family it was joined with'
  return { id: item.id, at: (to) => `${items}${item.word}-${to}${rest}`, called }
}

const query = ({ query: asked }: Visit): string => (asked.size > 0 ? `?${asked.toString()}` : '')

async function familyNow({ db, looking }: Visit, id: number): Promise<number | null> {
  const to = await whereFamilyWent(db, id)
  return to !== null && (await stillThere(db, { ...looking, permission: 'see-child' }, to)) ? to : null
}

/** What a panel was asked for and isn't any more: its own page says who withdrew it and why. (PP-01) */
async function whereRequestWent(visit: Visit): Promise<Place | null> {
  const [, own, atMeeting] =
    /^\/(?:panels\/(\d{1,9})|meetings\/[^/]+\/items\/panel-(\d{1,9}))(?:\/|$)/.exec(visit.path) ?? []
  const id = own ?? atMeeting
  if (id === undefined || !may(visit.actor, 'see-panel-items')) return null
  const item = await loadPanelItem(visit.db, { ...visit.looking, permission: 'see-panel-items' }, Number(id))
  const why = item === null ? null : sayRequestGone(item)
  return why === null ? null : { to: `/panels/${id}`, called: 'what was asked for', why }
}

/** The page of the child, the family or the meeting that the address is of, where it is still there. */
async function whereItIs(visit: Visit): Promise<Place | null> {
  const { db, path } = visit
  const looking = { ...visit.looking, permission: 'see-child' } as const
  const [, kind, id = ''] = /^\/(children|families)\/(\d{1,9})\/./.exec(path) ?? []
  const why = 'What this form was about was taken away, or has ended, since you opened it.'
  if (kind === 'children' && (await loadChild(db, looking, Number(id))) !== null)
    return { to: `/children/${id}`, called: 'the child’s page, which says how things stand', why }
  if (kind === 'families' && (await stillThere(db, looking, Number(id))))
    return { to: `/families/${id}`, called: 'the family’s page, which says how things stand', why }
  return whereMeetingIs(visit)
}

/** A meeting goes on where it was moved to; else its agenda has no such item any more. */
async function whereMeetingIs({ db, path }: Visit): Promise<Place | null> {
  const [, address] = /^\/meetings\/([^/]+)\/./.exec(path) ?? []
  const moved = address === undefined ? null : await findMoved(db, address)
  if (moved === null) return null
  const isElsewhere = moved.to !== address
  return {
    to: `/meetings/${moved.to}`,
    called: isElsewhere ? 'the meeting, on its new day' : 'the meeting’s agenda, as it stands now',
    why: isElsewhere
      ? 'This meeting was moved since you opened the form.'
      : 'This is on the meeting’s agenda no more, or is not yours to see any more.',
  }
}

import type { Answer } from '../product/http.ts'
import { madeFor } from '../data/authorities.ts'
import { type Chance, oneOf } from './chance.ts'
import { aDocument, type AtWork, type Crowd } from './crowd.ts'
import type { Ask } from './open-loop.ts'

type Sending = () => Promise<Answer>
type Kind = {
  readonly kind: string
  readonly share: number
  readonly choose: (crowd: Crowd, chance: Chance) => Sending
}

const get =
  ({ browser }: AtWork, path: string): Sending =>
  () =>
    browser.get(path)

/** Somebody of the crowd who has at least one of these. */
const having = (crowd: Crowd, chance: Chance, what: 'families' | 'children' | 'actions'): AtWork =>
  oneOf(
    chance,
    crowd.people.filter((each) => each[what].length > 0 && each.role !== 'divisional-director'),
  )
const keeper = (crowd: Crowd, chance: Chance, what: 'families' | 'children' | 'actions'): AtWork =>
  oneOf(
    chance,
    crowd.people.filter((each) => each[what].length > 0 && keeps.has(each.role)),
  )
const keeps = new Set(['social-worker', 'team-manager', 'panel-administrator', 'court-qa-manager'])

/** The mix of spec and docs/performance.md, in requests of a hundred. A search is a post and the page it leads to: two requests. */
const kinds: readonly Kind[] = [
  { kind: 'family', share: 30, choose: ofFamily('') },
  { kind: 'my work', share: 15, choose: (crowd, chance) => get(oneOf(chance, crowd.people), '/') },
  { kind: 'search', share: 3, choose: search },
  { kind: 'filter', share: 6, choose: filter },
  { kind: 'tracker', share: 6, choose: (crowd, chance) => get(having(crowd, chance, 'families'), '/tracker') },
  { kind: 'agenda', share: 4, choose: (crowd, chance) => get(oneOf(chance, crowd.seeAll), '/meetings/2026-11-23') },
  { kind: 'timeline', share: 8, choose: ofFamily('/history') },
  {
    kind: 'document',
    share: 8,
    choose: ({ seeAll, documents }, chance) => get(oneOf(chance, seeAll), `/documents/${oneOf(chance, documents)}`),
  },
  { kind: 'form', share: 7, choose: form },
  { kind: 'save', share: 6, choose: save },
  { kind: 'upload', share: 2, choose: upload },
  { kind: 'export', share: 1, choose: exported },
  { kind: 'administration', share: 1, choose: administration },
]

function ofFamily(rest: string): Kind['choose'] {
  return (crowd, chance) => {
    const who = having(crowd, chance, 'families')
    return get(who, `/families/${oneOf(chance, who.families)}${rest}`)
  }
}

function search(crowd: Crowd, chance: Chance): Sending {
  const { browser } = having(crowd, chance, 'families')
  const q = oneOf(chance, crowd.names)
  return async () => {
    const kept = await browser.post('/search', { q })
    return kept.status === 303 ? browser.get(kept.location) : kept
  }
}

function filter(crowd: Crowd, chance: Chance): Sending {
  const query = oneOf(chance, [
    'stage=pre-proceedings', 'stage=proceedings&order=name', 'due=4', 'order=weeks&page=2', `team=${oneOf(chance, crowd.teams)}`,
  ]) // prettier-ignore
  return get(having(crowd, chance, 'families'), `/tracker?${query}`)
}

function form(crowd: Crowd, chance: Chance): Sending {
  const who = keeper(crowd, chance, 'children')
  const path = oneOf(chance, [
    `/children/${oneOf(chance, who.children)}/details`, `/families/${oneOf(chance, who.families)}/actions/new`, `/families/${oneOf(chance, who.families)}/name`,
  ]) // prettier-ignore
  return get(who, path)
}

/** A note about an action; one in ten is pressed twice, as people do. */
function save(crowd: Crowd, chance: Chance): Sending {
  const who = keeper(crowd, chance, 'actions')
  const path = `/actions/${oneOf(chance, who.actions)}/notes`
  const fields = {
    words: 'Spoke with the family on the telephone; the plan stands.',
    _once: `bench-${Math.floor(chance() * 1e15)}`,
  }
  const twice = chance() < 0.1
  return async () => {
    const [answer] = await Promise.all([who.browser.post(path, fields), twice ? who.browser.post(path, fields) : null])
    return answer
  }
}

function upload(crowd: Crowd, chance: Chance): Sending {
  const { browser } = oneOf(chance, crowd.seeAll)
  const path = `/items/${oneOf(chance, crowd.recordedItems)}/documents`
  return () => browser.upload(path, { kind: 'supporting', child: 'every' }, aDocument)
}

function exported(crowd: Crowd, chance: Chance): Sending {
  const path = oneOf(chance, ['/tracker.csv', '/tracker.xlsx', '/overviews/2026-11-16/versions/1/word'])
  return get(oneOf(chance, crowd.seeAll), path)
}

function administration({ people }: Crowd, chance: Chance): Sending {
  const who = people.filter(({ role }) => role === 'authority-administrator')
  return get(oneOf(chance, who), oneOf(chance, ['/settings/people', '/settings/teams', '/settings/calendar']))
}

const whole = kinds.reduce((sum, { share }) => sum + share, 0)
const saves = new Set(['save', 'upload'])

/** The next request of the mix, by one of these crowds. */
export function nextOfMix(crowds: readonly Crowd[], chance: Chance): Ask {
  let left = chance() * whole
  const kind = kinds.find(({ share }) => (left -= share) < 0) ?? kinds[0]
  if (kind === undefined) throw new Error(`There is no mix for ${madeFor}.`)
  const right = saves.has(kind.kind) ? 303 : 200
  return {
    kind: kind.kind,
    send: kind.choose(oneOf(chance, crowds), chance),
    isRight: ({ status }) => status === right,
  }
}

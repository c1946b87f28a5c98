import { nameFor } from '#rules/words/name-for.ts'
import { type Html, withTexts } from '#govuk/html.ts'
import { withWordsExplained } from '#govuk/pieces/explained-words.ts'
import { layout, type LayoutModel } from '#govuk/layout/layout.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import type { Actor } from '#rules/access/actor.ts'
import { may, type Permission } from '#rules/access/permissions.ts'
import { standingInWords } from '#rules/access/role-words.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import type { Answer } from './answers.ts'
import { explainedWords } from '#rules/words/explained.ts'
import { capitalised, type Labels, labelsAt } from '#rules/words/labels.ts'
import { say, sayAll, unsaid } from '#rules/words/name-for.ts'
import type { Received } from './receive.ts'

/** The menu: one entry for each place, shown to people who may go there. */
const places: readonly {
  readonly place: string
  readonly text: string
  readonly href: string
  readonly permission: Permission
}[] = [
  { place: 'my-work', text: 'My work', href: '/', permission: 'use-waymark' },
  { place: 'tracker', text: capitalised(nameFor('list.tracker')), href: '/tracker', permission: 'see-tracker' },
  { place: 'meeting', text: 'Meeting', href: '/meetings', permission: 'see-meeting' },
  { place: 'overview', text: 'Overview', href: '/overviews', permission: 'read-overview' },
  { place: 'court', text: 'Court', href: '/court', permission: 'see-child' },
  { place: 'actions', text: 'Actions', href: '/actions', permission: 'see-actions' },
  { place: 'filing', text: 'Filing', href: '/filing', permission: 'see-filing' },
  { place: 'messages', text: 'Messages', href: '/messages', permission: 'see-sent-messages' },
  { place: 'import', text: 'Import', href: '/import', permission: 'import-workbook' },
  { place: 'settings', text: 'Settings', href: '/settings', permission: 'keep-meeting-series' },
]

const menuOf = (actor: Actor, current: string | undefined, overdue: number) =>
  places
    .filter(({ permission }) => may(actor, permission))
    .map(({ place, text, href }) => ({
      text,
      href,
      current: place === current,
      overdue: place === 'actions' ? overdue : 0,
    }))

type Framed = Pick<Extract<Answer, { readonly kind: 'page' }>, 'content' | 'overdue'>

/** Puts the frame around a page: header, menu, search and footer for this person at this authority. */
export function framed({ content, overdue }: Framed, received: Received, nonces: LayoutModel['nonces']): Html {
  const { visitor, now } = received
  const labels = labelsAt(received.labels, content.series)
  const actor = visitor.kind === 'signed-in' ? visitor.actor : null
  const person = actor === null ? null : { name: actor.name, roleWords: standingInWords(actor, received.labels) }
  return layout({
    ...content,
    ...explained(content, labels),
    title: titleOf(content),
    errorInTitle: content.mistaken ?? false,
    authorityName: received.authority?.name ?? null,
    directorate: received.labels('directorate'),
    person,
    navigation: actor === null ? [] : menuOf(actor, content.place, overdue ?? 0),
    search: actor !== null && may(actor, 'see-child'),
    marking: actor !== null,
    backLink: content.back,
    said: (markup) => named(markup, labels),
    nonces,
    csrfField: received.hidden,
    today: received.today.toString(),
    signedInUntil: endOf(received),
    printed: person === null ? null : { by: `${person.name}, ${person.roleWords}`, at: momentInWords(now) },
  })
}

/** The page's own part with the field's words explained where they stand. */
const explained = ({ main, isGlossary }: PageContent, labels: Labels) =>
  isGlossary === true ? { main } : withWordsExplained(named(main, labels), sayAll(explainedWords(labels), labels))

/** The markup with the authority's names in their places. */
const named = (markup: Html, labels: Labels): Html => withTexts(markup, unsaid, (place) => say(place, labels))

/** What the page is, whom it is about and how much it found; a setting says that it is one: 'Overview' is a place too. */
const titleOf = ({ title, of, found, place }: PageContent): string => {
  const within = place === 'settings' && title !== 'Settings' ? ' – Settings' : ''
  return `${[title, of, found].filter((part) => part !== undefined && part !== '').join(', ')}${within}`
}

/** When whoever reads the page is signed out whatever they do, for a page that is left open. */
function endOf({ visitor, now }: Received): LayoutModel['signedInUntil'] {
  if (visitor.kind !== 'signed-in') return undefined
  const { until } = visitor
  const at = until.toZonedDateTimeISO('Europe/London').toPlainTime()
  return { seconds: Math.round(now.until(until).total('seconds')), at: at.toString({ smallestUnit: 'minute' }) }
}

function momentInWords(now: Temporal.Instant): string {
  const here = now.toZonedDateTimeISO('Europe/London')
  return `${sayDateInFull(here.toPlainDate())} at ${here.toPlainTime().toString({ smallestUnit: 'minute' })}`
}

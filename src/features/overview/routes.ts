import { withTexts } from '#govuk/html.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { loadLabelsAt } from '#records/settings/labels.ts'
import { say, sayAll, unsaid } from '#rules/words/name-for.ts'
import { file, notFound, page, type Answer } from '#door/answers.ts'
import { type WordDocument, wordMediaType, writeWord } from '#platform/word/word-document.ts'
import { copiesSentTo, keepFirstOpening } from '#records/overview/published-overviews.ts'
import { may } from '#rules/access/permissions.ts'
import { childrenIn } from '#rules/overview/content.ts'
import { capitalised, labelsAt } from '#rules/words/labels.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { formAt, idIn } from '#door/form/form-at.ts'
import type { Route, Visit } from '#door/visit.ts'
import { keepSince, showSince } from './choose-since.ts'
import { loadDraftInView } from './draft.query.ts'
import { keepItemWords, showItemWords } from './edit-item.ts'
import { halfYearAskedFor } from '#parts/lists/half-years.ts'
import { firstMeetingOn } from '#records/sittings/first-meeting.ts'
import { overviewsPage } from './list-overviews.page.ts'
import { listOverviews } from './list-overviews.query.ts'
import { overviewDocument } from './overview-document.ts'
import { counted, countedInCopy, countedOfShown, sayNotAll, sayOverview, sayVersion } from './overview-words.ts'
import { type PublicAddress, publishOverview, showPublish } from './publish-overview.ts'
import { copiesPage, copyPage, lessWords } from './show-copy.page.ts'
import { showCopy } from './show-copy.query.ts'
import { draftPage } from './show-draft.page.ts'
import { versionPage } from './show-version.page.ts'
import { showVersion } from './show-version.query.ts'
import { keepWords, showWords } from './write-words.ts'

const labelOf = ({ labels }: Visit): string => labels('document.legal-overview')

/** The Legal Overview: drafted from a meeting, published, sent as personal copies, read and taken away. */
export const overviewRoutes = (settings: { readonly publicAddress: PublicAddress }): readonly Route[] => [
  {
    method: 'GET',
    path: '/overviews',
    did: 'looked through the overviews',
    permission: 'read-overview',
    handle: showList,
  },
  {
    method: 'GET',
    path: '/overviews/:meeting',
    did: 'looked at the draft of an overview',
    permission: 'draft-overview',
    handle: showDraft,
  },
  ...draftingRoutes(),
  ...formAt({
    path: '/overviews/:meeting/publish',
    asksOneThing: true,
    did: 'published an overview',
    permission: 'publish-overview',
    show: showPublish,
    save: (visit) => publishOverview(visit, settings.publicAddress),
  }),
  {
    method: 'GET',
    path: '/overviews/:meeting/versions/:number',
    did: 'read an overview',
    permission: 'read-overview',
    handle: readVersion,
  },
  {
    method: 'GET',
    path: '/overviews/:meeting/versions/:number/word',
    did: 'took an overview away in Word',
    permission: 'read-overview',
    handle: versionInWord,
  },
  {
    method: 'GET',
    path: '/overview-copies',
    did: 'looked through their copies of the overview',
    permission: 'read-overview-copy',
    handle: async (visit) => page(copiesPage(labelOf(visit), await copiesSentTo(visit.db, visit.actor.personId))),
  },
  {
    method: 'GET',
    path: '/overview-copies/:id',
    did: 'read their copy of an overview',
    permission: 'read-overview-copy',
    handle: readCopy,
  },
  {
    method: 'GET',
    path: '/overview-copies/:id/word',
    did: 'took their copy of an overview away in Word',
    permission: 'read-overview-copy',
    handle: copyInWord,
  },
]

/** What is written and chosen in a draft before it is published. */
const draftingRoutes = (): readonly Route[] => [
  ...formAt({
    path: '/overviews/:meeting/words/:section',
    did: 'wrote in an overview',
    permission: 'draft-overview',
    show: showWords,
    save: keepWords,
  }),
  ...formAt({
    path: '/overviews/:meeting/items/:item',
    did: 'wrote over an item’s words in an overview',
    permission: 'draft-overview',
    show: showItemWords,
    save: keepItemWords,
  }),
  ...formAt({
    path: '/overviews/:meeting/since',
    did: 'chose what a correction of an overview takes in',
    permission: 'draft-overview',
    show: showSince,
    save: keepSince,
  }),
]

async function showList(visit: Visit): Promise<Answer> {
  const { db, actor, query, today } = visit
  const shown = halfYearAskedFor(query, today)
  const [overviews, first] = await Promise.all([listOverviews(db, shown, today), firstMeetingOn(db)])
  const mayDraft = may(actor, 'draft-overview')
  return page(overviewsPage({ label: labelOf(visit), overviews, mayDraft, shown, first, today }))
}

async function showDraft(visit: Visit): Promise<Answer> {
  const draft = await loadDraftInView(visit.db, visit, visit.params['meeting'] ?? '')
  if (draft === null) return notFound()
  const { actor, today } = visit
  const model = { ...draft, label: labelOf(visit), mayPublish: may(actor, 'publish-overview'), today }
  return page(draftPage(model), childrenIn(draft.content))
}

const versionIn = (visit: Visit) =>
  showVersion(visit.db, visit, { meeting: visit.params['meeting'] ?? '', number: visit.params['number'] ?? '' })

async function readVersion(visit: Visit): Promise<Answer> {
  const found = await versionIn(visit)
  if (found === null) return notFound()
  const { actor } = visit
  const model = {
    ...found,
    mayDraft: may(actor, 'draft-overview'),
    maySeeMessages: may(actor, 'see-sent-messages'),
  }
  return page(
    await saidThen(visit, { ...found.version, ...found.sitting }, versionPage(model)),
    childrenIn(found.content),
  )
}

type Published = { readonly publishedAt: Temporal.Instant; readonly seriesId?: number }

/** What was published says what everything was called on its day, also where that isn't in its own words. */
const saidAt = async <Words>({ db }: Visit, { publishedAt, seriesId }: Published, words: Words): Promise<Words> =>
  sayAll(words, labelsAt(await loadLabelsAt(db, publishedAt), seriesId))

async function saidThen(
  { db }: Visit,
  { publishedAt, seriesId }: Published,
  content: PageContent,
): Promise<PageContent> {
  const labels = labelsAt(await loadLabelsAt(db, publishedAt), seriesId)
  return { ...content, main: withTexts(content.main, unsaid, (place) => say(place, labels)) }
}

async function versionInWord(visit: Visit): Promise<Answer> {
  const found = await versionIn(visit)
  if (found === null) return notFound()
  const { version, sitting, content, latest, isWhole } = found
  const title = sayOverview(version.called, content.meetingOn, version)
  const facts = [
    `${capitalised(sayVersion(version.number, latest))}, published on ${sayMoment(version.publishedAt)} by ${version.publishedBy}.`,
    version.reason === null ? '' : `Corrected: ${version.reason}`,
    sayNotAll(version.called, isWhole),
  ]
  const document = overviewDocument(content, {
    authority: version.council ?? visit.authority.name,
    title,
    facts,
    counted: isWhole ? counted : countedOfShown,
    empty: true,
  })
  return inWord(
    `${title}, version ${version.number}`,
    await saidAt(visit, { ...version, ...sitting }, document),
    childrenIn(content),
  )
}

async function readCopy(visit: Visit): Promise<Answer> {
  const found = await showCopy(visit.db, visit, idIn(visit, 'id'))
  if (found === null) return notFound()
  await keepFirstOpening(visit.db, found.copy.id, visit.now)
  return page(await saidThen(visit, found.copy, copyPage(found)), childrenIn(found.content))
}

async function copyInWord(visit: Visit): Promise<Answer> {
  const found = await showCopy(visit.db, visit, idIn(visit, 'id'))
  if (found === null) return notFound()
  const { copy, content, less } = found
  await keepFirstOpening(visit.db, copy.id, visit.now)
  const title = sayOverview(copy.called, content.meetingOn, copy)
  const facts = [
    `${capitalised(sayVersion(copy.number, copy.latestNumber))}, published on ${sayMoment(copy.publishedAt)}. Copy for ${copy.sentTo}, ${copy.because}.`,
    copy.reason === null ? '' : `Corrected: ${copy.reason}`,
    lessWords(less),
  ]
  const document = overviewDocument(content, {
    authority: copy.council ?? visit.authority.name,
    title,
    facts,
    counted: countedInCopy,
    empty: false,
  })
  return inWord(`${title}, version ${copy.number}, your copy`, await saidAt(visit, copy, document), childrenIn(content))
}

const inWord = async (name: string, document: WordDocument, saw: readonly number[]): Promise<Answer> =>
  file(`${name}.docx`, wordMediaType, await writeWord(document), saw)

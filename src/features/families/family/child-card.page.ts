import { capitalised } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { clockStrip } from '#govuk/clock-strip/clock-strip.ts'
import { details } from '#govuk/components/details.ts'
import { tag } from '#govuk/components/tag.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { card } from '#govuk/pieces/card.ts'
import { linksInLine, quietText } from '#govuk/pieces/words.ts'
import { bringForwardLinks, sayWhoBringsForward } from '#parts/clocks/bring-forward-links.ts'
import { childStrip } from '#parts/clocks/child-clock.ts'
import { courtStrip } from '#parts/court/court-strip.ts'
import type { EpisodeClock } from '#records/pre-proceedings/clocks.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { StoppedClock } from '#rules/pre-proceedings/clock.ts'
import { clockSentence, sayNext } from '#rules/pre-proceedings/clock-words.ts'
import { sayExtensionsAsked } from '#rules/pre-proceedings/say-extension-asked.ts'
import { reviewWarnedOf } from '#rules/pre-proceedings/clock-warnings.ts'
import { sayWarning } from '#rules/pre-proceedings/warning-words.ts'
import { sayId } from '#features/families/child/child.form.ts'
import type { CaseOnPage } from './court-of-family.query.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { withStop } from '#rules/words/with-stop.ts'
import { sayNoLongerFollowed } from '#parts/words/say-no-longer-followed.ts'
import { sayStatuses } from '#parts/words/say-statuses.ts'
import { nameWithAge, noticesOf } from './family-words.ts'
import { findingsList } from './findings.page.ts'
import type { ChildClock, ChildOnPage, FamilyModel } from './show-family.query.ts'

/** One child: who, how they stand, the clock as a strip, why its dates, what to know of it, what is asked for. */
export const childCard = (onPage: ChildOnPage, family: FamilyModel): Html =>
  card({
    heading: html`<h2 class="govuk-heading-m">
      <a class="govuk-link" href="/children/${onPage.child.id}"
        >${nameWithAge(onPage.shortName, onPage.child, family.today)}</a
      >
    </h2>`,
    note: sayStatuses(onPage.child),
    end: atTheEnd(onPage, family),
    body: html`${clockOfChild(onPage, family)} ${extensionAsked(onPage, family.today)}
    ${links(onPage, family.urgentReturns)} ${warnings(onPage, family)}
    ${missingId(onPage, sayId(family.labels('case-system')))}
    ${findingsList(onPage.child.familyId, onPage.findings, onPage.mayKeep)} ${earlierEpisodes(onPage)}`,
  })

/** The day and the court’s counting, by which clocks are read. */
type Around = Pick<FamilyModel, 'today' | 'labels'> & {
  readonly court: Pick<FamilyModel['court'], 'counting'>
  readonly assessments?: FamilyModel['assessments']
  readonly parentsMeetings?: FamilyModel['parentsMeetings']
}

/** What is assessed, and which meetings were held, in one of a child's periods in pre-proceedings. */
function besideClock({ assessments = [], parentsMeetings = [] }: Around, episodeId: number) {
  const isIn = ({ children }: { readonly children: readonly { readonly episodeId: number }[] }) =>
    children.some((each) => each.episodeId === episodeId)
  return { assessments: assessments.filter(isIn), parentsMeetings: parentsMeetings.filter(isIn) }
}

function atTheEnd(onPage: ChildClock, family: Around): Html | undefined {
  const notices = noticesOf(onPage, family)
  if (notices.length > 0)
    return html`${notices.map(({ text, colour }) => html`${tag({ text, classes: `govuk-tag--${colour}` })} `)}`
  return onPage.open === null ? undefined : quietText(sayNext(onPage.open.clock.next, family.today))
}

/** The clock that runs: of pre-proceedings, else of the court, else the one that stopped last. */
export function clockOfChild({ open, earlier, inCourt, child }: ChildClock, around: Around): Html {
  const { court, today, labels } = around
  const { counting } = court
  const id = `clock-${child.id}`
  if (open !== null) return clockStrip(childStrip(open.clock, id, labels, besideClock(around, open.stored.id)), 'full')
  const last = earlier.at(-1)
  if (!isFollowed(child)) return noLongerFollowed(child, last)
  if (inCourt !== null) return html`${clockAtCourt(inCourt, { counting, today, id })} ${last && sentenceOf(last)}`
  return last === undefined
    ? html`<p class="govuk-body">Not in ${nameFor('stage.pre-proceedings')}.</p>`
    : stoppedClock(last, id, around)
}

function clockAtCourt({ proceedings, hearings, filings }: CaseOnPage, around: Parameters<typeof courtStrip>[3]): Html {
  const strip = courtStrip(proceedings, hearings, filings, around)
  return strip === null ? html`<p class="govuk-body">Proceedings are to be issued.</p>` : clockStrip(strip, 'full')
}

/** Whether a strip of pre-proceedings is drawn of the child, whose marks are to be explained. */
export function hasStrip({ open, earlier, inCourt, child }: ChildClock): boolean {
  if (open !== null) return true
  const last = earlier.at(-1)
  return isFollowed(child) && inCourt === null && last !== undefined && !endedOtherwise(last)
}

const endedOtherwise = ({ clock }: EpisodeClock): boolean =>
  clock.kind === 'stopped' && clock.stage.status === 'ended-otherwise'

/** Only since when and why (PP-12): by the pre-proceedings that ended with it, where they did. */
const noLongerFollowed = (child: ChildOnPage['child'], last: EpisodeClock | undefined): Html =>
  last !== undefined && endedOtherwise(last)
    ? sentenceOf(last)
    : html`<p class="govuk-body">${sayNoLongerFollowed(child)}</p>`

/** An ended episode: its strip, and how it ended; an ending that nobody decided is a date and words only (PP-12). */
const stoppedClock = (last: EpisodeClock, id: string, around: Around): Html =>
  endedOtherwise(last)
    ? sentenceOf(last)
    : html`${clockStrip(childStrip(last.clock, id, around.labels, besideClock(around, last.stored.id)), 'full')}
      ${sentenceOf(last)}`

const sentenceOf = ({ clock, stored }: EpisodeClock): Html =>
  html`<p class="govuk-body">
    ${clockSentence(clock)} ${withStop(stored.endedWords ?? '')} ${clock.kind === 'stopped' && quietText(spell(clock))}
  </p>`

const spell = ({ facts, stage }: StoppedClock): string => `From ${sayDate(facts.decidedOn)} to ${sayDate(stage.on)}.`

function links(
  { child, open, earlier, mayKeep, shortName }: ChildOnPage,
  urgentReturns: FamilyModel['urgentReturns'],
): Html {
  const isKnown = open !== null || earlier.length > 0
  const all = [
    ...(isKnown
      ? [{ text: 'Why these dates?', href: `/children/${child.id}/clock`, visuallyHiddenText: `(${shortName})` }]
      : []),
    ...(mayKeep && !isFollowed(child)
      ? [{ text: 'Follow again', href: `/children/${child.id}/follow-again`, visuallyHiddenText: shortName }]
      : []),
    ...urgentReturns
      .filter(({ childId }) => childId === child.id)
      .map(({ id }) => ({
        text: capitalised(nameFor('outcome.urgent-return')),
        href: `/urgent-returns/${id}`,
        visuallyHiddenText: `of ${shortName}`,
      })),
    ...(mayKeep && child.unborn && isFollowed(child)
      ? [{ text: 'Record the birth', href: `/children/${child.id}/birth`, visuallyHiddenText: `of ${shortName}` }]
      : []),
  ]
  return all.length === 0 ? nothing : html`<p class="govuk-body-s waymark-card__links">${linksInLine(all)}</p>`
}

const warnings = ({ open, child, shortName, comeForward }: ChildOnPage, { may, labels }: FamilyModel): Html =>
  open === null || open.clock.warnings.length === 0
    ? nothing
    : html`<ul class="govuk-list govuk-list--bullet waymark-small">
        ${open.clock.warnings.map((warning) => {
          const way = comeForward.filter(({ review }) => review === reviewWarnedOf(warning))
          return html`<li>
            ${sayWarning(warning)}
            ${
              way.length > 0 &&
              (may.bringForward
                ? linksInLine(bringForwardLinks(child.id, shortName, way))
                : sayWhoBringsForward(labels))
            }
          </li>`
        })}
      </ul>`

function extensionAsked({ open, mayAskExtension, shortName }: ChildOnPage, today: FamilyModel['today']): Html {
  if (open === null) return nothing
  const { facts } = open.clock
  const asked = facts.extensions.find(({ state }) => state === 'requested')?.asked?.id
  return html`${sayExtensionsAsked(facts, today).map((words) => html`<p class="govuk-body waymark-small">${words}</p>`)}
  ${
    asked !== undefined &&
    mayAskExtension &&
    html`<p class="govuk-body waymark-small waymark-not-printed">
      <a class="govuk-link" href="/extensions/${asked}/withdraw"
        >Withdraw it<span class="govuk-visually-hidden">: the extension asked for ${shortName}</span></a
      >
    </p>`
  }`
}

const missingId = ({ child, mayKeep, shortName, holderName }: ChildOnPage, id: string): Html =>
  child.caseSystemId !== null || !isFollowed(child)
    ? nothing
    : html`<p class="govuk-body waymark-small">
        ${shortName} has no ${id}
        yet${
          mayKeep
            ? html`. <a class="govuk-link" href="/children/${child.id}/case-system-id">Enter the ${id}</a>`
            : `: ask the ${nameFor(holderName)} for it.`
        }
      </p>`

const sayEpisodes = (count: number): string => `${count} earlier episode${count === 1 ? '' : 's'}`

/** Earlier episodes stay as they were: counted, to read (PP-09). */
function earlierEpisodes({ open, earlier }: ChildOnPage): Html {
  const before = open === null ? earlier.slice(0, -1) : earlier
  if (before.length === 0) return nothing
  return details({
    summaryText: sayEpisodes(before.length),
    html: html`<ul class="govuk-list">
      ${before
        .toReversed()
        .map(
          ({ clock, stored }) =>
            html`<li>
              From ${sayDate(clock.facts.decidedOn)}. ${clockSentence(clock)} ${withStop(stored.endedWords ?? '')}
              Read-only.
            </li>`,
        )}
    </ul>`,
  })
}

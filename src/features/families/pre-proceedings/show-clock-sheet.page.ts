import { stripLegend } from '#parts/clocks/strip-legend.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { clockStrip } from '#govuk/clock-strip/clock-strip.ts'
import { html, type Html } from '#govuk/html.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { bringForwardLinks, sayWhoBringsForward } from '#parts/clocks/bring-forward-links.ts'
import { childStrip } from '#parts/clocks/child-clock.ts'
import { reasonsTable } from '#parts/clocks/reasons-table.ts'
import type { EpisodeClock } from '#records/pre-proceedings/clocks.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { mayComeForward } from '#rules/pre-proceedings/bring-forward.ts'
import { reviewWarnedOf } from '#rules/pre-proceedings/clock-warnings.ts'
import { clockSheet } from '#rules/pre-proceedings/clock-sheet.ts'
import { clockSentence } from '#rules/pre-proceedings/clock-words.ts'
import { sayWarning } from '#rules/pre-proceedings/warning-words.ts'
import { backFromChild } from '#features/families/kept/kept-by-visitor.ts'
import { changesOnPage } from '#features/families/kept/history.page.ts'
import type { CourtOnSheet } from './court-on-sheet.query.ts'
import type { ClockSheetModel } from './show-clock-sheet.query.ts'

/** Every date of a child's clock with where it comes from, the rule, the days counted and skipped, and who changed what. (PP-10) */
export const clockSheetPage = (model: ClockSheetModel) => ({
  title: `Clock sheet of ${model.child.name}`,
  place: 'tracker',
  back: backFromChild(model.child),
  main: html`${pageHeading({
      caption: `Family ${model.child.familyReference}${model.child.team === null ? '' : ` · ${model.child.team}`}`,
      heading: `Clock sheet of ${model.child.name}`,
      lede: `Where every date comes from, as it stands on ${sayDateInFull(model.today)}.`,
    })}
    ${
      model.episodes.length === 0
        ? html`<p class="govuk-body">${model.child.name} has not been in ${nameFor('stage.pre-proceedings')}.</p>`
        : html`${model.episodes.map((episode, at) => episodeOnSheet(model, episode, at))}
          ${!model.episodes.every(endedOtherwise) && stripLegend(hasAssessments(model))}`
    }
    ${model.court.map(caseOnSheet)}
    <h2 class="govuk-heading-m" id="changes">Who changed what</h2>
    ${changesOnPage(model.history, (to) => `/children/${model.child.id}/clock?page=${to}#changes`)}`,
})

const hasAssessments = ({ episodes, more }: ClockSheetModel): boolean =>
  episodes.some(({ stored }) => more(stored.id).assessments.length > 0)

/** Of what nobody decided there is a sentence and no strip. (PP-12) */
const endedOtherwise = ({ clock }: Pick<EpisodeClock, 'clock'>): boolean =>
  clock.kind === 'stopped' && clock.stage.status === 'ended-otherwise'

function episodeOnSheet(
  { settings, more, episodes, child, mayCorrect, mayBringForward, labels }: ClockSheetModel,
  { stored, clock }: EpisodeClock,
  at: number,
): Html {
  const heading = html`<h2 class="govuk-heading-m">${nameOfEpisode(episodes.length, at)}</h2>`
  const comeForward = clock.kind === 'running' ? mayComeForward(clock, settings.plan) : []
  const isWarned = clock.warnings.some((warning) =>
    comeForward.some(({ review }) => review === reviewWarnedOf(warning)),
  )
  const links = [
    ...(mayBringForward ? bringForwardLinks(child.id, child.name, comeForward) : []),
    ...(mayCorrect ? [{ text: 'Correct the decision to start', href: `/children/${child.id}/decision` }] : []),
  ]
  if (endedOtherwise({ clock }))
    return html`${heading}
      <p class="govuk-body">${clockSentence(clock)} ${stored.endedWords}</p>`
  return html`${heading} ${clockStrip(childStrip(clock, `clock-${stored.id}`, labels, more(stored.id)), 'full')}
    <p class="govuk-body">${clockSentence(clock)} ${stored.endedWords}</p>
    ${
      clock.warnings.length > 0 &&
      html`<ul class="govuk-list govuk-list--bullet">
        ${clock.warnings.map((warning) => html`<li>${sayWarning(warning)}</li>`)}
      </ul>`
    }
    ${isWarned && !mayBringForward && html`<p class="govuk-body">${sayWhoBringsForward(labels)}</p>`}
    ${reasonsTable('Why each date', clockSheet(clock, settings, more(stored.id)))}
    ${clock.kind === 'running' && links.length > 0 && html`<p class="govuk-body">${linksInLine(links)}</p>`}`
}

const caseOnSheet = ({ called, href, reasons }: CourtOnSheet[number]): Html =>
  html`<h2 class="govuk-heading-m"><a class="govuk-link" href="${href}">${called}</a></h2>
    ${
      reasons.length === 0
        ? html`<p class="govuk-body">No date is recorded.</p>`
        : reasonsTable(`Why each date of ${called}`, reasons)
    }`

/** The latest stands first; earlier ones are counted and stay as they were (PP-09). */
const nameOfEpisode = (count: number, at: number): string =>
  count === 1
    ? capitalised(nameFor('stage.pre-proceedings'))
    : `Episode ${count - at} of ${count}${at === 0 ? '' : ', read-only'}`

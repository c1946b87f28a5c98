import { nameFor } from '#rules/words/name-for.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { loadOutsideDecision, type OutsideDecision } from '#records/pre-proceedings/outside-decisions.ts'
import { stillThere } from '#records/access/visible-children.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { outsideNames, ratifyNames, sayWhatFollows, sayLegal } from '#rules/pre-proceedings/outside-panel.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { withStop } from '#rules/words/with-stop.ts'

/** A decision taken outside a panel, and what a meeting made of it. (SET-07) */
export async function showOutsideDecision(visit: Visit): Promise<Answer> {
  const decision = await loadOutsideDecision(visit.db, visit.looking, idIn(visit, 'id'))
  if (decision === null) return notFound()
  const maySeeFamily = await stillThere(visit.db, lookingFor(visit, 'see-child'), decision.familyId)
  return page(
    outsidePage(decision, maySeeFamily),
    decision.children.map(({ id }) => id),
  )
}

const outsidePage = (decision: OutsideDecision, maySeeFamily: boolean) => {
  const names = sayNames(decision.children.map(({ name }) => name))
  const heading = `${outsideNames[decision.does]}, ${names}`
  return {
    title: heading,
    place: 'meeting',
    back: maySeeFamily
      ? { text: `${decision.familyName} family`, href: `/families/${decision.familyId}` }
      : { text: 'My work', href: '/' },
    main: html`${pageHeading({ heading, caption: 'Decided outside a panel' })}
    ${definitionRows([
      { key: 'Decided by', value: `${decision.decider}, ${sayMoment(decision.decidedAt)}` },
      { key: 'Why it could not wait', value: decision.reason },
      { key: 'Legal’s agreement', value: sayLegal(decision) },
      { key: 'The meeting', value: sayOutcome(decision) },
    ])}
    ${follows(decision)}`,
  }
}

function sayOutcome({ outcome, outcomeReasons, toRatify, awaitsChair }: OutsideDecision): string {
  if (!toRatify) return 'Is reported to the next panel: an action says so'
  if (outcome === null) return 'Stands to be ratified on the next agenda'
  return `${ratifyNames[outcome]}: ${withStop(outcomeReasons ?? '')}${awaitsChair ? ` Recorded, awaiting the ${nameFor('role.chair', 'short')}.` : ''}`
}

const follows = ({ outcome, does }: OutsideDecision): Html =>
  outcome === null ? nothing : html`<p class="govuk-body">${sayWhatFollows(outcome, does)}</p>`

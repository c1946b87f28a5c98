import { html, type Html, nothing } from '#govuk/html.ts'
import { lateText, linksInLine, quietText, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { KeptAssessment } from '#records/pre-proceedings/assessments.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { sayDelayReason } from '#rules/words/delay-reasons.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import {
  assessmentOutOfOrder,
  assessmentStanding,
  assessmentTitle,
  sayAssessmentStanding,
} from '#rules/pre-proceedings/assessments.ts'
import { sayList } from '#rules/words/say-names.ts'
import { keepsOneOf } from './family-words.ts'
import type { ChildOnPage } from './show-family.query.ts'

type OfFamily = {
  readonly assessments: readonly KeptAssessment[]
  readonly children: readonly ChildOnPage[]
  readonly family: { readonly id: number; readonly name: string }
  readonly today: PlainDate
}

/** What was asked for of the children and the people around them: by whom, since when, due and received. (PP-08) */
export function assessmentsOfFamilySection({ assessments, children, family, today }: OfFamily): Html {
  const mayAdd = children.some(({ open, mayKeep }) => open !== null && mayKeep)
  if (assessments.length === 0 && !mayAdd) return nothing
  return html`<h2 class="govuk-heading-m" id="assessments">Assessments</h2>
    ${
      assessments.length === 0
        ? html`<p class="govuk-body">No assessment is recorded.</p>`
        : workTable({
            caption: 'Assessments',
            captionClasses: 'govuk-visually-hidden',
            head: [{ text: 'Assessment' }, { text: 'Done by' }, { text: 'Instructed' }, { text: 'Received' }],
            rows: assessments.map((each) => [
              { html: whatAndWhom(each, children, family.name) },
              { html: each.byWhom === null ? quietText('Nobody yet') : html`${each.byWhom}` },
              { html: instructed(each) },
              { html: received(each, today) },
            ]),
          })
    }
    ${
      mayAdd &&
      html`<p class="govuk-body-s">
        ${linksInLine([{ text: 'Add an assessment', href: `/families/${family.id}/assessments/new` }])}
      </p>`
    }`
}

function whatAndWhom(each: KeptAssessment, children: readonly ChildOnPage[], familyName: string): Html {
  const title = assessmentTitle(each)
  const whom = sayList(each.children.map(({ name }) => nameWithin(familyName, name)))
  return html`${
    keepsOneOf(each.children, children)
      ? html`<a class="govuk-link" href="/assessments/${each.id}">${title}</a>`
      : title
  }
  ${secondLine(`for ${whom}`)} ${each.question !== null && secondLine(each.question)}`
}

function instructed({ instructedOn, letterOn }: KeptAssessment): Html {
  if (instructedOn === null && letterOn === null) return quietText('Not yet')
  return html`${instructedOn === null ? quietText('Not recorded') : sayDate(instructedOn)}
  ${secondLine(letterOn === null ? 'no letter of instruction yet' : `letter of instruction ${sayDate(letterOn)}`)}`
}

function received(each: KeptAssessment, today: PlainDate): Html {
  const standing = assessmentStanding(each, today)
  // Once the pre-proceedings of all its children are over, nobody waits for it. (P10)
  if (standing.kind === 'awaited' && !each.children.some(({ isOpen }) => isOpen)) return quietText('Not received')
  const words = sayAssessmentStanding(standing)
  const isLate =
    standing.kind === 'received' ? standing.daysLate > 0 : standing.kind === 'awaited' && standing.overdueBy > 0
  return html`${isLate ? lateText(words) : words} ${each.lateCode !== null && secondLine(sayDelayReason(each.lateCode))}
  ${standing.kind === 'stopped' && secondLine(each.stoppedWhy ?? '')}
  ${assessmentOutOfOrder(each).map((sentence) => secondLine(lateText(sentence)))}`
}

import { html, type Html, nothing } from '#govuk/html.ts'
import { linksInLine, quietText, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { KeptParentsMeeting } from '#records/pre-proceedings/parents-meetings.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { parentsMeetingNames, sayWhoCame } from '#rules/pre-proceedings/parents-meetings.ts'
import { capitalised } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { sayList } from '#rules/words/say-names.ts'
import { keepsOneOf } from './family-words.ts'
import type { ChildOnPage } from './show-family.query.ts'

type OfFamily = {
  readonly parentsMeetings: readonly KeptParentsMeeting[]
  readonly children: readonly ChildOnPage[]
  readonly family: { readonly id: number; readonly name: string }
}

/** The meetings with the parents: when, for whom, who came and who had a solicitor, what was agreed. (PP-08) */
export function parentsMeetingsOfFamilySection({ parentsMeetings, children, family }: OfFamily): Html {
  const mayAdd = children.some(({ open, mayKeep }) => open !== null && mayKeep)
  if (parentsMeetings.length === 0 && !mayAdd) return nothing
  return html`<h2 class="govuk-heading-m" id="parents-meetings">
      ${capitalised(nameFor('meeting.with-parents', 'many'))}
    </h2>
    ${
      parentsMeetings.length === 0
        ? html`<p class="govuk-body">No meeting is recorded with who came.</p>`
        : workTable({
            caption: 'Who came to each',
            captionClasses: 'govuk-visually-hidden',
            head: [{ text: 'Held' }, { text: 'Meeting' }, { text: 'Who came' }, { text: 'Agreed' }],
            rows: parentsMeetings.map((each) => [
              { html: whenHeld(each, family.name) },
              { html: whichMeeting(each, children, family.name) },
              { text: sayWhoCame(each.adults, each.others) },
              { html: each.agreed === null ? quietText('Not recorded') : html`${each.agreed}` },
            ]),
          })
    }
    ${
      mayAdd &&
      html`<p class="govuk-body-s">
        ${linksInLine([
          {
            text: `Record ${nameFor('meeting.with-parents', 'a')}`,
            href: `/families/${family.id}/parents-meetings/new`,
          },
        ])}
      </p>`
    }`
}

/** One day, or where siblings' first meetings are recorded for different days each child's. */
function whenHeld({ children }: KeptParentsMeeting, familyName: string): Html {
  const byDay = [...Map.groupBy(children, ({ on }) => on?.toString() ?? '').values()]
  return html`${byDay.map((siblings) => {
    const on = siblings[0]?.on ?? null
    const whose = byDay.length === 1 ? '' : `, ${sayList(siblings.map(({ name }) => nameWithin(familyName, name)))}`
    return html`<div>${on === null ? quietText(`Day not recorded${whose}`) : `${sayDate(on)}${whose}`}</div> `
  })}`
}

function whichMeeting(each: KeptParentsMeeting, children: readonly ChildOnPage[], familyName: string): Html {
  const name = parentsMeetingNames[each.kind]
  const whom = sayList(each.children.map((child) => nameWithin(familyName, child.name)))
  return html`${
    keepsOneOf(each.children, children)
      ? html`<a class="govuk-link" href="/parents-meetings/${each.id}">${name}</a>`
      : name
  }
  ${secondLine(`for ${whom}`)}`
}

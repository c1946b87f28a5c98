import { button } from '#govuk/components/button.ts'
import { details } from '#govuk/components/details.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import { lateText, linksInLine, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { daysOverdue, sayOverdue } from '#rules/calendar/elapsed.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { whoCan } from '#rules/access/role-words.ts'
import { capitalised } from '#rules/words/labels.ts'
import { sayCount } from '#rules/words/say-names.ts'
import { withStop } from '#rules/words/with-stop.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'
import { changesList } from '#features/families/kept/history.page.ts'
import type { AccessModel, WithPart } from './show-access.query.ts'

/** Who may see a family, since when, why, and when that is looked at again. (FAM-05) */
export const accessPage = (model: AccessModel) => ({
  title: 'Who may see this family',
  of: `${model.family.name} family, ${model.family.reference}`,
  place: 'tracker',
  back: backToFamily(model.family),
  main: html`${pageHeading({
    caption: `${model.family.name} family, ${model.family.reference}`,
    heading: 'Who may see this family',
    lede: lede(model),
    aside: aside(model),
  })}
  ${requested(model)} ${model.access.restriction === null ? unrestricted(model) : restricted(model)} ${denials(model)}
  ${
    model.history !== null &&
    html`<h2 class="govuk-heading-m" id="history">What was asked and decided</h2>
      ${changesList(model.history.changes, model.history.names)}`
  }`,
})

const lede = ({ access }: AccessModel): string =>
  access.restriction === null
    ? 'It isn’t restricted: everybody whose role or work reaches it sees it, unless they are denied it.'
    : 'It is restricted: only the people named here see it, whatever their role.'

/** The one thing most likely to be done next is the green button. */
function aside(model: AccessModel): Html | undefined {
  const [first, ...others] = thingsToDo(model)
  return first && html`<div class="waymark-not-printed">${button(first)}<br />${linksInLine(others)}</div>`
}

function thingsToDo({ family, access, mayAsk, mayRestrict }: AccessModel) {
  const to = (text: string, path: string) => ({ text, href: `/families/${family.id}/access/${path}` })
  const deny = to('Deny somebody this family', 'denied/new')
  if (access.restriction === null)
    return mayRestrict
      ? [to('Restrict this family', 'restrict'), deny]
      : [...(mayAsk ? [to('Ask to restrict this family', 'ask')] : [])]
  return [
    ...(mayRestrict ? [to('Review the restriction', 'review'), to('Give somebody access', 'people/new')] : []),
    ...(mayAsk ? [to('Ask for access or for lifting', 'ask')] : []),
    ...(mayRestrict ? [deny] : []),
  ]
}

/** What is asked and not decided, for those who ask and decide. */
function requested({ family, requests, mayAsk, nobodyDecides, labels }: AccessModel): Html {
  if (!mayAsk || requests.length === 0) return nothing
  const to = (path: string) => `/families/${family.id}/access/${path}`
  return html`<h2 class="govuk-heading-m" id="requests">To decide</h2>
    ${quietList(
      requests.map(({ id, asks, words, reason, askedBy, askedOn, mayDecide }) => ({
        title: html`${words}`,
        detail: html`${askedBy}, ${sayDate(askedOn)}: ${reason}
        ${
          mayDecide &&
          linksInLine(
            asks === 'restrict'
              ? [
                  { text: 'Restrict the family', href: to('restrict') },
                  { text: 'Don’t restrict it', href: to(`requests/${id}`) },
                ]
              : [{ text: 'Decide', href: to(`requests/${id}`), visuallyHiddenText: words }],
          )
        }`,
      })),
    )}
    ${
      nobodyDecides &&
      html`<p class="govuk-body">
        Nobody else named can decide this. Give access to the ${whoCan('restrict-family', labels)} first.
      </p>`
    }`
}

function restricted({
  family,
  access: { restriction },
  named,
  notSeeing,
  mayRestrict,
  today,
  mayAsk,
}: AccessModel): Html {
  if (restriction === null) return nothing
  return html`${definitionRows([
    { key: 'Restricted', value: `${sayDate(restriction.startsOn)}, by ${restriction.approvedBy}` },
    { key: 'Why', value: restriction.reason },
    {
      key: 'Last reviewed',
      value: restriction.reviewedOn === null ? 'Not yet' : sayDate(restriction.reviewedOn),
    },
    { key: 'Next review', value: sayReview(restriction.reviewOn, today) },
  ])}
  ${workTable({
    caption: `${capitalised(sayCount(named.length, 'person has', 'people have'))} access`,
    captionClasses: 'govuk-table__caption--m',
    head: ['Who', 'Since', 'Until', ...(mayRestrict ? ['Change'] : [])].map((text) => ({ text })),
    rows: named.map((one) => [
      { html: html`${one.name} ${secondLine(one.part)}` },
      { html: html`${sayDate(one.givenOn)} ${one.givenBy !== null && secondLine(`given by ${one.givenBy}`)}` },
      { text: one.endsOn === null ? 'No end' : sayDate(one.endsOn) },
      ...(mayRestrict ? [{ html: endLink(family.id, one) }] : []),
    ]),
  })}
  ${mayAsk && people(`${sayCount(notSeeing.length, 'person whose work reaches it doesn’t', 'people whose work reaches it don’t')} see it`, notSeeing)}`
}

const endLink = (familyId: number, { personId, name }: { readonly personId: number; readonly name: string }): Html =>
  linksInLine([
    {
      text: 'End access',
      href: `/families/${familyId}/access/people/${personId}/end`,
      visuallyHiddenText: `of ${name}`,
    },
  ])

function sayReview(on: PlainDate, today: PlainDate): Html {
  const late = daysOverdue(on, today)
  return html`by ${sayDate(on)}${late > 0 && html`, ${lateText(sayOverdue(late))}`}`
}

const unrestricted = ({ seeing, mayAsk }: AccessModel): Html =>
  mayAsk ? people(`${sayCount(seeing.length, 'person sees', 'people see')} it today`, seeing) : nothing

const people = (summary: string, each: readonly WithPart[]): Html =>
  each.length === 0
    ? nothing
    : details({
        summaryText: summary,
        html: html`<ul class="govuk-list govuk-list--bullet">
          ${each.map(({ name, part }) => html`<li>${name}, ${part}</li>`)}
        </ul>`,
      })

/** Whom the family is denied: for those who ask and decide. */
function denials({ family, access: { denied }, mayAsk, mayRestrict }: AccessModel): Html {
  if (!mayAsk || denied.length === 0) return nothing
  return html`<h2 class="govuk-heading-m" id="denied">Denied this family</h2>
    ${quietList(
      denied.map(({ personId, name, because, deniedBy, deniedOn }) => ({
        title: html`${name}`,
        detail: html`${withStop(because)}
        ${deniedBy !== null && `${deniedBy}${deniedOn === null ? '' : `, ${sayDate(deniedOn)}`}`}
        ${
          mayRestrict &&
          linksInLine([
            {
              text: 'Lift the denial',
              href: `/families/${family.id}/access/denied/${personId}/lift`,
              visuallyHiddenText: `of ${name}`,
            },
          ])
        }`,
      })),
    )}`
}

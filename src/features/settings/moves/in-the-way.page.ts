import { html, type Html } from '#govuk/html.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import type { InTheWay as OfSeries } from '#rules/sittings/what-stands-in-the-way.ts'
import type { MovesToApprove } from './approve-moves.page.ts'

/** A meeting that couldn't stay as a person decided, and whose series it is of. */
export type InTheWay = OfSeries & { readonly seriesId: number }

type Refused = Pick<MovesToApprove, 'title' | 'about' | 'back'> & { readonly inTheWay: readonly InTheWay[] }

const why: Record<InTheWay['because'], string> = {
  closed: 'it would no longer be a day on which a meeting can be held',
  two: 'the series would meet on that day as well',
}

/** Says which meetings that a person moved or added stand in the way of a change, and what to do about each. (P4) */
export const inTheWayPage = ({ title, about, back, inTheWay }: Refused): PageContent => ({
  title,
  place: 'settings',
  back,
  main: html`<h1 class="govuk-heading-l">${title}</h1>
    <p class="govuk-body">${about}</p>
    <h2 class="govuk-heading-m">This can’t be saved yet</h2>
    <p class="govuk-body">
      A meeting that somebody moved or added stays on its day until somebody moves or cancels it. In the way:
    </p>
    <ul class="govuk-list govuk-list--bullet">
      ${inTheWay.map(meetingInTheWay)}
    </ul>
    <p class="govuk-body">Nothing is saved. Move or cancel these first, then do this again.</p>
    <p class="govuk-body"><a class="govuk-link" href="${back.href}">Leave everything as it is</a></p>`,
})

function meetingInTheWay({ on, because, seriesId }: InTheWay): Html {
  const dates = `/settings/meetings/${seriesId}/dates/${on.toString()}`
  return html`<li>
    the meeting on ${sayDateInFull(on)}: ${why[because]}.
    <a class="govuk-link" href="${dates}/move"
      >Move it<span class="govuk-visually-hidden">, ${sayDateInFull(on)}</span></a
    >
    or
    <a class="govuk-link" href="${dates}/cancel"
      >cancel it<span class="govuk-visually-hidden">, ${sayDateInFull(on)}</span></a
    >
  </li>`
}

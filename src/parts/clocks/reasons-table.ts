import { tag } from '#govuk/components/tag.ts'
import { html, type Html } from '#govuk/html.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { DateReason } from '#rules/calendar/date-reason.ts'
import { sayDate } from '#rules/calendar/say-date.ts'

const provisional = tag({ text: 'Provisional', classes: 'govuk-tag--yellow' })

// A date broken over lines is hard to compare with the one below.
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0')

const dayCell = ({ on, isProvisional }: DateReason): Html =>
  html`${on === null ? 'No meeting' : unbroken(sayDate(on))}${isProvisional && html` ${provisional}`}`

/** Dates with what each counts from, its rule in words and the days counted or skipped (PP-10). The caption is for screen readers. */
export const reasonsTable = (caption: string, reasons: readonly DateReason[]): Html =>
  workTable({
    caption,
    captionClasses: 'govuk-visually-hidden',
    head: ['Date', 'Day', 'Counted from', 'Rule', 'Days counted or skipped'].map((text) => ({ text })),
    rows: reasons.map((reason) => [
      { text: reason.what },
      { html: dayCell(reason) },
      { text: reason.from },
      { text: reason.rule },
      { text: reason.counted },
    ]),
  })

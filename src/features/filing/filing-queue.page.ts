import { chairOf } from '#rules/words/name-for.ts'
import { tag } from '#govuk/components/tag.ts'
import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { lateText, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { sayFound } from '#parts/lists/page-links.ts'
import { sayOverdue } from '#rules/calendar/elapsed.ts'
import { sayDate, sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { namesakes } from '#rules/people/namesakes.ts'
import type { Labels } from '#rules/words/labels.ts'
import { sayJob } from '#rules/filing/filing-jobs.ts'
import type { FilingQueue, QueuedPack } from './filing-queue.ts'

type Queue = FilingQueue & {
  readonly today: Temporal.PlainDate
  readonly caseSystem: string
  readonly labels: Labels
}

/** What waits to be put on children's files. */
export const filingQueuePage = (model: Queue) => ({
  title: 'Filing',
  found: `${sayFound({ count: model.late.length + model.toDo.length }, 'pack')} to file`,
  place: 'filing',
  main: html`${pageHeading({ heading: 'Filing', lede: inAWord(model) })} ${lists(model)}`,
})

function lists(model: Queue): Html {
  const references = referencesIn(model)
  return html`${model.late.length > 0 && packs('Late', model.late, model, references)}
  ${model.toDo.length > 0 && packs('To do', model.toDo, model, references)}
  ${model.owed.length > 0 && packs('Of children no longer followed', model.owed, model, references)}
  ${model.filed.length > 0 && filed(model, references)}`
}

const packsWord = (count: number): string => (count === 1 ? '1 pack' : `${count} packs`)

function inAWord({ late, toDo, filed, caseSystem }: Queue): string {
  if (late.length + toDo.length > 0) {
    const lateWords = late.length === 0 ? '' : ` ${packsWord(late.length)} ${late.length === 1 ? 'is' : 'are'} late.`
    return `${packsWord(toDo.length + late.length)} to file to ${caseSystem}.${lateWords}`
  }
  return filed.length > 0
    ? 'Everything the meeting recorded is filed.'
    : 'Nothing to file. A pack appears for each child as soon as the meeting records a decision or an action.'
}

const packs = (
  caption: string,
  queued: readonly QueuedPack[],
  { today, labels }: Queue,
  references: References,
): Html =>
  workTable({
    caption,
    captionClasses: 'govuk-table__caption--m',
    head: [{ text: 'Child' }, { text: 'Meeting' }, { text: 'Due' }, { text: 'Left to do' }],
    rows: queued.map(({ pack, state }) => [
      { html: who(pack, references) },
      { html: html`${sayDateWithoutYear(pack.meetingOn)} ${secondLine(pack.title)}` },
      { html: state.kind === 'owed' ? html`still owed` : due(pack.dueOn, state.kind === 'late', today) },
      { text: state.kind === 'filed' ? '' : state.left.map((job) => sayJob(job, labels)).join('; ') },
    ]),
  })

const due = (on: Temporal.PlainDate, late: boolean, today: Temporal.PlainDate): Html => {
  const days = on.until(today).days
  return late
    ? html`${lateText(sayOverdue(days))} ${secondLine(sayDateWithoutYear(on))}`
    : html`end of ${sayDateWithoutYear(on)}`
}

/** Of families whose name another in the list has too. */
type References = ReadonlyMap<number, string>

const referencesIn = ({ late, toDo, owed, filed: done }: Queue): References =>
  namesakes(
    [...late, ...toDo, ...owed, ...done].map(({ pack }) => ({
      id: pack.familyId,
      name: pack.familyName,
      reference: pack.familyReference,
    })),
  )

const who = (pack: QueuedPack['pack'], references: References): Html =>
  html`<a class="govuk-link" href="/filing/${pack.itemId}/${pack.childId}">${pack.childName}</a>
    ${references.has(pack.familyId) && secondLine(pack.familyReference)}
    ${pack.number > 1 && secondLine(`version ${pack.number}, in place of an earlier one`)}
    ${pack.superseded.length > 0 && secondLine('changed since it was filed')}
    ${!pack.confirmed && secondLine(`awaiting the ${chairOf(pack.seriesId)}`)}`

const filed = ({ filed: queued }: Queue, references: References): Html =>
  workTable({
    caption: 'Filed',
    captionClasses: 'govuk-table__caption--m',
    head: [{ text: 'Child' }, { text: 'Meeting' }, { text: 'Filed' }, { text: 'Reference' }],
    rows: queued.map(({ pack, state }) => [
      { html: who(pack, references) },
      { html: html`${sayDateWithoutYear(pack.meetingOn)} ${secondLine(pack.title)}` },
      { html: state.kind === 'filed' ? filedOn(state.on, state.late) : html`` },
      { text: [...new Set(pack.done.map(({ reference }) => reference))].join(', ') },
    ]),
  })

const filedOn = (on: Temporal.PlainDate, late: boolean): Html =>
  html`${sayDate(on)} ${late && tag({ text: 'Late', classes: 'govuk-tag--red' })}`

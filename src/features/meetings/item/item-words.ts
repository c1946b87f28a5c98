import { nameFor } from '#rules/words/name-for.ts'
import type { KeptItem } from '#records/meeting/agenda-items.ts'
import { dateSent } from '#parts/forms/fields/text-fields.ts'
import { sayWritten } from '#rules/calendar/written-date.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { directionHeadings, headingsWithNames, outcomeNames } from '#rules/pre-proceedings/review-words.ts'
import { labelledRatification } from '#features/meetings/ratification/ratification-fields.ts'
import { labelledPanelFields } from '#features/meetings/panel/panel-fields.ts'
import {
  directionByField,
  type Fields,
  fieldsOf,
  type FormShape,
  scopeOf,
  sharedScope,
  writtenField,
} from './item-fields.ts'

/** 'Recorded by Dawn Pickering, Mon 23 Nov 2026 at 09:14'; then, once confirmed, by whom and as what. */
export function sayWhoRecorded(item: KeptItem): readonly string[] {
  const { recordedBy, recordedAt, confirmedBy, confirmedAt } = item
  const recorded = recordedAt === null ? [] : [`Recorded by ${recordedBy ?? 'somebody'}, ${sayMoment(recordedAt)}`]
  if (confirmedAt === null) return recorded
  const acting = item.confirmedAs === 'acting-deputy' ? `, deputy acting as ${nameFor('role.chair', 'short')}` : ''
  return [
    ...recorded,
    `Confirmed by ${confirmedBy ?? `the ${nameFor('role.chair', 'short')}`}${acting}, ${sayMoment(confirmedAt)}`,
  ]
}

type Labelled = { readonly label: string; readonly shown: (fields: Fields) => string }

const isDirection = (key: string): boolean => directionHeadings.some((heading) => heading === key)
const isOutcome = (text: string): text is keyof typeof outcomeNames => text in outcomeNames
const shownDate = (fields: Fields, name: string): string => sayWritten(dateSent(fields, name))

/** What of a form's shape says which fields it has. */
type Fielded = {
  readonly children: readonly (Pick<FormShape['children'][number], 'called' | 'kind'> & {
    readonly child: { readonly id: number }
  })[]
  readonly separately: boolean
  readonly outside?: FormShape['outside']
  readonly panel?: FormShape['panel']
}

/** Every field of a form's shape with its label, so that two people's texts can stand side by side. */
export function labelledFields({ children, separately, outside = null, panel = null }: Fielded): readonly Labelled[] {
  const ofChild = ({ child, called }: Fielded['children'][number]): readonly Labelled[] => {
    const names = fieldsOf(child.id)
    return [
      {
        label: `Decision for ${called}`,
        shown: (fields) => {
          const outcome = fields.text(names.outcome)
          return isOutcome(outcome) ? outcomeNames[outcome] : ''
        },
      },
      { label: `Why, for ${called}`, shown: (fields) => fields.text(names.why) || fields.text(names.returnWhy) },
      { label: `New date for ${called}`, shown: (fields) => shownDate(fields, names.newLimit) },
      { label: `Back at the panel, ${called}`, shown: (fields) => shownDate(fields, names.returnBy) },
    ]
  }
  const written = (scope: string, kind: 'midpoint' | 'final', of: string): readonly Labelled[] =>
    headingsWithNames(kind).flatMap(({ key, name }) => [
      { label: `${name}${of}`, shown: (fields: Fields) => fields.text(writtenField(scope, key)) },
      ...(isDirection(key)
        ? [
            {
              label: `${name}: by when${of}`,
              shown: (fields: Fields) =>
                fields.text(writtenField(scope, key)) === '' ? '' : shownDate(fields, directionByField(scope, key)),
            },
          ]
        : []),
    ])
  const kinds = [...new Set(children.map(({ kind }) => kind))]
  return [
    { label: 'What was said', shown: (fields) => fields.text('discussion') },
    ...(separately
      ? children.flatMap(({ child, called, kind }) => written(scopeOf(child.id), kind, `, ${called}`))
      : kinds.flatMap((kind) => written(sharedScope, kind, ''))),
    ...(outside === null ? [] : labelledRatification),
    ...children.flatMap(ofChild),
    ...(panel === null ? [] : labelledPanelFields(panel)),
  ]
}

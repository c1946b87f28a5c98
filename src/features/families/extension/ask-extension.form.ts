import { type ChildOption, children, someRecords } from '#parts/forms/fields/record-fields.ts'
import { needed, shownIf } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date, words } from '#parts/forms/fields/text-fields.ts'

/** Asks for an extension: for whom, until when, and what the Act's guidance wants of it. (PP-04) */
export const askExtensionForm = (among: readonly ChildOption[], documents: readonly ChildOption[]) =>
  form({
    children: children({ label: 'For which children?', among, needed: 'Choose for which children' }),
    newLimitOn: needed(
      date({ label: 'Until when?', hint: 'The new date. It moves nothing until it is agreed.' }),
      'Enter until when',
    ),
    exceptional: needed(
      words({
        label: 'Exceptional circumstances',
        hint: 'What makes more time right for these children, and not only useful.',
        rows: 4,
      }),
      'Write what is exceptional',
    ),
    proposals: needed(
      words({
        label: 'Drift and delay',
        hint: 'What came late, and what you propose so that it doesn’t again.',
        rows: 4,
      }),
      'Write what came late and what you propose',
    ),
    evidence: words({
      label: 'Evidence',
      hint: 'What shows it: an assessment, a letter, an observation, with its date. Leave it empty where a document says it.',
      rows: 3,
    }),
    documents: shownIf(documents.length > 0, someRecords({ label: 'Documents here that show it', among: documents })),
  })

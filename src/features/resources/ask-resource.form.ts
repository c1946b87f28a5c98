import { oneOfRadios } from '#parts/forms/fields/choice-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { pounds } from '#parts/forms/fields/money-field.ts'
import { type ChildOption, children } from '#parts/forms/fields/record-fields.ts'
import { line, words } from '#parts/forms/fields/text-fields.ts'
import { resourceKinds, resourceWords } from '#rules/resources/resource.ts'

/** Asks for a resource: for which children, of what kind, what exactly, what it costs and why. (PP-07) */
export const askResourceForm = (among: readonly ChildOption[]) =>
  form({
    children: children({ label: 'For which children?', among, needed: 'Choose for which children' }),
    kind: needed(
      oneOfRadios({
        label: 'What is asked for?',
        of: resourceKinds,
        say: (kind) => resourceWords[kind],
        wrong: 'Choose what is asked for from the list',
        classes: 'govuk-radios--small',
      }),
      'Choose what is asked for',
    ),
    what: needed(
      line({
        label: 'What exactly?',
        hint: 'Who would do it, and of whom: a cognitive assessment of the mother by an independent psychologist.',
        prose: true,
      }),
      'Write what exactly is asked for',
    ),
    cost: needed(pounds({ label: 'Cost', hint: 'All of it, with VAT and travel.' }), 'Enter what it costs'),
    why: needed(
      words({
        label: 'Which question is it to answer?',
        hint: 'And why what is known already doesn’t answer it.',
        rows: 4,
      }),
      'Write which question it is to answer',
    ),
  })

import { z } from 'zod'
import { radios } from '#govuk/components/radios.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import { neededText, oneOf, readForm } from '#parts/forms/read-form.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { type FindingOfImport, findingsOfImport, settleFinding } from '#records/import/import-findings.ts'
import { allowed } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import { opened, openedAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'

const ways = { corrected: 'It was corrected and brought again', dropped: 'It is to stay out' } as const

const form = z.object({
  way: oneOf(['corrected', 'dropped'], 'Choose what became of the row'),
  words: neededText('Write what was done, or why it is to stay out'),
})

async function findingIn(visit: Visit): Promise<FindingOfImport | null> {
  const findings = await findingsOfImport(visit.db, visit, idIn(visit, 'id'))
  const id = idIn(visit, 'finding')
  return findings.find((finding) => finding.id === id && finding.leftOut && finding.settledWords === null) ?? null
}

export async function showLeftOut(visit: Visit): Promise<Answer> {
  const finding = await findingIn(visit)
  if (finding === null) return notFound()
  return page(content(visit, finding, opened(visit, null)), sawOf(finding))
}

/** Says what became of a row that stayed out; from then on the tracker doesn't count it any more. (FAM-06) */
export async function settleLeftOut(visit: Visit): Promise<Answer> {
  const finding = await findingIn(visit)
  if (finding === null) return notFound()
  return saveForm(visit, {
    read: readForm(visit.form, form),
    save: async (tx, { way, words }) => {
      await settleFinding(tx, visit, finding, `${ways[way]}: ${words}`)
      return allowed({ goTo: `/import/${idIn(visit, 'id')}`, children: sawOf(finding) })
    },
    show: async (problem) => content(visit, finding, await openedAgain(visit, problem, null, {})),
    saw: sawOf(finding),
  })
}

const sawOf = ({ childId }: FindingOfImport): readonly number[] => (childId === null ? [] : [childId])

const content = (visit: Visit, finding: FindingOfImport, state: FormState): PageContent =>
  formPage({
    title: 'Settle a row that stayed out',
    caption: `${finding.sheet}, row ${finding.rowNumber}`,
    lede: `${finding.sentence} ${finding.whatToDo}`,
    place: 'import',
    back: { text: 'The import', href: `/import/${idIn(visit, 'id')}` },
    state,
    fields: [
      radios({
        name: 'way',
        fieldset: { legend: { text: 'What became of the row?', classes: 'govuk-fieldset__legend--s' } },
        value: visit.form.text('way'),
        items: Object.entries(ways).map(([value, text]) => ({ value, text })),
        errorMessage: errorAt(state.errors, 'way'),
      }),
      textarea({
        name: 'words',
        label: { text: 'In words' },
        value: visit.form.text('words'),
        errorMessage: errorAt(state.errors, 'words'),
      }),
    ],
  })

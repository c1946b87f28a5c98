import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { words } from '#parts/forms/fields/text-fields.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { type FindingOfImport, findingsOfImport, settleFinding } from '#records/import/import-findings.ts'
import { allowed } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import { openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'

const ways = { corrected: 'It was corrected and brought again', dropped: 'It is to stay out' } as const

const settleForm = form({
  way: chosen({
    label: 'What became of the row?',
    of: ['corrected', 'dropped'],
    say: (way) => ways[way],
    wrong: 'Choose what became of the row',
  }),
  words: needed(words({ label: 'In words', rows: 5, plain: true }), 'Write what was done, or why it is to stay out'),
})

async function findingIn(visit: Visit): Promise<FindingOfImport | null> {
  const findings = await findingsOfImport(visit.db, visit, idIn(visit, 'id'))
  const id = idIn(visit, 'finding')
  return findings.find((finding) => finding.id === id && finding.leftOut && finding.settledWords === null) ?? null
}

export async function showLeftOut(visit: Visit): Promise<Answer> {
  const finding = await findingIn(visit)
  if (finding === null) return notFound()
  return page(content(visit, finding, openForm(visit, settleForm, {})), sawOf(finding))
}

/** Says what became of a row that stayed out; from then on the tracker doesn't count it any more. (FAM-06) */
export async function settleLeftOut(visit: Visit): Promise<Answer> {
  const finding = await findingIn(visit)
  if (finding === null) return notFound()
  return saveForm(visit, {
    read: settleForm.read(visit.form),
    save: async (tx, { way, words: said }) => {
      await settleFinding(tx, visit, finding, `${ways[way]}: ${said}`)
      return allowed({ goTo: `/import/${idIn(visit, 'id')}`, children: sawOf(finding) })
    },
    show: async (problem) => content(visit, finding, await openFormAgain(visit, settleForm, problem)),
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
    fields: settleForm.controls(state),
  })

import { html } from '#govuk/html.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import type { KeptAssessment } from '#records/pre-proceedings/assessments.ts'
import { assessmentTitle } from '#rules/pre-proceedings/assessments.ts'
import { sayNames } from '#rules/words/say-names.ts'

type Family = { readonly id: number; readonly name: string; readonly reference: string }
type Asked = Pick<FormPage, 'state' | 'fields'>

/** Records an assessment for one or several siblings. (PP-08, FAM-02) */
export const addAssessmentPage = (family: Family, asked: Asked) =>
  formPage({
    title: 'Add an assessment',
    caption: `${family.name} family, ${family.reference}`,
    lede: 'Once for siblings where it is the same. What hasn’t happened yet stays empty.',
    place: 'tracker',
    back: backToFamily(family),
    ...asked,
    save: 'Add the assessment',
  })

const captionOf = (kept: KeptAssessment): string =>
  `${assessmentTitle(kept)}, for ${sayNames(kept.children.map(({ name }) => name))}`

const backFrom = ({ familyId, familyName }: KeptAssessment) => backToFamily({ id: familyId, name: familyName })

/** The same with what is recorded, to complete: instructed, due, received, late and why. (PP-08) */
export const changeAssessmentPage = (kept: KeptAssessment, asked: Asked) =>
  formPage({
    title: 'Change the assessment',
    caption: captionOf(kept),
    place: 'tracker',
    back: backFrom(kept),
    ...asked,
    after:
      kept.receivedOn === null
        ? html`<p class="govuk-body">
            ${linksInLine([{ text: 'It isn’t needed any more', href: `/assessments/${kept.id}/stop` }])}
          </p>`
        : undefined,
  })

/** Says that one isn't needed any more, and why. */
export const stopAssessmentPage = (kept: KeptAssessment, asked: Asked) =>
  formPage({
    title: 'Not needed any more',
    caption: captionOf(kept),
    lede: 'Nobody waits for it then. It stays in the record, with the reason.',
    place: 'tracker',
    back: backFrom(kept),
    ...asked,
  })

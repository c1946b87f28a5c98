import { html } from '#govuk/html.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { backFromChild, backToFamily } from '#features/families/kept/kept-by-visitor.ts'

type Asked = Pick<FormPage, 'state' | 'fields' | 'title'>

/** Asks what was sent and held, for one or several siblings at once (FAM-02, PP-08). */
export const lettersPage = (family: KeptFamily, asked: Asked) =>
  formPage({
    caption: `${family.name} family, ${family.reference}`,
    lede: 'Fill in only what happened. What you leave empty stays as it is.',
    place: 'tracker',
    back: backToFamily(family),
    ...asked,
  })

/** The same of one child, with what is recorded, to complete or correct. */
export const lettersOfChildPage = (child: KeptChild, asked: Asked) =>
  formPage({
    caption: child.name,
    lede: html`What is recorded for ${child.name}. What you clear is taken away; the history keeps it.`,
    place: 'tracker',
    back: backFromChild(child),
    ...asked,
  })

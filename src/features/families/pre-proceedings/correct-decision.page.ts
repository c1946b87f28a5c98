import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import type { KeptChild } from '#records/families/children.ts'
import { backFromChild } from '#features/families/kept/kept-by-visitor.ts'

/** Asks for the decision to start as it really was. */
export const correctDecisionPage = (child: KeptChild, asked: Pick<FormPage, 'state' | 'fields'>) =>
  formPage({
    title: 'Correct the decision to start',
    caption: child.name,
    lede: 'Only where it was written down wrongly. Every date of the clock that counts from it moves with it; what was held stays where it was.',
    place: 'tracker',
    back: backFromChild(child),
    ...asked,
    save: 'Correct the decision',
  })

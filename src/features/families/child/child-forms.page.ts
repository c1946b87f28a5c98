import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { sayNoLongerFollowed } from '#parts/words/say-no-longer-followed.ts'
import { backFromChild, backToFamily } from '#features/families/kept/kept-by-visitor.ts'

type Asked = Pick<FormPage, 'state' | 'fields'>

const toChild = ({ id, name }: KeptChild) => ({ text: name, href: `/children/${id}` })

/** Changes what is written down of a child. */
export const childDetailsPage = (child: KeptChild, asked: Asked) =>
  formPage({ title: 'Change details', caption: child.name, place: 'tracker', back: toChild(child), ...asked })

/** Asks for another child of the family. */
export const addChildPage = (family: KeptFamily, asked: Asked) =>
  formPage({
    title: 'Add a child',
    caption: `${family.name} family, ${family.reference}`,
    lede: `${capitalised(nameFor('stage.pre-proceedings'))} ${verbFor('stage.pre-proceedings', 'start', 'starts')} with the panel’s decision: this only adds the child to the family.`,
    place: 'tracker',
    back: backToFamily(family),
    ...asked,
    save: 'Add the child',
  })

/** Asks for the id under which the council's case system keeps a child. */
export const caseSystemIdPage = (child: KeptChild, caseSystem: string, asked: Asked) =>
  formPage({
    title: `Enter the ${caseSystem} id`,
    caption: child.name,
    lede: `It tells this child from every other, and lets a workbook update the record instead of doubling it.`,
    place: 'tracker',
    back: backFromChild(child),
    ...asked,
  })

/** Completes the record of a child who was not born yet. (FAM-03) */
export const birthPage = (child: KeptChild, asked: Asked) =>
  formPage({
    title: 'Record the birth',
    caption: child.name,
    lede: `${capitalised(nameFor('stage.pre-proceedings'))} ${verbFor('stage.pre-proceedings', 'go', 'goes')} on: the clock stays as it is, and the expected date is kept in the record.`,
    place: 'tracker',
    back: toChild(child),
    ...asked,
    save: 'Record the birth',
  })

/** Asks why a child who was recorded as dead, moved, grown up or not born is followed after all. (P18) */
export const followAgainPage = (child: KeptChild, asked: Asked) =>
  formPage({
    title: 'Follow this child again',
    caption: child.name,
    lede: `${sayNoLongerFollowed(child)} If that was a mistake, everything it stopped goes on: ${nameFor('stage.pre-proceedings')}, court dates and actions.`,
    place: 'tracker',
    back: toChild(child),
    ...asked,
    save: 'Follow again',
  })

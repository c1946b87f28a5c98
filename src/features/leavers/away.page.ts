import { type FormPage, formPage } from '#parts/forms/form-page.ts'

type Asked = Pick<FormPage, 'state' | 'fields'>

/** Asks who is away, on which days, and who covers. (AC-04) */
export const awayPage = (asked: Asked) =>
  formPage({
    ...asked,
    title: 'Say that somebody is away',
    lede: 'Why isn’t asked. What is theirs is listed until it is covered or handed on.',
    place: 'actions',
    back: { text: 'Leavers and absences', href: '/leavers' },
  })

/** Changes the days, who covers, or takes it back. */
export const changeAwayPage = (absence: { readonly personId: number; readonly name: string }, asked: Asked) =>
  formPage({
    ...asked,
    title: 'Change when they are away',
    caption: absence.name,
    lede: 'Back earlier? Enter the last day they were away. The cover ends with it.',
    place: 'actions',
    back: { text: absence.name, href: `/leavers/${absence.personId}` },
  })

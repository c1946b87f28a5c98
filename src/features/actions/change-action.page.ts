import { nameFor } from '#rules/words/name-for.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import { sayAbout } from './action-words.ts'
import type { LeftBehind } from '#records/staffing/left-behind.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayWhatIsTheirs } from '#rules/people/absence.ts'

type Asked = Pick<FormPage, 'state' | 'fields'>

const about = (action: KeptAction, asked: Asked & Pick<FormPage, 'title' | 'lede' | 'save'>) =>
  formPage({
    ...asked,
    caption: action.words,
    of: `${action.words}, ${sayAbout(action)}`,
    place: 'actions',
    back: { text: 'The action', href: `/actions/${action.id}` },
  })

/** Asks when it was done and what shows it. */
export const completeActionPage = (action: KeptAction, asked: Asked) =>
  about(action, { title: 'Say it is done', ...asked, save: 'Save as done' })

/** Asks for the new date and why. */
export const moveActionPage = (action: KeptAction, asked: Asked) =>
  about(action, {
    title: 'Move the date',
    lede:
      action.dueOn === null
        ? 'It has no date yet.'
        : `It is due on ${sayDateInFull(action.dueOn)}. Each move stays on the record with its reason.`,
    ...asked,
    save: 'Move the date',
  })

/** Asks who does it from now on, and who answers for it. */
export const reassignActionPage = (action: KeptAction, teamManagerAnswers: boolean, asked: Asked) =>
  about(action, {
    title: 'Hand it on',
    ...(teamManagerAnswers
      ? { lede: `The child’s ${nameFor('role.team-manager')} answers for it, whoever does it.` }
      : {}),
    ...asked,
    save: 'Hand it on',
  })

type LeftAction = {
  readonly action: Pick<KeptAction, 'familyReference' | 'dueOn' | 'source'>
  readonly item: Pick<LeftBehind, 'personId' | 'person' | 'leftOn' | 'what'>
}

/** Asks the same of who sees no case: whose it was, which family's, until when, and nothing of what it says. */
export const handOnUnreadPage = ({ action, item }: LeftAction, asked: Asked) =>
  formPage({
    ...asked,
    title: 'Hand an action on',
    caption: action.familyReference === null ? 'About no family' : `Family ${action.familyReference}`,
    place: 'actions',
    back: { text: sayWhatIsTheirs(item.person, item), href: `/leavers/${item.personId}` },
    lede: `${item.person} ${item.what === 'answers' ? 'answers for it' : 'does it'}. ${action.dueOn === null ? 'It has no date yet.' : `It is due on ${sayDateInFull(action.dueOn)}.`} What it says isn’t shown to you.`,
    save: 'Hand it on',
  })

/** Asks why an action that was done isn't. */
export const reopenActionPage = (action: KeptAction, asked: Asked) =>
  about(action, { title: 'It isn’t done after all', ...asked, save: 'Open it again' })

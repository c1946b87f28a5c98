import { pageAskedFor } from '#parts/lists/page-links.ts'
import type { Actor } from '#rules/access/actor.ts'
import { answersFor, type Shown, type Whose } from '#rules/actions/whose-actions.ts'

/** Whose actions, in words; what everybody's are called depends on who asks. */
export const whoseActions = {
  mine: 'Mine',
  'to-do': 'Mine to do',
  'to-answer': 'Mine to answer for',
  all: '',
} as const satisfies Record<Whose, string>

export const shownActions = {
  open: 'Still open',
  overdue: 'Overdue',
  week: 'Due within 7 days',
  done: 'Done',
} as const satisfies Record<Shown, string>

export type AskedActions = { readonly whose: Whose; readonly show: Shown; readonly page: number }

const among = <Key extends string>(
  choices: Readonly<Record<Key, string>>,
  said: string | null,
  otherwise: Key,
): Key => {
  const isKey = (text: string): text is Key => Object.hasOwn(choices, text)
  return said !== null && isKey(said) ? said : otherwise
}

/** What the address asks for; what it leaves unsaid, or nobody understands, is what this person answers for. */
export function actionsAskedFor(query: URLSearchParams, actor: Actor): AskedActions {
  const usual = answersFor(actor)
  const whose = among(whoseActions, query.get('whose'), usual.whose)
  const isUsual = !query.has('whose') && !query.has('show')
  const show = among(shownActions, query.get('show'), isUsual ? usual.show : 'open')
  return { whose, show, page: pageAskedFor(query) }
}

/** The address of a page of the list. */
export function addressOf({ whose, show }: AskedActions, page: number): string {
  const query = new URLSearchParams({ whose, show, ...(page > 1 ? { page: String(page) } : {}) })
  return `/actions?${query.toString()}`
}

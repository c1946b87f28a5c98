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

/**
 * What the address asks for. One that says nothing opens the list as this person left it, from its first page; one that comes back to it, on
 * that very page. What is left unsaid, or nobody understands, is what this person answers for.
 */
export function actionsAskedFor(query: URLSearchParams, actor: Actor, left: string | null = null): AskedActions {
  const saysNothing = !query.has('whose') && !query.has('show') && !query.has('page')
  if (!saysNothing || left === null) return asksFor(query, actor)
  const asLeft = asksFor(new URLSearchParams(left), actor)
  return query.has('back') ? asLeft : { ...asLeft, page: 1 }
}

function asksFor(query: URLSearchParams, actor: Actor): AskedActions {
  const usual = answersFor(actor)
  const whose = among(whoseActions, query.get('whose'), usual.whose)
  const isUsual = !query.has('whose') && !query.has('show')
  const show = among(shownActions, query.get('show'), isUsual ? usual.show : 'open')
  return { whose, show, page: pageAskedFor(query) }
}

/** All that an address says of a page of the list, in one text. */
export const choicesText = ({ whose, show }: AskedActions, page: number): string =>
  new URLSearchParams({ whose, show, ...(page > 1 ? { page: String(page) } : {}) }).toString()

/** The address of a page of the list. */
export const addressOf = (asked: AskedActions, page: number): string => `/actions?${choicesText(asked, page)}`

/** Back to the list as it was left, at this action. */
export const backTo = (actionId: number): string => `/actions?back=yes#action-${actionId}`

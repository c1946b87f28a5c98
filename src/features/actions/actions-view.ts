import { pageAskedFor } from '#parts/lists/page-links.ts'

/** Whose actions: one's own to do or to answer for, or those of every child within one's reach. */
export const whoseActions = { mine: 'Mine', 'to-do': 'Mine to do', 'to-answer': 'Mine to answer for', all: '' } as const
export type Whose = keyof typeof whoseActions

export const shownActions = { open: 'Still open', overdue: 'Overdue', week: 'Due within 7 days', done: 'Done' } as const
export type Shown = keyof typeof shownActions

export type AskedActions = { readonly whose: Whose; readonly show: Shown; readonly page: number }

const among = <Key extends string>(
  choices: Readonly<Record<Key, string>>,
  said: string | null,
  otherwise: Key,
): Key => {
  const isKey = (text: string): text is Key => Object.hasOwn(choices, text)
  return said !== null && isKey(said) ? said : otherwise
}

/** What the address asks for; what it doesn't understand is the usual: mine, still open, first page. */
export const actionsAskedFor = (query: URLSearchParams): AskedActions => ({
  whose: among(whoseActions, query.get('whose'), 'mine'),
  show: among(shownActions, query.get('show'), 'open'),
  page: pageAskedFor(query),
})

import { clockStopped } from '#records/pre-proceedings/clock-stopped.ts'
import { actionsQuery, isOfVisibleChild, isOwn, type KeptAction } from '#records/actions/actions.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { pageAskedFor, type Paged } from '#parts/lists/page-links.ts'
import { may } from '#rules/access/permissions.ts'

const rowsAPage = 25

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

/** One page of actions: overdue longest first, then by date, those without a date last; done ones latest first. (AC-01, AC-02) */
export async function listActions(db: Db, looking: Looking, asked: AskedActions): Promise<Paged<KeptAction>> {
  const asksForAll = asked.whose === 'all' && may(looking.actor, 'see-child')
  const me = looking.actor.personId
  const found = actionsQuery(db)
    .where(asksForAll ? isOfVisibleChild(db, looking) : isOwn(db, looking))
    .$if(asked.whose === 'to-do', (query) => query.where('action.doerId', '=', me))
    .$if(asked.whose === 'to-answer', (query) => query.where('action.accountableManagerId', '=', me))
    .where('action.doneOn', asked.show === 'done' ? 'is not' : 'is', null)
    // Where a child's clock stopped for good, nothing is chased (P17).
    .$if(asked.show !== 'done', (query) => query.where((eb) => eb.not(clockStopped('action.child_id'))))
    .$if(asked.show === 'overdue', (query) => query.where('action.dueOn', '<', looking.today))
    .$if(asked.show === 'week', (query) =>
      query.where('action.dueOn', '>=', looking.today).where('action.dueOn', '<=', looking.today.add({ days: 7 })),
    )
  const { count } = await found
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const pages = Math.max(1, Math.ceil(count / rowsAPage))
  const page = Math.min(asked.page, pages)
  const rows = await found
    .orderBy('action.doneOn', 'desc')
    .orderBy('action.dueOn', (order) => order.asc().nullsLast())
    .orderBy('action.id')
    .offset((page - 1) * rowsAPage)
    .limit(rowsAPage)
    .execute()
  return { rows, count, page, pages }
}

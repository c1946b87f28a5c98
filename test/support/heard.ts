import type { CDPSession, Page } from 'playwright-core'

/** What a screen reader finds in the page's own part: its words in order, and how many headings, tables, cells and so on there are. */
export type Heard = { readonly words: readonly string[]; readonly parts: Readonly<Record<string, number>> }

type Node = {
  readonly nodeId: string
  readonly ignored: boolean
  readonly role?: { readonly value?: unknown }
  readonly name?: { readonly value?: unknown }
  readonly childIds?: readonly string[]
}

const counted = [
  'heading',
  'table',
  'row',
  'rowheader',
  'cell',
  'list',
  'listitem',
  'figure',
  'image',
  'group',
  'status',
]

const textIn = (said: { readonly value?: unknown } | undefined): string =>
  typeof said?.value === 'string' ? said.value : ''

const opened = new WeakMap<Page, CDPSession>()

/** The page as the browser's own accessibility tree has it, in the window as it is. */
export async function heard(page: Page): Promise<Heard> {
  const devtools = opened.get(page) ?? (await page.context().newCDPSession(page))
  opened.set(page, devtools)
  const { nodes }: { readonly nodes: readonly Node[] } = await devtools.send('Accessibility.getFullAXTree')
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const roleOf = ({ role }: Node): string => textIn(role)
  // Where a table has no room for a head, each cell says what it is.
  const inside = (node: Node): readonly Node[] =>
    roleOf(node) === 'columnheader'
      ? []
      : [
          ...(node.ignored ? [] : [node]),
          ...(node.childIds ?? []).flatMap((id) => inside(byId.get(id) ?? { nodeId: id, ignored: true })),
        ]
  const main = nodes.find(({ role }) => role?.value === 'main')
  const found = main === undefined ? [] : inside(main)
  const bodyRows = found.filter(
    (node) => roleOf(node) !== 'row' || inside(node).some((cell) => roleOf(cell) === 'cell'),
  )
  return {
    words: found
      .flatMap((node) => (roleOf(node) === 'StaticText' ? [textIn(node.name).trim()] : []))
      .filter((word) => word !== ''),
    parts: Object.fromEntries(counted.map((role) => [role, bodyRows.filter((node) => roleOf(node) === role).length])),
  }
}

/** The words of one that the other hasn't in the same order; what only the other says is nothing lost. */
export function unheard(those: Heard, { words }: Heard): readonly string[] {
  let at = 0
  return those.words.filter((word) => {
    const found = words.indexOf(word, at)
    if (found >= 0) at = found + 1
    return found < 0
  })
}

import type { Labels } from '#rules/words/labels.ts'
import type { OverviewContent } from '#rules/overview/content.ts'
import { sayItems, sayOverview } from './overview-words.ts'
import { itemsIn } from '#rules/overview/content.ts'

type Sent = {
  readonly name: string
  readonly because: readonly string[]
  readonly number: number
  readonly copy: OverviewContent
  readonly copyId: number
  /** The authority's pages, without a slash at the end. */
  readonly address: string
}

/** What leaves by mail: how many items, why to this person, and the way to the copy. No child, no family, no reason. (LO-03) */
export function copyMessage(labels: Labels, { name, because, number, copy, copyId, address }: Sent) {
  const count = itemsIn(copy)
  const what = `${sayOverview(labels, copy.meetingOn)}, version ${number}`
  return {
    subject: `${what}: ${sayItems(count)} for you`,
    body: `${name},

The ${what}, is published. ${count === 1 ? '1 item in it is' : `${count} items in it are`} for you.${number > 1 ? `\nIt corrects version ${number - 1}.` : ''}

Your copy, after signing in:
${address}/overview-copies/${copyId}

You get it as: ${because.join('; ')}.
This message names no child, on purpose.
`,
  }
}

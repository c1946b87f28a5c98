import type { OverviewContent } from '#rules/overview/content.ts'
import type { ToldApart } from '#rules/sittings/say-meeting.ts'
import { sayItems, sayOverview } from './overview-words.ts'
import { entriesOf, itemsIn } from '#rules/overview/content.ts'

type Sent = {
  readonly name: string
  readonly because: readonly string[]
  readonly number: number
  readonly copy: OverviewContent
  readonly copyId: number
  readonly meeting: ToldApart
  /** The authority's pages, without a slash at the end. */
  readonly address: string
}

/** What leaves by mail: how many items, why to this person, and the way to the copy. No child, no family, no reason. (LO-03) */
export function copyMessage(called: string, { name, because, number, copy, copyId, meeting, address }: Sent) {
  const count = itemsIn(copy)
  const what = `${sayOverview(called, copy.meetingOn, meeting)}, version ${number}`
  return {
    subject: `${what}: ${sayItems(count)} for you`,
    body: `${name},

The ${what}, is published. ${count === 1 ? '1 item in it is' : `${count} items in it are`} for you.${number > 1 ? `\n${corrects(number, copy)}` : ''}

Your copy, after signing in:
${address}/overview-copies/${copyId}

You get it as: ${because.join('; ')}.
This message names no child, on purpose.
`,
  }
}

/** Which version it takes the place of, and how many of the reader's own items it corrects. */
function corrects(number: number, copy: OverviewContent): string {
  const count = entriesOf(copy).filter(({ corrections }) => corrections.length > 0).length
  return `It takes the place of version ${number - 1}: ${count === 0 ? 'nothing about your items is corrected' : `${sayItems(count)} of yours ${count === 1 ? 'is' : 'are'} corrected`}.`
}

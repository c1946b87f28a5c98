import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

/** The day after the meeting its Overview is published and sent; now and then a correction follows. (LO-01, LO-02) */
export const overviewIsPublished: Happening = {
  says: 'the Overview is published',
  isDue: ({ chance }, day) => day.dayOfWeek === 2 || (day.dayOfWeek === 4 && chance.in(0.2)),
  happen: async (life) => {
    const { courtQaManager } = life.world.place.people
    const list = await life.look(courtQaManager, '/overviews', null)
    const drafts = (list?.page.links ?? [])
      .map(({ href }) => href)
      .filter((href) => /^\/overviews\/[\d.-]+$/.test(href))
    const [latest] = drafts.toSorted().toReversed()
    if (latest === undefined) return
    if (life.chance.in(0.5)) await goAndSend(life, { who: courtQaManager, at: `${latest}/words/reviews` })
    await goAndSend(life, { who: courtQaManager, at: `${latest}/publish` })
  },
}

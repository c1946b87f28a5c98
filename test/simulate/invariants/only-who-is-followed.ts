import { withoutSlips } from '#test/simulate/fill-in.ts'
import { wordsIn } from '#test/simulate/names.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

/** The first names of children who died, moved away or turned 18, or who were never born; not those that are in a followed child's name too. */
async function whoIsNotFollowed({ db }: World): Promise<readonly string[]> {
  const rows = await db.selectFrom('child').select(['name', 'followedUntil']).execute()
  const [followed, gone] = [
    rows.filter((row) => row.followedUntil === null),
    rows.filter((row) => row.followedUntil !== null),
  ]
  const others = new Set(followed.flatMap(({ name }) => wordsIn(name)))
  return gone.flatMap(({ name }) => wordsIn(name).slice(0, 1)).filter((name) => !others.has(name))
}

/**
 * The rows and links of a page that ask for something, without those about what is still to be filed. A living child’s action may still say of
 * another what somebody wrote into it: nobody's words are changed, and nothing is asked for the other by them.
 */
const askedOn = (body: string): string =>
  withoutSlips(body).replaceAll(/<li\b(?:(?!<\/li>)[\s\S])*\/filing\/(?:(?!<\/li>)[\s\S])*<\/li>/g, '')

/** No list, count, offer or chaser names a child who isn’t followed any more; what is still to be filed may. (PP-12, P17, P18) */
export const onlyWhoIsFollowed: Invariant = {
  says: 'no list names a child who isn’t followed',
  watch: (world) => ({
    week: async () => {
      const gone = await whoIsNotFollowed(world)
      if (gone.length === 0) return []
      const { people } = world.place
      const lists = [
        [people.panelAdministrator, '/tracker'],
        [people.panelAdministrator, '/tracker.csv'],
        [people.panelAdministrator, '/court'],
        [people.panelAdministrator, '/court?show=private'],
        [people.courtQaManager, '/'],
        [people.socialWorker, '/'],
        [people.otherSocialWorker, '/'],
        [people.teamManager, '/'],
        [people.chair, '/'],
        [people.solicitor, '/'],
      ] as const
      const broken: string[] = []
      for (const [who, address] of lists) {
        const sent = await world.open(who, address, null)
        const asked = askedOn(sent?.body ?? '')
        for (const name of gone) if (asked.includes(name)) broken.push(`${address} of person ${who} names “${name}”`)
      }
      return broken
    },
  }),
}

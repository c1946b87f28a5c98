import { isInSightOf } from '#test/simulate/in-sight.ts'
import { lookingAs } from '#test/simulate/looking-as.ts'
import { namesByFamily } from '#test/simulate/names.ts'
import { visibleFamilies } from '#records/access/visible-children.ts'
import type { Answered, World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

/** The families a person comes upon without seeing their children: by what is to be done or answered for by them, or by whom they cover. */
async function byOwnWork({ db, today }: World, who: number): Promise<readonly number[]> {
  const covered = await db
    .selectFrom('cover')
    .innerJoin('roleHolding', 'roleHolding.id', 'holdingId')
    .select('personId')
    .where('coveringPersonId', '=', who)
    .where('cover.startsOn', '<=', today())
    .where('cover.endsOn', '>=', today())
    .execute()
  const whose = [who, ...covered.map(({ personId }) => personId)]
  const [actions, returns, issues] = await Promise.all([
    db.selectFrom('action').select('familyId').where((of) => of.or([of('doerId', 'in', whose), of('accountableManagerId', 'in', whose)])).execute(), // prettier-ignore
    db.selectFrom('urgentReturn').innerJoin('episode', 'episode.id', 'episodeId').innerJoin('child', 'child.id', 'episode.childId').select('child.familyId').where('ownerId', 'in', whose).execute(), // prettier-ignore
    db.selectFrom('staffingIssue').select('familyId').where('ownerId', 'in', whose).execute(),
  ])
  return [...actions, ...returns, ...issues].flatMap(({ familyId }) => familyId ?? [])
}

/** The words that no page may show this person now: the names of families out of their reach that nobody within it has. */
async function hiddenFrom(world: World, who: number): Promise<readonly string[]> {
  const { db } = world
  const looking = await lookingAs(world, who, 'see-child')
  if (looking === null) return []
  const [names, visible, own, inSight] = await Promise.all([
    namesByFamily(db),
    visibleFamilies(db, looking).execute(),
    byOwnWork(world, who),
    db
      .selectFrom('family')
      .select('id')
      .where(isInSightOf(who, 'family.id', looking.today))
      .execute(),
  ])
  const seen = new Set(visible.map(({ familyId }) => familyId))
  const open = new Set(inSight.map(({ id }) => id))
  const isOpen = (familyId: number) => open.has(familyId) && (seen.has(familyId) || own.includes(familyId))
  const shown = new Set([...names].filter(([familyId]) => isOpen(familyId)).flatMap(([, words]) => words))
  return [...names].flatMap(([, words]) => words.filter((word) => !shown.has(word)))
}

/** Nobody sees the name of a family out of reach, on any page: not in a list, a count, a note, a message, a heading. (SEC-02, FAM-05) */
export const nobodyOutOfReach: Invariant = {
  says: 'nobody sees a name out of reach',
  watch: (world) => {
    const known = new Map<number, Promise<readonly string[]>>()
    let day = ''
    return {
      answered: async ({ who, method, address, sent }) => {
        // Who may see whom changes by what is saved, and from one day to the next.
        if ((method === 'POST' && sent.status === 303) || day !== world.today().toString()) known.clear()
        day = world.today().toString()
        // Who brings a workbook reads what it says.
        if (address.startsWith('/import') || sent.status >= 500) return []
        const hidden = known.get(who) ?? hiddenFrom(world, who)
        known.set(who, hidden)
        return (await hidden)
          .filter((word) => sent.body.includes(word) && !(method === 'POST' && isTypedAt(sent, word)))
          .map(
            (word) =>
              `${method} ${address} shows “${word}” to person ${who}, out of whose reach the family is (${around(sent.body, word)})`,
          )
      },
    }
  },
}

/** Whether it stands in a box of the page that came back: somebody typed it there, and reads it again. */
const isTypedAt = ({ page }: Answered['sent'], word: string): boolean =>
  page.forms.some(({ fields }) => [...fields.values()].flat().some((value) => value.includes(word)))

/** The words it stands among. */
function around(body: string, word: string): string {
  const at = body.indexOf(word)
  const words = body.slice(Math.max(0, at - 400), at + 200).replaceAll(/<[^>]*>|\s+/g, ' ')
  return words.replaceAll(/ +/g, ' ').slice(-240)
}

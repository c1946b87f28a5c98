import { asItIs } from '#test/simulate/fill-in.ts'
import { inventedName } from '#test/simulate/invented.ts'
import type { Life } from '#test/simulate/living.ts'
import { formsOn } from '#test/simulate/page-to-fill.ts'
import { typedDate } from '#test/simulate/dates-to-type.ts'
import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

const headings = ['LCS ID', 'Family', 'Child', 'DOB', 'Team', 'SW', 'LGP date', 'LBP sent', 'FGC offered']

/** A few rows of a tracker: children nobody knows yet and some who are known, with a cell that is wrong now and then. */
async function rowsOf({ chance, world }: Life): Promise<readonly (readonly string[])[]> {
  const day = (from: number, to: number) => typedDate(world.today().subtract({ days: chance.between(from, to) }))
  const known = await world.db
    .selectFrom('child')
    .innerJoin('family', 'family.id', 'child.familyId')
    .select(['child.name', 'family.name as family', 'caseSystemId', 'bornOn'])
    .where('familyId', '<>', world.place.restricted.familyId)
    .orderBy('child.id')
    .execute()
  const again = known.filter(() => chance.in(0.3)).map(({ name, family, caseSystemId, bornOn }) => [caseSystemId ?? '', family, name, bornOn === null ? '' : typedDate(bornOn)]) // prettier-ignore
  const others = Array.from({ length: chance.between(1, 3) }, (_, at) => {
    const family = inventedName(chance)
    return [`W${chance.between(1000, 9999)}${at}`, family, `${inventedName(chance)} ${family}`, day(200, 5000)]
  })
  return [...again, ...others].map((row) => [
    ...row,
    chance.pick(['Safeguarding East', 'Safeguarding West', 'East', '']),
    chance.pick(['Grace Oyelaran', 'M Bell', 'somebody']),
    chance.in(0.85) ? day(5, 70) : chance.pick(['tbc', '31/2/2026', '']),
    chance.in(0.5) ? day(1, 10) : '',
    chance.pick(['Y', 'N', '']),
  ])
}

/** The authority’s workbook comes: it is brought, its columns are looked through, it is loaded and now and then taken back. (FAM-06) */
export const aWorkbookComes: Happening = {
  says: 'a workbook comes',
  isDue: ({ chance }) => chance.in(0.03),
  happen: async (life) => {
    const { administrator: who } = life.world.place.people
    const page = await life.look(who, '/import', null)
    const form = page === null ? undefined : formsOn(page, '/import').find(({ action }) => action === '/import')
    if (form === undefined) return
    const csv = [headings, ...(await rowsOf(life))].map((row) => row.join(',')).join('\r\n')
    const file = { field: 'workbook', name: 'tracker.csv', base64: Buffer.from(csv).toString('base64') }
    const plain = { button: null, typed: {}, tokens: [], again: null, how: 'once' } as const
    const [brought] = await life.send({ who, from: '/import', action: '/import', place: form.place, ...plain, file })
    const to = brought?.sent.headers['location']
    const mapping = typeof to === 'string' ? to : ''
    if (!mapping.endsWith('/mapping')) return
    const preview = mapping.replace('/mapping', '')
    await goAndSend(life, { who, at: mapping, given: [[/./, asItIs]] })
    await goAndSend(life, { who, at: preview, to: `${preview}/load` })
    if (life.chance.in(0.2)) await goAndSend(life, { who, at: preview, to: `${preview}/undo` })
  },
}

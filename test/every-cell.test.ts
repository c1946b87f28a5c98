import { describe, test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { columns, different, notYet, specified } from '#test/support/access-specification.ts'
import { assert } from '#test/support/assert.ts'
import { midpointAtItem } from '#test/support/midpoint-at-item.ts'
import { aFamily, aPerson } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T11:00')
const { db, place } = waymark
const { people, teams } = place
const [colleague, lawyer, ofLeaver, serviceManager, headOfService] = await Promise.all([
  aPerson(db, 'Tess Arkwright', 'social-worker', { teamId: teams.east }),
  aPerson(db, 'Leon Fitch', 'solicitor'),
  aPerson(db, 'Vera Gone', 'social-worker', { teamId: teams.east }),
  // Without a seat at the meeting, whose members see every child.
  aPerson(db, 'Cleo Only', 'service-manager', { serviceId: place.services.operational }),
  aPerson(db, 'Dov Only', 'head-of-service', { serviceId: place.services.operational }),
])

/** A person who holds that seat and no other office. */
async function alone(part: 'chair' | 'deputy', name: string): Promise<number> {
  const personId = await aPerson(db, name, null)
  const seats = db.selectFrom('coreSeat').select('id').where('part', '=', part)
  await db.updateTable('seatHolding').set({ personId }).where('seatId', 'in', seats).execute()
  return personId
}
const [chair, deputy] = [await alone('chair', 'Agnes Only'), await alone('deputy', 'Bert Only')]

/** How near a child is to whoever is asked about: their own, their team's, their service's, nobody's of theirs. */
const nearnesses = ['own', 'team', 'service', 'elsewhere'] as const
type Nearness = (typeof nearnesses)[number]
const others = { solicitorId: lawyer }
const whose: Readonly<Record<Nearness, object>> = {
  own: {},
  team: { socialWorkerId: colleague, ...others },
  service: { teamId: teams.west, socialWorkerId: people.otherSocialWorker, ...others },
  elsewhere: { teamId: teams.inCare, socialWorkerId: colleague, ...others },
}

/** A child of that nearness with a case at court, a note to file, and actions: the worker's, and one of each other doer. */
async function aKid(nearness: Nearness) {
  const [name, of] = [`Kid ${nearness} Quince`, whose[nearness]]
  const kid = { name, bornOn: '2018-03-01', decidedOn: '2026-10-12', ...of }
  const family = await aFamily(db, place, `Quince${nearness}`, [kid])
  const { familyId, children } = family
  const childId = children[0]?.childId ?? 0
  const item = await midpointAtItem(waymark, family, 'Seen at home')
  const { id: proceedingsId } = await db
    .insertInto('proceedings')
    .values({ familyId, issuedOn: day('2026-11-02') })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('proceedingsChild').values({ proceedingsId, childId }).execute()
  const action = { familyId, childId, words: 'Ring the school', source: 'family' as const, addedOn: day('2026-11-02') }
  const actionOf = async (doerId: number) =>
    (
      await db
        .insertInto('action')
        .values({ ...action, doerId, accountableManagerId: people.otherTeamManager })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const doer = { own: people.socialWorker, team: colleague, service: people.otherSocialWorker, elsewhere: colleague }
  const actions = {
    worker: await actionOf(doer[nearness]),
    solicitor: await actionOf(people.solicitor),
    clinicLead: await actionOf(people.clinicLead),
  }
  return { name, familyId, childId, proceedingsId, item, actions, leavers: await actionOf(ofLeaver) }
}
type Kid = Awaited<ReturnType<typeof aKid>>
const kids = new Map<Nearness, Kid>()
for (const nearness of nearnesses) kids.set(nearness, await aKid(nearness))
await db
  .updateTable('person')
  .set({ leftOn: day('2026-11-20') })
  .where('id', '=', ofLeaver)
  .execute()
const kidOf = (nearness: Nearness): Kid => kids.get(nearness) ?? assert.fail(nearness)

/** Whose children a cell reaches. */
const reached: Readonly<Record<string, readonly Nearness[]>> = {
  ...{ allocated: ['own'], own: ['own'], 'with conduct': ['own'], doer: ['own'] },
  ...{ team: ['own', 'team'], accountable: ['own', 'team'], service: ['own', 'team', 'service'] },
  ...{ all: nearnesses, yes: nearnesses },
}
const inReach = (cell: string): readonly Nearness[] => reached[cell] ?? []

/** An address about a child, and for whom of the four it is there when a cell of the row says so. */
type OfKid = readonly [address: (kid: Kid) => string, forCell: (cell: string, column: string) => readonly Nearness[]]
/** An address about no child, and whether a cell opens it. */
type Alone = readonly [address: string, opens: (cell: string) => boolean]

const managers = (column: string): readonly Nearness[] =>
  column === 'team manager' ? inReach('team') : column.startsWith('service') ? inReach('service') : nearnesses
/** Of an action that somebody else does. */
const notDoers = (cell: string): readonly Nearness[] => (['doer', 'own'].includes(cell) ? [] : inReach(cell))
const isYes = (cell: string): boolean => cell === 'yes'
const monday = '/meetings/2026-11-23'

const ofKids: Readonly<Record<string, readonly OfKid[]>> = {
  'see child, family, clock sheet': [[({ childId }) => `/children/${childId}/clock`, inReach]],
  'keep the record (letters, meetings, people)': [[({ childId }) => `/children/${childId}/letters`, inReach]],
  'record a meeting item': [[({ item }) => `/items/${item}/documents`, inReach]],
  'gateway and planning outcomes': [
    [({ familyId }) => `/families/${familyId}/issue`, inReach],
    // Who reads it does so on the page of a child they may see.
    [
      ({ familyId }) => `/families/${familyId}/history`,
      (cell, column) =>
        cell === 'read' ? (column === 'solicitor' ? inReach('own') : managers(column)) : whoSees(cell, column),
    ],
  ],
  'action: progress · move · reassign': [
    [
      ({ actions }) => `/actions/${actions.worker}/done`,
      (cell, column) => ((cell === 'doer' && column === 'solicitor') || cell === 'own' ? [] : inReach(cell)),
    ],
    [
      ({ actions }) => `/actions/${actions.solicitor}/move`,
      (cell, column) => (cell === 'doer' && column === 'solicitor' ? nearnesses : notDoers(cell)),
    ],
    [
      ({ actions }) => `/actions/${actions.clinicLead}/reassign`,
      (cell) => (cell === 'own' ? nearnesses : notDoers(cell)),
    ],
  ],
  'filing: confirm': [
    [
      ({ item, childId }) => `/filing/${item}/${childId}`,
      (cell, column) => (cell === 'yes' ? nearnesses : cell === 'read' ? managers(column) : []),
    ],
  ],
  'court: hearings, filings': [
    [
      ({ proceedingsId }) => `/proceedings/${proceedingsId}/hearings/new`,
      (cell, column) => inReach(cell === 'yes' && column === 'solicitor' ? 'with conduct' : cell),
    ],
    [
      ({ proceedingsId }) => `/proceedings/${proceedingsId}`,
      (cell, column) =>
        cell === 'yes' && column === 'solicitor'
          ? inReach('own')
          : cell === 'read'
            ? column === 'social worker'
              ? inReach('own')
              : nearnesses
            : inReach(cell),
    ],
  ],
  'restrict · give named access · review': [
    [({ familyId }) => `/families/${familyId}/access/restrict`, inReach],
    [
      ({ familyId }) => `/families/${familyId}/access/ask`,
      (cell, column) => (cell === 'ask' ? managers(column) : inReach(cell)),
    ],
  ],
  'who looked at this child': [
    [({ childId }) => `/children/${childId}/looks`, (cell) => inReach(cell.replace(/,.*/, ''))],
  ],
}

const alones: Readonly<Record<string, readonly Alone[]>> = {
  'record a meeting item': [[`${monday}/attendance`, isYes]],
  'confirm or correct an item': [[`${monday}/confirm`, isYes]],
  'Overview: draft · publish · send': [
    ['/overviews/2026-11-23', (cell) => ['yes', 'draft'].includes(cell)],
    ['/overviews/2026-11-23/publish', isYes],
    ['/overviews', (cell) => cell !== '–'],
  ],
  'filing: confirm': [['/filing', (cell) => ['yes', 'read'].includes(cell)]],
  'import, people, calendar, settings': [
    ['/import', isYes],
    ['/settings/people', isYes],
    ['/settings/calendar', isYes],
    [`/settings/meetings/${place.seriesId}/dates/add`, (cell) => ['yes', 'meeting series'].includes(cell)],
  ],
}

/** Whoever has nothing in a row of outcomes still reads of a child they see, by the table's first row. */
function whoSees(_: string, column: string): readonly Nearness[] {
  const [, cells = ''] = specified.find(([row]) => row.startsWith('see child')) ?? []
  return inReach(cells.split(' | ')[columns.findIndex(([each]) => each === column)] ?? '')
}

const persons: Readonly<Record<string, readonly number[]>> = {
  'social worker': [people.socialWorker],
  'team manager': [people.teamManager],
  'service manager, head of service': [serviceManager, headOfService],
  'clinic lead': [people.clinicLead],
  'Court QA Manager': [people.courtQaManager],
  'panel administrator': [people.panelAdministrator],
  solicitor: [people.solicitor],
  'chair (deputy acting)': [chair, deputy],
  'Divisional Director': [people.divisionalDirector],
  'authority administrator': [people.administrator],
}
const browsers = new Map(
  await Promise.all(
    Object.values(persons)
      .flat()
      .map(async (id) => [id, await waymark.as(id)] as const),
  ),
)
const browserOf = (id: number) => browsers.get(id) ?? assert.fail(String(id))

describe('SEC-02 each cell of the table of who may do what is so over HTTP, for children near and far', () => {
  for (const [row, cells] of specified)
    for (const [at, [column]] of columns.entries()) {
      const cell = cells.split(' | ')[at] ?? ''
      if (notYet[row] !== undefined || different[`${row}: ${column}`] !== undefined) continue
      test(`SEC-02 ${row}: ${column}: ${cell}`, async () => {
        for (const person of persons[column] ?? assert.fail(column)) {
          for (const [address, forCell] of ofKids[row] ?? []) {
            const opened = []
            for (const nearness of nearnesses) if (await opens(person, address(kidOf(nearness)))) opened.push(nearness)
            assert.deepEqual(opened, forCell(cell, column), address(kidOf('own')))
          }
          for (const [address, isOpen] of alones[row] ?? [])
            assert.equal(await opens(person, address), isOpen(cell), address)
          if (row === 'see tracker, export') assert.deepEqual(await inExport(person), inReach(cell))
          if (row === 'filing: confirm') await confirmsOnlyWith(person, cell)
          if (cell === 'leavers’ only') assert.ok(await opens(person, `/actions/${kidOf('own').leavers}/hand-on`))
        }
      })
    }

  async function opens(person: number, address: string): Promise<boolean> {
    const { status } = await browserOf(person).get(address)
    assert.ok([200, 403, 404].includes(status), `${address} is answered with ${status}`)
    return status === 200
  }

  async function inExport(person: number): Promise<readonly Nearness[]> {
    const { status, body } = await browserOf(person).get('/tracker.csv')
    return status === 200 ? nearnesses.filter((each) => body.includes(kidOf(each).name)) : []
  }

  /** A button that would be refused isn't there. */
  async function confirmsOnlyWith(person: number, cell: string): Promise<void> {
    const { item, childId } = kidOf('own')
    const address = `/filing/${item}/${childId}`
    const { status, page } = await browserOf(person).get(address)
    if (status === 200)
      assert.equal(
        page.forms.some(({ action }) => action === address),
        cell === 'yes',
      )
    if (cell === 'yes') return
    const sent = await browserOf(person).post(address, { job: 'legal-case-note', reference: 'CN-1' })
    assert.equal(sent.status, 403)
    assert.match(sent.page.text, /panel administrator/)
  }
})

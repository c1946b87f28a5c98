import { CannotStart } from '#platform/cannot-start.ts'
import type { Clock } from '#platform/clock.ts'
import { namesFor } from '#platform/db/addresses.ts'
import { databaseKept, dropDatabase } from '#platform/db/provision.ts'
import type { RegisteredAuthority } from '#platform/db/registry.ts'
import {
  addAuthority,
  type Installation,
  type NewAuthority,
  registeredAuthorities,
} from '#installation/installation.ts'
import { askResources } from './ask-resources.ts'
import { workByFourPanels } from './four-panels.ts'
import { fillDemonstration } from './fill-demonstration.ts'

/** The two councils of the demonstration; `localhost` serves the first. */
const councils: readonly NewAuthority[] = [
  { key: 'northbrook', name: 'Northbrook Council', hosts: ['northbrook.localhost', 'localhost'] },
  { key: 'westmere', name: 'Westmere Council', hosts: ['westmere.localhost'] },
]

/** The second works otherwise than the terms of reference have it, so that every page can be seen both ways. */
const byFourPanels = 'westmere'

/** Where the councils are made, for which day, and what the links in their past messages begin with. */
type Making = {
  readonly installation: Installation
  readonly clock: Clock
  /** The address of an authority's pages at a host name, without a slash at the end. */
  readonly publicAddress: (host: string) => string
}

/**
 * Makes each council that isn't there yet; one whose making was cut short begins again. Beside an authority of real work none is made.
 * Throws CannotStart for a database of one of these names that isn't known to be a demonstration's.
 */
export async function makeMissingCouncils(making: Making): Promise<void> {
  const registered = await registeredAuthorities(making.installation)
  if (registered.some(isReal)) return
  const there = registered.map(({ key }) => key)
  for (const council of councils.filter(({ key }) => !there.includes(key))) await makeCouncil(making, council)
}

/**
 * Throws both councils away, with everything done in them, and makes them for the clock's day. Throws CannotStart where an authority does
 * real work.
 */
export async function makeCouncilsAnew(making: Making): Promise<void> {
  const real = (await registeredAuthorities(making.installation)).find(isReal)
  if (real !== undefined)
    throw new CannotStart(
      `${real.name} does real work here. The demonstration is made where there is none: with a WAYMARK_DATA or DATABASE_URL of its own.`,
    )
  for (const council of councils) await makeCouncil(making, council)
}

const isReal = ({ demonstrationOn }: RegisteredAuthority): boolean => demonstrationOn === null

async function makeCouncil({ installation, clock, publicAddress }: Making, council: NewAuthority): Promise<void> {
  const today = clock.today()
  const address = publicAddress(council.hosts[0] ?? 'localhost')
  await dropDemonstration(installation, council.key)
  await addAuthority(installation, council, clock.now(), {
    fill: async (db) => {
      await fillDemonstration(db, { council: council.key, name: council.name, today, address })
      if (council.key === byFourPanels) await workByFourPanels(db, today)
      await askResources(db, today)
    },
    demonstrationOn: today,
  })
}

/** Only what is known to be a demonstration is thrown away, by the registry or by what its database itself says. */
async function dropDemonstration(installation: Installation, key: string): Promise<void> {
  const names = namesFor(key)
  const registered = (await registeredAuthorities(installation)).some((each) => each.key === key && !isReal(each))
  const kept = await databaseKept(installation.administrator, names)
  if (kept === 'real' && !registered)
    throw new CannotStart(
      `There is a database ${names.database} that no authority of this installation uses. It may be a council’s: add-authority ${key} takes it up, or drop it.`,
    )
  await dropDatabase(installation.administrator, names)
}

/** The earliest day a demonstration among these authorities was made for; null when there is none. */
export const madeOn = (authorities: readonly RegisteredAuthority[]): Temporal.PlainDate | null =>
  authorities
    .flatMap(({ demonstrationOn }) => demonstrationOn ?? [])
    .sort((one, other) => Temporal.PlainDate.compare(one, other))[0] ?? null

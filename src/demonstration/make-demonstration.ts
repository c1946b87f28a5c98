import type { Clock } from '#platform/clock.ts'
import { namesFor } from '#platform/db/addresses.ts'
import { dropDatabase } from '#platform/db/provision.ts'
import type { RegisteredAuthority } from '#platform/db/registry.ts'
import {
  addAuthority,
  type Installation,
  type NewAuthority,
  registeredAuthorities,
} from '#installation/installation.ts'
import { fillDemonstration } from './fill-demonstration.ts'

/** The two councils of the demonstration; `localhost` serves the first. */
const councils: readonly NewAuthority[] = [
  { key: 'northbrook', name: 'Northbrook Council', hosts: ['northbrook.localhost', 'localhost'] },
  { key: 'westmere', name: 'Westmere Council', hosts: ['westmere.localhost'] },
]

/** Where the councils are made, for which day, and what the links in their past messages begin with. */
type Making = {
  readonly installation: Installation
  readonly clock: Clock
  /** The address of an authority's pages at a host name, without a slash at the end. */
  readonly publicAddress: (host: string) => string
}

/** Makes each council that isn't there yet; one whose making was cut short begins again. */
export async function makeMissingCouncils(making: Making): Promise<void> {
  const there = (await registeredAuthorities(making.installation)).map(({ key }) => key)
  for (const council of councils.filter(({ key }) => !there.includes(key))) await makeCouncil(making, council)
}

/** Throws both councils away, with everything done in them, and makes them for the clock's day. */
export async function makeCouncilsAnew(making: Making): Promise<void> {
  for (const council of councils) await makeCouncil(making, council)
}

async function makeCouncil({ installation, clock, publicAddress }: Making, council: NewAuthority): Promise<void> {
  const today = clock.today()
  const address = publicAddress(council.hosts[0] ?? 'localhost')
  await dropDatabase(installation.administrator, namesFor(council.key))
  await addAuthority(installation, council, clock.now(), {
    fill: (db) => fillDemonstration(db, { council: council.key, today, address }),
    demonstrationOn: today,
  })
}

/** The earliest day a demonstration among these authorities was made for; null when there is none. */
export const madeOn = (authorities: readonly RegisteredAuthority[]): Temporal.PlainDate | null =>
  authorities
    .flatMap(({ demonstrationOn }) => demonstrationOn ?? [])
    .sort((one, other) => Temporal.PlainDate.compare(one, other))[0] ?? null

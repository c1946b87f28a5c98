import type { Clock } from '#platform/clock.ts'
import { namesFor } from '#platform/db/addresses.ts'
import { dropDatabase } from '#platform/db/provision.ts'
import type { RegisteredAuthority } from '#platform/db/registry.ts'
import { addAuthority, type Installation, type NewAuthority, registeredAuthorities } from '../installation.ts'
import { fillDemonstration } from './fill-demonstration.ts'

/** The two councils of the demonstration; `localhost` serves the first. */
const councils: readonly NewAuthority[] = [
  { key: 'northbrook', name: 'Northbrook Council', hosts: ['northbrook.localhost', 'localhost'] },
  { key: 'westmere', name: 'Westmere Council', hosts: ['westmere.localhost'] },
]

/** Makes, for the clock's day, each council that isn't there yet; one whose making was cut short begins again. */
export async function makeMissingCouncils(installation: Installation, clock: Clock): Promise<void> {
  const there = (await registeredAuthorities(installation)).map(({ key }) => key)
  for (const council of councils.filter(({ key }) => !there.includes(key)))
    await makeCouncil(installation, council, clock)
}

/** Throws both councils away, with everything done in them, and makes them for the clock's day. */
export async function makeCouncilsAnew(installation: Installation, clock: Clock): Promise<void> {
  for (const council of councils) await makeCouncil(installation, council, clock)
}

async function makeCouncil(installation: Installation, council: NewAuthority, clock: Clock): Promise<void> {
  const today = clock.today()
  await dropDatabase(installation.administrator, namesFor(council.key))
  await addAuthority(installation, council, clock.now(), {
    fill: (db) => fillDemonstration(db, { council: council.key, today }),
    demonstrationOn: today,
  })
}

/** The earliest day a demonstration among these authorities was made for; null when there is none. */
export const madeOn = (authorities: readonly RegisteredAuthority[]): Temporal.PlainDate | null =>
  authorities
    .flatMap(({ demonstrationOn }) => demonstrationOn ?? [])
    .sort((one, other) => Temporal.PlainDate.compare(one, other))[0] ?? null

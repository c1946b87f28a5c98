import process from 'node:process'
import { CannotStart } from './platform/cannot-start.ts'
import { type Clock, clockStartingAt, systemClock } from './platform/clock.ts'
import type { Db } from './records/keeping/db.ts'
import { fillNewAuthority } from './records/meeting/new-authority.ts'
import { checkNow } from './records/tracker/line-checks.ts'
import { sayDate } from './rules/calendar/say-date.ts'
import { openAuthorities } from './installation/authorities.ts'
import { backUp, restore } from './installation/backup.ts'
import { type Config, configOfThisProcess, publicAddress } from './installation/config.ts'
import { makeCouncilsAnew } from './demonstration/make-demonstration.ts'
import {
  addAuthority,
  type Installation,
  openInstallation,
  registeredAuthorities,
  renewPasswords,
} from './installation/installation.ts'
import { serve } from './serve.ts'

const usage = `Waymark is started as one of
  main.ts                                              serve every authority
  main.ts demo                                         make the demonstration anew, for today
  main.ts add-authority <key> <name> <host> [<server>] [--administrator=<name>] [--demonstration]
                                                       add an authority, or another host name for one
  main.ts check-lines                                  compare the lists with the clocks now, and put them right
  main.ts renew-passwords                              after a change of WAYMARK_SECRET
  main.ts backup <folder>                              copy the embedded database and the documents, also while it runs
  main.ts restore <folder>                             put such a copy in the place of what is there`

async function run([command, ...words]: readonly string[]): Promise<void> {
  const config = configOfThisProcess()
  const clock = config.startClockAt === null ? systemClock() : clockStartingAt(config.startClockAt)
  if (command === undefined) return serve(config, clock)
  if (command === 'add-authority') return add(config, clock, words)
  const [folder, ...more] = words
  if (folder === undefined) return (alone.get(command) ?? sayUsage)(config, clock)
  if (more.length > 0) return sayUsage()
  return (ofFolder.get(command) ?? sayUsage)(config, clock, folder)
}

const alone = new Map([
  ['demo', demo],
  ['renew-passwords', renew],
  ['check-lines', check],
])
const ofFolder = new Map([
  ['backup', keepCopy],
  ['restore', putBack],
])

function sayUsage(): never {
  throw new CannotStart(usage)
}

async function keepCopy(config: Config, _: Clock, folder: string): Promise<void> {
  const { kept, elsewhere } = await backUp(config, folder)
  console.log(
    `The backup in ${folder} holds the registry, the documents and ${kept.map(({ name }) => name).join(', ')}.`,
  )
  for (const { name } of elsewhere) console.log(`The database of ${name} is on another server: back it up there.`)
  if (config.secret !== null) console.log('WAYMARK_SECRET isn’t in it: keep it as well, nothing opens without it.')
}

async function putBack(config: Config, clock: Clock, folder: string): Promise<void> {
  const aside = await restore(config, folder, clock.now())
  console.log(`Restored from ${folder}.${aside === null ? '' : ` What was there before is in ${aside}.`}`)
}

/** What the nightly check does, by hand. */
async function check(config: Config, clock: Clock): Promise<void> {
  await withInstallation(config, clock, async (installation) => {
    const authorities = openAuthorities(installation)
    for (const { name, db } of await authorities.all()) {
      const { lines, differences } = await checkNow(db, clock)
      console.log(`${name}: ${lines} lines, ${differences} put right.`)
    }
    await authorities.close()
  })
}

async function renew(config: Config): Promise<void> {
  if (config.databaseUrl === null || config.secret === null)
    throw new CannotStart('Set DATABASE_URL and the new WAYMARK_SECRET.')
  const renewed = await renewPasswords(config.databaseUrl, config.secret)
  console.log(`The logins of ${renewed.join(', ')} have their new passwords.`)
}

function refuseInProduction({ mode }: Config): void {
  if (mode === 'production') throw new CannotStart('There is no demonstration in production.')
}

async function demo(config: Config, clock: Clock): Promise<void> {
  refuseInProduction(config)
  await withInstallation(config, clock, (installation) =>
    makeCouncilsAnew({ installation, clock, publicAddress: (host) => publicAddress(config, host) }),
  )
  console.log(`The demonstration is made for ${sayDate(clock.today())}. npm start serves it.`)
}

const administratorIs = '--administrator='
const toTry = '--demonstration'

const administratorIn = (words: readonly string[]): string =>
  words
    .find((word) => word.startsWith(administratorIs))
    ?.slice(administratorIs.length)
    .trim() ?? ''

/**
 * Begins with bank holidays, the usual meeting, and the one person who can bring in everybody else. One that is only to be tried is a
 * demonstration: there people sign in by choosing who to be.
 */
async function add(config: Config, clock: Clock, words: readonly string[]): Promise<void> {
  const [key, name, host, administrator, ...more] = words.filter(
    (word) => !word.startsWith(administratorIs) && word !== toTry,
  )
  const isToTry = words.includes(toTry)
  const named = administratorIn(words)
  if (key === undefined || name === undefined || host === undefined || more.length > 0) throw new CannotStart(usage)
  if (isToTry) refuseInProduction(config)
  const authority = { key, name, hosts: [host], ...(administrator === undefined ? {} : { administrator }) }
  const person = { name: named === '' ? 'Authority administrator' : named, email: null }
  const at = { now: clock.now(), today: clock.today() }
  const fill = (db: Db) => db.transaction().execute((tx) => fillNewAuthority(tx, person, at))
  await withInstallation(config, clock, async (installation) => {
    const known = (await registeredAuthorities(installation)).find((each) => each.key === key)
    const demonstrationOn = isToTry ? (known?.demonstrationOn ?? at.today) : null
    await addAuthority(installation, authority, at.now, { fill, demonstrationOn })
  })
  console.log(`${name} is served at ${host}.`)
}

async function withInstallation(config: Config, clock: Clock, work: (installation: Installation) => Promise<void>) {
  const installation = await openInstallation(config, clock.now(), (why) => {
    throw why
  })
  await work(installation).finally(installation.stop)
}

try {
  await run(process.argv.slice(2))
  process.exitCode = 0
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exitCode = 1
}
// Whoever started us may still hold a channel to us; nothing of ours is left to do.
process.exit()

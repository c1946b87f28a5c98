import { join } from 'node:path'
import process from 'node:process'
import { CannotStart } from './platform/cannot-start.ts'
import { keepSending } from './features/messages/keep-sending.ts'
import { tellUndecided } from './features/families/extension/tell-undecided.ts'
import { keepTelling } from './features/messages/keep-telling.ts'
import { askForUpdates } from './features/families/update/ask-for-updates.ts'
import { askForPapers } from './features/meetings/papers/ask-for-papers.ts'
import { checkAtNight } from './features/tracker/check-at-night.ts'
import { fileStore } from './platform/files/stored-files.ts'
import type { Clock } from './platform/clock.ts'
import { requestsUnderWay } from './platform/http/requests-under-way.ts'
import { keepMail, sendBySmtp, type SendMail, waitForMailServer } from './platform/mail.ts'
import { sayDays } from './rules/calendar/elapsed.ts'
import { daysBetween } from './rules/calendar/plain-date.ts'
import { sayDate } from './rules/calendar/say-date.ts'
import { buildApp } from './app.ts'
import { allRoutes } from './routes.ts'
import { openAuthorities } from './installation/authorities.ts'
import { type Config, databaseLimits, publicAddress } from './installation/config.ts'
import { madeOn, makeMissingCouncils } from './demonstration/make-demonstration.ts'
import { migrateAuthorities, openInstallation, registeredAuthorities } from './installation/installation.ts'

/** Serves every authority until this process is asked to stop, then closes what is open, in order. Throws CannotStart. */
export async function serve(config: Config, clock: Clock): Promise<void> {
  const stopAsked = untilAskedToStop()
  const addressAt = (host: string) => publicAddress(config, host)
  const installation = await openInstallation(config, clock.now(), databaseIsLost)
  try {
    await migrateAuthorities(installation, clock.now())
    if (config.mode !== 'production') await makeMissingCouncils({ installation, clock, publicAddress: addressAt })
    const authorities = openAuthorities(installation, databaseLimits(config))
    const sender = keepSending({
      authorities: authorities.all,
      clock,
      sendMail: howMailLeaves(config),
      lookEverySeconds: 60,
      onTrouble: (error) => console.error('Messages could not be sent now; they are tried again.', error),
    })
    const lists = checkAtNight({
      authorities: authorities.all,
      clock,
      lookEverySeconds: 600,
      onDifference: (authority, { lines, differences }) =>
        console.error(`${authority}: ${differences} of ${lines} lines of the lists were wrong; they are put right.`),
      onTrouble: (error) => console.error('The lines of the lists could not be checked now; it is tried again.', error),
    })
    const telling = keepTelling(
      {
        authorities: authorities.all,
        clock,
        publicAddress: addressAt,
        lookEverySeconds: 600,
        onTrouble: (error) => console.error('What is due could not be told now; it is tried again.', error),
      },
      [askForPapers, askForUpdates, tellUndecided],
    )
    const production = config.mode === 'production'
    const routes = allRoutes({
      production,
      fileStore: (authority) => fileStore(join(installation.folder, 'files', authority)),
      publicAddress: addressAt,
    })
    const settings = {
      clock,
      production,
      secret: installation.secret,
      findAuthority: authorities.findAuthority,
      isReady: authorities.isReady,
      afterPost: sender.wake,
      logger: production ? ('requests' as const) : ('errors' as const),
      requestsAMinute: config.requestsAMinute,
      requestsAtOnce: config.requestsAtOnce,
      trustProxy: config.trustProxy,
      proxySaysHost: config.proxySaysHost,
    }
    const server = await buildApp(settings, routes)
    const untilNoneUnderWay = requestsUnderWay(server)
    await server.listen({ port: config.port, host: config.host }).catch((error: unknown) => {
      throw explained(error, config)
    })
    const registered = await registeredAuthorities(installation)
    console.log(whereToGo(config, registered, clock.today()))
    await stopAsked
    await untilNoneUnderWay(10_000)
    await server.close()
    await sender.stop()
    await lists.stop()
    await telling.stop()
    await authorities.close()
  } finally {
    await installation.stop()
  }
}

/** Without a mail server a demonstration keeps its messages to be looked at; in production they wait for one. */
function howMailLeaves({ mailServer, mailFrom, mode }: Config): SendMail {
  if (mailServer !== null) return sendBySmtp(mailServer, mailFrom)
  return mode === 'production' ? waitForMailServer : keepMail
}

/** Ctrl-C, a supervisor's signal, or the end of the process that started us: each asks once; asking again changes nothing. */
const untilAskedToStop = (): Promise<void> =>
  new Promise((asked) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked())
    process.on('disconnect', () => asked())
  })

function databaseIsLost(why: unknown): void {
  console.error('The embedded database stopped and could not be started again.', why)
  process.exit(1)
}

function explained(error: unknown, { host, port }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE')
    return new CannotStart(`Port ${port} is taken by another program. Stop it, or set PORT to another number.`)
  if (code === 'EACCES')
    return new CannotStart(`This user may not listen on port ${port}. Set PORT to a number above 1023.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new CannotStart(`HOST is “${host}”, which is no address of this machine.`)
  return error
}

type Served = Awaited<ReturnType<typeof registeredAuthorities>>

function whereToGo(config: Config, authorities: Served, today: Temporal.PlainDate): string {
  const made = madeOn(authorities)
  return [
    'Waymark is ready.',
    ...authorities.map(
      ({ name, hosts }) => `  ${name}: ${hosts.map((host) => publicAddress(config, host)).join(' or ')}`,
    ),
    ...(authorities.length === 0 ? ['  No authority is served yet: see add-authority in docs/operations.md.'] : []),
    ...(made === null ? [] : [howOldItIs(made, today)]),
  ].join('\n')
}

/** The demonstration's meetings and dates were made around one day, which moves away. */
function howOldItIs(made: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = daysBetween(made, today)
  if (days === 0) return 'The demonstration is made for today.'
  const when =
    days > 0 ? `was made for ${sayDate(made)}, ${sayDays(days)} ago` : `is made for ${sayDate(made)}, which is ahead`
  return `The demonstration ${when}; npm run demo makes it anew.`
}

import { setTimeout as pause } from 'node:timers/promises'
import type { Sent } from '#test/support/waymark.ts'
import type { Typed } from './fill-in.ts'
import { type FormToFill, formsOn } from './page-to-fill.ts'
import type { World } from './world.ts'

/**
 * How a form is sent: once; twice, as by a double press; after somebody else sent the same form since it was opened; again by the Back
 * button with something else in it; or after the session ran out.
 */
export type How = 'once' | 'twice' | 'stale' | 'back' | 'late'

/** A file chosen in a form. */
export type Chosen = { readonly field: string; readonly name: string; readonly base64: string }

/** Where a form stands. */
type At = { readonly from: string; readonly action: string; readonly place: number }

/** What is sent besides; `elsewhere` where the other person sends another form than this one. */
type Again = {
  readonly who: number
  readonly typed: Typed
  readonly tokens: readonly string[]
  readonly elsewhere?: At
}

/** Somebody opens a page and sends a form of it. */
export type SendStep = {
  readonly is: 'send'
  readonly number: number
  readonly at: string
  readonly who: number
  readonly from: string
  readonly action: string
  readonly place: number
  readonly button: { readonly name: string; readonly value: string; readonly action: string | null } | null
  readonly typed: Typed
  readonly tokens: readonly string[]
  readonly how: How
  /** What is sent second: by Back, or by the other person. */
  readonly again: Again | null
  readonly file: Chosen | null
}

/** Somebody opens a page. */
export type LookStep = { readonly is: 'look'; readonly number: number; readonly at: string; readonly who: number; readonly address: string; readonly from: string | null } // prettier-ignore

/** One thing that happened, whole in itself: it can be done again with others left out. */
export type Step = SendStep | LookStep

/** What came of sending: each answer with what it was sent with; nothing where the form wasn’t there any more. */
export type Came = {
  readonly who: number
  readonly sent: Sent
  readonly typed: Typed
  readonly tokens: readonly string[]
  readonly to: string
}

/**
 * Does a step in a world; answers what came of it, in order. The clock is where the step says. `page` is the one where somebody has opened
 * it just now.
 */
export async function perform(world: World, step: Step, page: Sent | null): Promise<readonly Came[]> {
  const at = Temporal.PlainDateTime.from(step.at)
  world.clock.moveTo(at)
  await world.numberFrom(step.number)
  if (step.is === 'look') {
    await world.open(step.who, step.address, step.from)
    return []
  }
  const opened = await openedForm(world, step, step.who, page)
  if (opened === null) return []
  switch (step.how) {
    case 'once':
      return [await send(world, step, opened, step)]
    case 'twice':
      return [await send(world, step, opened, step), await send(world, step, opened, step)]
    case 'back':
      return [
        await send(world, step, opened, step),
        ...(step.again === null ? [] : [await send(world, step, opened, step.again)]),
      ]
    case 'stale': {
      const { again } = step
      const theirs = { ...step, ...again?.elsewhere }
      const other = again === null ? null : await openedForm(world, theirs, again.who, null)
      const first = other === null || again === null ? [] : [await send(world, theirs, other, again)]
      return [...first, await send(world, step, opened, step)]
    }
    case 'late':
      world.clock.moveTo(at.add({ minutes: 41 }))
      return [await send(world, step, opened, step)]
  }
}

type Opened = { readonly form: FormToFill; readonly who: number; readonly browser: Browser }
type Browser = NonNullable<Awaited<ReturnType<World['browserOf']>>>

async function openedForm(
  world: World,
  { from, action, place }: At,
  who: number,
  seen: Sent | null,
): Promise<Opened | null> {
  const page = seen ?? (await world.open(who, from, null))
  const browser = await world.browserOf(who)
  if (page === null || browser === null || page.status !== 200) return null
  const form = formsOn(page, from).find((each) => each.action === action && each.place === place)
  return form === undefined ? null : { form, who, browser }
}

/** What the page sends along unseen. */
const hiddenIn = ({ controls }: FormToFill): Typed => {
  const hidden = controls.filter(({ kind }) => kind === 'hidden')
  return Object.fromEntries(
    [...Map.groupBy(hidden, ({ name }) => name)].map(([name, all]) => [name, all.map(({ value }) => value)]),
  )
}

/** What the button says now: which draft is thrown away is another number each time the same is done again. */
function valueNow({ buttons }: FormToFill, { name, value }: NonNullable<SendStep['button']>): string {
  const [one = value, ...others] = buttons.flatMap((each) => (each.name === name ? [each.value] : []))
  return others.length === 0 ? one : value
}

async function send(
  world: World,
  step: SendStep,
  { form, who, browser }: Opened,
  { typed, tokens }: { readonly typed: Typed; readonly tokens: readonly string[] },
): Promise<Came> {
  const { button, file } = step
  const to = button?.action ?? step.action
  const pressed = button === null ? {} : { [button.name]: [valueNow(form, button)] }
  const fields: Typed = { ...hiddenIn(form), ...typed, ...pressed }
  const post = () =>
    form.withFile || file !== null ? browser.upload(to, firstOf(fields), fileOf(file)) : browser.post(to, fields)
  const first = await world.post(who, to, step.from, post)
  const sent = first.status === 200 ? await approve(world, step, who, browser, first) : first
  const next = sent.headers['location']
  if (sent.status === 303 && typeof next === 'string' && next.startsWith('/') && !next.startsWith('/sign-in'))
    await settled(world, who, next.replace(/#.*/, ''), step.from)
  return { who, sent, typed, tokens, to }
}

/** What is shown to be approved, a list of dates that move for instance, is approved. */
async function approve(world: World, step: SendStep, who: number, browser: Browser, shown: Sent): Promise<Sent> {
  const form = formsOn(shown, step.action).find(
    ({ action, controls }) => action === step.action && controls.every(({ kind }) => kind === 'hidden'),
  )
  if (form === undefined) return shown
  return world.post(who, step.action, step.from, () => browser.post(step.action, hiddenIn(form)))
}

const loading = 'Loading the workbook'

/** Opens what an answer leads to; where work goes on there, until it is done. */
async function settled(world: World, who: number, address: string, from: string): Promise<void> {
  for (;;) {
    const page = await world.open(who, address, from)
    // Read only where it may be so: most pages that an answer leads to are looked at for other things.
    if (page?.body.includes(loading) !== true || !page.page.heading.includes(loading)) return
    await pause(20)
  }
}

const firstOf = (fields: Typed): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values[0] ?? '']))

const fileOf = (file: Chosen | null) =>
  file === null
    ? { field: 'document', name: '', bytes: Buffer.alloc(0) }
    : { field: file.field, name: file.name, bytes: Buffer.from(file.base64, 'base64') }

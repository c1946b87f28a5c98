import { type Chance, chanceFrom } from '#demonstration/chance.ts'
import { cookieName, savedCookieName } from '#door/receive.ts'
import { unguessable } from '#platform/http/server.ts'
import { loadActor } from '#records/access/actors.ts'
import { startSession } from '#records/access/sessions.ts'
import type { Actor } from '#rules/access/actor.ts'
import { childReach, may } from '#rules/access/permissions.ts'
import { allRoutes } from '#routes.ts'
import { fillIn, type Typed } from '#test/simulate/fill-in.ts'
import { type Control, type FormToFill, formsIn } from '#test/simulate/page-to-fill.ts'
import { assert } from './assert.ts'
import { routeSettings } from './route-settings.ts'
import type { Sent } from './waymark.ts'
import type { WholeAuthority } from './whole-authority.ts'

type Browser = ReturnType<WholeAuthority['browser']>
type Button = FormToFill['buttons'][number]

/** Somebody of a role, at their browser. */
export type AtWork = { readonly role: string; readonly actor: Actor; readonly browser: Browser }

/** A form or one of its buttons as a role is shown it, with pages on which it stands. */
export type Offer = {
  /** Tells it from every other: the kind of page, where it goes, the button, what it asks. */
  readonly key: string
  readonly route: string
  readonly to: string
  readonly button: { readonly name: string; readonly action: string | null } | null
  readonly controls: string
  readonly at: readonly string[]
}

/** Signed in, without the sign-in page, which has tests of its own. */
export async function atWork({ db, clock, browser }: WholeAuthority, role: string, personId: number): Promise<AtWork> {
  const cookie = unguessable()
  await startSession(db, cookie, personId, clock.now())
  const actor = await loadActor(db, personId, clock.today())
  if (actor === null) throw new Error(`nobody is ${role}`)
  return { role, actor, browser: browser(`${cookieName}=${cookie}`) }
}

const patterns = allRoutes(routeSettings).map(({ method, path, permission }) => ({
  method,
  path,
  permission,
  names: path.split(':').length,
  is: new RegExp(`^${path.replaceAll('.', String.raw`\.`).replaceAll(/:\w+/g, '[^/]+')}$`),
}))
const ordered = patterns.toSorted((one, other) => one.names - other.names)

const known = new Map<string, (typeof patterns)[number] | undefined>()

function patternAt(method: 'GET' | 'POST', address: string): (typeof patterns)[number] | undefined {
  const [path = ''] = address.split(/[?#]/)
  const asked = `${method} ${path}`
  if (!known.has(asked))
    known.set(
      asked,
      ordered.find((each) => each.method === method && each.is.test(path)),
    )
  return known.get(asked)
}

/** The route that an address belongs to; the address itself where it is none of ours. */
const routeAt = (method: 'GET' | 'POST', address: string): string => patternAt(method, address)?.path ?? address

/** How far somebody may go at an address: not at all, to some children, or to whatever there is. */
export function reachAt(method: 'GET' | 'POST', address: string, { actor }: AtWork): 'none' | 'some' | 'all' {
  const permission = patternAt(method, address)?.permission ?? 'anyone'
  if (permission === 'anyone') return 'all'
  if (!may(actor, permission)) return 'none'
  const { all, teamIds, serviceIds, allocatedTo, conductOf } = childReach(actor, permission)
  return all || [teamIds, serviceIds, allocatedTo, conductOf].every(({ length }) => length === 0) ? 'all' : 'some'
}

/** A way that a page offers: a link, or what its search or filter asks for as it stands. */
function waysOf({ page }: Sent, address: string): readonly string[] {
  const asked = page.forms
    .filter(({ method }) => method === 'get')
    .map(({ action, fields }) => {
      const query = [...fields].flatMap(([name, values]) => values.map((value): [string, string] => [name, value]))
      return `${action === '' ? address.replace(/\?.*/, '') : action}?${new URLSearchParams(query).toString()}`
    })
  const links = page.links.map(({ href }) => href.replace(/#.*/, ''))
  return [...new Set([...links, ...asked])].filter((href) => /^\/(?!\/|assets)/.test(href))
}

/** What a page that was opened answered; null for one that is a page, or says at a field what else is asked. */
const wrongWith = ({ status, page }: Sent): string | null =>
  status < 400 || (status < 500 && page.errors.length > 0) ? null : `${status} ${page.heading}`

/** The kind of one page with the kind of another that a link of it leads to. */
const kindOf = (from: string, to: string): string => `${routeAt('GET', from)} ${routeAt('GET', to)}`

/**
 * Somebody opens each of these addresses, as far as they may, and from there what is offered: of each kind of page a link to each kind of
 * other, but for the kinds of links that have been `followed`. Answers what they were shown to press, and each link that led to nothing, or to
 * what isn’t theirs.
 */
export async function openEverything(person: AtWork, addresses: readonly string[], followed = new Set<string>()) {
  const { browser, role } = person
  const offers = new Map<string, Offer>()
  const faults: string[] = []
  const answers = new Map<string, string | null>()
  const ways: { readonly address: string; readonly from: string }[] = []
  const leadTo = async (address: string, from: string | null) => {
    const sent = await browser.get(address)
    const wrong = wrongWith(sent)
    answers.set(address, wrong)
    if (wrong !== null && (from !== null || sent.status >= 500))
      faults.push(`${role}: ${from ?? 'what was typed'} leads to ${address}: ${wrong}`)
    if (sent.status !== 200 || !String(sent.headers['content-type']).startsWith('text/html')) return
    for (const way of waysOf(sent, address)) {
      if (reachAt('GET', way, person) === 'none') faults.push(`${role}: ${address} leads to ${way}, which isn’t theirs`)
      ways.push({ address: way, from: address })
    }
    for (const form of formsIn(sent.page.elements, address)) keepOffers(offers, { address, form })
  }
  for (const address of addresses) if (reachAt('GET', address, person) !== 'none') await leadTo(address, null)
  for (let at = 0; at < ways.length; at += 1) {
    // What has been opened already costs nothing more: it goes first.
    for (const { address, from } of ways.slice(at)) {
      const wrong = answers.get(address)
      if (wrong === undefined) continue
      if (wrong !== null) faults.push(`${role}: ${from} leads to ${address}: ${wrong}`)
      followed.add(kindOf(from, address))
    }
    const next = ways.findIndex(({ address, from }, place) => place >= at && !answers.has(address) && !followed.has(kindOf(from, address))) // prettier-ignore
    const way = ways[next]
    if (way === undefined) break
    followed.add(kindOf(way.from, way.address))
    await leadTo(way.address, way.from)
  }
  return { offers: [...offers.values()], faults: [...new Set(faults)], pages: answers.size }
}

const withoutIds = (name: string): string => name.replaceAll(/\d+/g, '#')

/** The buttons of a form that do something else than each other; null for one that has no name of its own. */
function buttonsOf({ buttons }: FormToFill): readonly (Button | null)[] {
  const named = buttons.filter(({ name, action }) => (name !== null || action !== null) && action !== '/drafts/discard')
  return named.length === buttons.length && named.length > 0 ? named : [null, ...named]
}

const controlsOf = ({ controls }: FormToFill): string =>
  [...new Set(controls.filter(({ kind }) => kind !== 'hidden').map(({ name }) => withoutIds(name)))].join(' ')

type Found = { readonly address: string; readonly form: FormToFill }

function keepOffers(offers: Map<string, Offer>, { address, form }: Found): void {
  const route = routeAt('GET', address)
  for (const button of buttonsOf(form)) {
    const to = routeAt('POST', button?.action ?? form.action)
    const controls = controlsOf(form)
    const named = button === null ? '' : `${button.name ?? ''}=${withoutIds(button.value)}`
    const key = [route, to, named, controls].join(' ')
    const pressed = button === null ? null : { name: button.name ?? '', action: button.action }
    const at = [...(offers.get(key)?.at ?? []), address].slice(0, 4)
    offers.set(key, { key, route, to, button: pressed, controls, at })
  }
}

/** How a form was answered: what it did or asked, or what makes it one that should not have been there. */
export type Pressed = { readonly is: 'done' | 'asked' | 'gone' } | { readonly is: 'fault'; readonly what: string }

const tries = 4

/** Refusals that follow from what was filled in, whoever does: another answer is taken. */
const byWhatIsSaid = [
  /Decisions of this meeting are already recorded as those of the chair/,
  /Pre-proceedings have ended for this child, so no review can be recorded/,
  /no longer followed since/,
]

/** Somebody opens a page, fills the form sensibly and presses the button; what is named as wrong they correct, a few times. */
export async function press({ browser, role }: AtWork, offer: Offer, today: Temporal.PlainDate): Promise<Pressed> {
  const found = await findAgain(browser, offer)
  if (found === null) return { is: 'gone' }
  const { address } = found
  const chance = chanceFrom(`${role} ${offer.route} ${offer.to} ${offer.button?.name ?? ''}`)
  let { form } = found
  let answer: Sent | null = null
  let sendAgain: () => Promise<Sent> = () => assert.fail('nothing was sent')
  for (let time = 0; time < tries; time += 1) {
    const [asked, typed] = [form, filled(form, { chance, today, address, time })]
    sendAgain = () => send({ browser, form: asked, offer }, typed)
    answer = await sendAgain()
    if (answer.status !== 422 && answer.status !== 403) break
    if (answer.status === 403 && byWhatIsSaid.some((sentence) => sentence.test(answer?.page.text ?? '')))
      return { is: 'asked' }
    if (answer.page.errors.length === 0 && answer.status === 422) return fault(role, address, offer, answer)
    const again = formsIn(answer.page.elements, address).find(({ action }) => action === form.action)
    if (again === undefined) break
    form = withoutMistakes(again, answer)
  }
  if (answer === null) return { is: 'gone' }
  if (answer.status === 422) return { is: 'asked' }
  if (answer.status === 200) return { is: 'done' }
  if (answer.status !== 303) return fault(role, address, offer, answer)
  const next = String(answer.headers['location'])
  if (wasSaved(answer)) {
    const twice = await sendAgain()
    const led = twice.status === 303 ? String(twice.headers['location']) : saidOn(twice.page.text)
    if (led !== next) return { is: 'fault', what: `${role}: ${offer.to} was saved and led to ${next}; sent again it answers ${twice.status} ${led}` } // prettier-ignore
  }
  const led = await browser.get(next.replace(/#.*/, ''))
  return led.status < 400 ? { is: 'done' } : { is: 'fault', what: `${role}: ${offer.to}, sent from ${address}, goes on to ${next}: ${led.status} ${led.page.heading}` } // prettier-ignore
}

const fault = (role: string, address: string, { to, button }: Offer, { status, page }: Sent): Pressed => ({
  is: 'fault',
  what: `${role}: ${address} offers ${to}${button === null ? '' : ` (${button.name})`}, which answers ${status} ${page.heading}: ${saidOn(page.text)}`,
})

const wasSaved = ({ headers }: Sent): boolean => String(headers['set-cookie']).includes(savedCookieName)

const saidOn = (text: string): string => text.replace(/^.*(?=This can’t be recorded)/, '').slice(0, 200)

async function findAgain(browser: Browser, offer: Offer) {
  for (const address of offer.at) {
    const sent = await browser.get(address)
    if (sent.status !== 200) continue
    const form = formsIn(sent.page.elements, address).find((each) => isOf(offer, each))
    if (form !== undefined) return { address, form }
  }
  return null
}

const isOf = (offer: Offer, form: FormToFill): boolean =>
  controlsOf(form) === offer.controls &&
  buttonsOf(form).some(
    (button) =>
      (button === null) === (offer.button === null) &&
      (button?.name ?? '') === (offer.button?.name ?? '') &&
      routeAt('POST', button?.action ?? form.action) === offer.to,
  )

type Filling = { readonly chance: Chance; readonly today: Temporal.PlainDate; readonly address: string; readonly time: number } // prettier-ignore

const filled = (form: FormToFill, { time, ...filling }: Filling): Typed =>
  fillIn(form, { ...filling, first: 200 * (time + 1), given: [], isSecondTry: time > 0, names: [], care: 'sensible' })
    .typed

/** The form as somebody goes on with it who reads what is wrong: what is named so is answered anew. */
function withoutMistakes(form: FormToFill, { page, status }: Sent): FormToFill {
  const wrong = page.errors.map(({ href }) => href.slice(1))
  const isWrong = ({ name }: Control) => status === 403 || wrong.some((id) => id === name || id.startsWith(`${name}-`))
  return {
    ...form,
    controls: form.controls.map((control) =>
      control.kind !== 'hidden' && isWrong(control)
        ? { ...control, value: '', choices: control.choices.map((choice) => ({ ...choice, isChosen: false })) }
        : control,
    ),
  }
}

type Sending = { readonly browser: Browser; readonly form: FormToFill; readonly offer: Offer }

async function send({ browser, form, offer }: Sending, typed: Typed): Promise<Sent> {
  const hidden = form.controls.filter(({ kind }) => kind === 'hidden')
  const along = [...Map.groupBy(hidden, ({ name }) => name)].map(
    ([name, all]) => [name, all.map(({ value }) => value)] as const,
  )
  const button = buttonsOf(form).find(
    (each) => (each?.name ?? '') === (offer.button?.name ?? '') && (each === null) === (offer.button === null),
  )
  const pressed = button?.name == null ? {} : { [button.name]: [button.value] }
  const fields: Typed = { ...Object.fromEntries(along), ...typed, ...pressed }
  const to = button?.action ?? form.action
  const file = form.controls.find(({ kind }) => kind === 'file')
  if (!form.withFile) return browser.post(to, fields)
  const once = Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values[0] ?? '']))
  return browser.upload(to, once, { field: file?.name ?? 'file', ...fileFor(file?.name) })
}

/** A workbook where one is brought, elsewhere a document. */
const fileFor = (field: string | undefined) =>
  field === 'workbook'
    ? { name: 'tracker.csv', bytes: Buffer.from('Child,DOB\r\nUna Begum,1/3/2018') }
    : { name: 'Referral.pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') }

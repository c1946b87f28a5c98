import type { Chance } from '#demonstration/chance.ts'
import type { ReadPage } from '#test/support/page.ts'
import type { Sent } from '#test/support/waymark.ts'
import { fillIn, type Given } from './fill-in.ts'
import type { Life } from './living.ts'
import { type FormToFill, formsOn } from './page-to-fill.ts'
import { wordsIn } from './names.ts'
import type { Came, How } from './steps.ts'

/** How often somebody of each kind sits down at the service. */
const weights = {
  panelAdministrator: 6,
  courtQaManager: 4,
  teamManager: 4,
  socialWorker: 4,
  otherSocialWorker: 2,
  otherTeamManager: 2,
  serviceManager: 2,
  headOfService: 2,
  solicitor: 2,
  chair: 3,
  deputy: 1,
  divisionalDirector: 2,
  administrator: 3,
  clinicLead: 1,
} as const

const isPerson = (name: string): name is keyof typeof weights => name in weights

/** Somebody by chance. */
function somebody({ chance, world }: Life): number {
  const people = Object.entries(world.place.people).flatMap(([name, id]) => (isPerson(name) ? [[weights[name], id] as const] : [])) // prettier-ignore
  const [first, ...others] = people
  if (first === undefined) throw new Error('nobody works here')
  return chance.weighted([first, ...others])
}

/** The kind of an address: its ids and days left out. */
const kindOf = (address: string): string => address.replace(/\?.*/, '').replaceAll(/\d{4}-\d\d-\d\d|\d+/g, ':')

/** Pages and files of the service a link leads to. */
const isWay = (href: string): boolean =>
  href.startsWith('/') && !href.startsWith('//') && !/^\/(assets|sign-in|sign-out|import$)|^\/import\b.*undo/.test(href)

/** One of the ways a page offers, what was opened least before the rest. */
function wayFrom({ links }: ReadPage, { chance, visits }: Life): string | null {
  const ways = [...new Set(links.map(({ href }) => href.replace(/#.*/, '')).filter(isWay))]
  const weighed = ways.map((href) => {
    const seen = visits.get(kindOf(href)) ?? 0
    return [(/new|edit|\/add|change|move|correct|end$|start$|issue|letters|birth|join/.test(href) ? 3 : 1) / (1 + seen), href] as const // prettier-ignore
  })
  const [first, ...others] = weighed
  return first === undefined ? null : chance.weighted([first, ...others])
}

/** Somebody sits down, follows what is offered, and now and then sends a form they find. */
export async function wander(life: Life): Promise<void> {
  const { chance, visits } = life
  const who = somebody(life)
  let address = chance.weighted([[5, '/'], [1, '/tracker'], [1, '/meetings'], [1, '/actions'], [1, '/court'], [1, '/overviews'], [1, '/filing']]) // prettier-ignore
  let from: string | null = null
  for (let clicks = 0; clicks < 7; clicks += 1) {
    const page = await life.look(who, address, from)
    if (page?.status !== 200) return
    visits.set(kindOf(address), (visits.get(kindOf(address)) ?? 0) + 1)
    const forms = formsOn(page, address).filter((form) => isWay(form.action))
    const form = forms[chance.between(0, Math.max(0, forms.length - 1))]
    if (form !== undefined && chance.in(0.7)) {
      await fillAndSend(life, { who, from: address, form, page })
      return
    }
    const way = wayFrom(page.page, life)
    if (way === null) return
    from = address
    address = way
  }
}

/** Ways of sending that people have besides sending once. */
const ways: readonly (readonly [number, How])[] = [[2, 'twice'], [2, 'stale'], [2, 'back'], [1, 'late']] // prettier-ignore

const howBy = (chance: Chance): How => chance.weighted([[14, 'once'], ...ways])

type Filling = {
  readonly who: number
  readonly from: string
  readonly form: FormToFill
  /** The page it stands on, as it was just opened. */
  readonly page: Sent
  readonly given?: readonly Given[]
  readonly how?: How
  /** Words on the button to press; any when not said. */
  readonly press?: RegExp
}

/** Fills a form and sends it; when it comes back with mistakes, fills it again as somebody would who reads them. */
export async function fillAndSend(life: Life, filling: Filling): Promise<readonly Came[]> {
  const { chance, world } = life
  const { who, from, form, given = [], press } = filling
  const how = filling.how ?? howBy(chance)
  const careless = given.length === 0 && chance.in(0.15)
  const names = await childrenAt(life, from)
  const fill = (first: number, care: 'sensible' | 'wrong' | 'odd', isSecondTry = false) =>
    fillIn(form, { chance, today: world.today(), address: from, first, given, names, care, isSecondTry })
  const pressed = buttonOf(form, chance, press)
  let came: readonly Came[] = []
  for (let tries = 0; tries < 3; tries += 1) {
    const first = life.nextWord()
    const filled = fill(first, careless && tries === 0 ? chance.pick(['wrong', 'odd']) : 'sensible', tries > 0)
    const again = how === 'back' || how === 'stale' ? { who: how === 'back' ? who : somebody(life), ...fill(first + 100, 'sensible') } : null // prettier-ignore
    const step = {
      ...{ who, from, action: form.action, place: form.place, ...filled, again, file: fileFor(form) },
      how: tries === 0 ? how : 'once',
      button: pressed,
    }
    came = await (tries === 0 ? life.send(step, filling.page) : life.send(step))
    if (came.at(-1)?.sent.status !== 422) return came
  }
  return came
}

/** The first names of the children of the family that an address is about. */
async function childrenAt({ world }: Life, address: string): Promise<readonly string[]> {
  const [, family] = /famil(?:ies\/|y-)(\d+)/.exec(address) ?? []
  if (family === undefined) return []
  const rows = await world.db.selectFrom('child').select('name').where('familyId', '=', Number(family)).orderBy('id').execute() // prettier-ignore
  return rows.flatMap(({ name }) => wordsIn(name).slice(0, 1))
}

/** A document where one is asked for. */
function fileFor({ controls }: FormToFill) {
  const field = controls.find(({ kind }) => kind === 'file')?.name
  if (field === undefined) return null
  return { field, name: 'Referral.pdf', base64: Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64') }
}

function buttonOf({ buttons }: FormToFill, chance: Chance, press: RegExp | undefined) {
  const named = buttons.filter(({ name, text }) => name !== null && (press === undefined || press.test(text)))
  const chosen = named[chance.between(0, Math.max(0, named.length - 1))]
  return chosen?.name == null ? null : { name: chosen.name, value: chosen.value, action: chosen.action }
}

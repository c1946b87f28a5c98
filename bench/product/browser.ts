import { randomUUID } from 'node:crypto'
import { type PageForm, readPage } from '#test/support/page.ts'
import { type Answer, send } from './http.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>

/** Somebody signed in at an authority: one cookie, and the token its forms carry. */
export type Browser = {
  readonly get: (path: string) => Promise<Answer>
  /** Sends fields with the browser's token and a fresh once-only one, unless they name their own. */
  readonly post: (path: string, fields: Fields) => Promise<Answer>
  readonly upload: (path: string, fields: Fields, file: Sending) => Promise<Answer>
  /** The form of a page that posts to `action` (the page itself when not given), as it would be sent untouched. */
  readonly form: (path: string, action?: string) => Promise<Fields>
}
export type Sending = { readonly field: string; readonly name: string; readonly bytes: Buffer }

/** Where the product is asked: a process's port and an authority's host. */
export type At = { readonly port: number; readonly host: string }

/** Opens a browser and chooses a person at the demonstration's sign-in. */
export async function signIn(at: At, personId: number): Promise<Browser> {
  const opened = await send({ ...at, method: 'GET', path: '/sign-in', headers: {}, payload: null })
  const anonymous = browserWith(at, opened.cookie ?? '', tokenIn(opened.body().toString()))
  const entered = await anonymous.post('/sign-in', { person: String(personId), to: '/help' })
  if (entered.status !== 303 || entered.cookie === null) {
    const said = readPage(entered.body().toString()).title
    throw new Error(`Person ${personId} couldn’t sign in at ${at.host}: ${entered.status} ${said}`)
  }
  const page = await send({ ...at, method: 'GET', path: '/help', headers: { cookie: entered.cookie }, payload: null })
  return browserWith(at, entered.cookie, tokenIn(page.body().toString()))
}

const tokenIn = (markup: string): string => /name="_token" value="([^"]+)"/.exec(markup)?.[1] ?? ''

/** A browser with this cookie at `at`; it follows nothing by itself. */
function browserWith(at: At, cookie: string, token: string): Browser {
  const ask = (method: 'GET' | 'POST', path: string, payload: string | Buffer | null, type?: string) =>
    send({
      ...at,
      ...{ method, path, payload },
      headers: { cookie, ...(type === undefined ? {} : { 'content-type': type }) },
    })
  const get = (path: string) => ask('GET', path, null)
  const whole = (fields: Fields) => ({ _token: token, _once: randomUUID(), ...fields })
  return {
    get,
    post: (path, fields) => ask('POST', path, encoded(whole(fields)), 'application/x-www-form-urlencoded'),
    upload: async (path, fields, file) => {
      const { bytes, type } = await multipart(whole(fields), file)
      return ask('POST', path, bytes, type)
    },
    form: async (path, action) => {
      const markup = (await get(path)).body().toString()
      const forms = readPage(markup).forms.filter(
        ({ method, action: to }) => method === 'post' && isAsked(to, path, action),
      )
      return fieldsOf(forms[0], `${path} to ${action ?? 'itself'}`)
    },
  }
}

/** The forms every page has around it. */
const inTheFrame = new Set(['/sign-out', '/search'])
const isAsked = (to: string, path: string, action: string | undefined): boolean =>
  action === undefined ? !inTheFrame.has(to) && (to === '' || to === path) : to === action

function fieldsOf(form: PageForm | undefined, what: string): Fields {
  if (form === undefined) throw new Error(`There is no form on ${what}`)
  return Object.fromEntries(form.fields)
}

function encoded(fields: Fields): string {
  const sent = new URLSearchParams()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) sent.append(name, value)
  return sent.toString()
}

async function multipart(fields: Fields, file: Sending) {
  const body = new FormData()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value)
  body.set(file.field, new File([new Uint8Array(file.bytes)], file.name))
  const request = new Request('http://waymark.invalid', { method: 'POST', body })
  return { bytes: Buffer.from(await request.arrayBuffer()), type: request.headers.get('content-type') ?? '' }
}

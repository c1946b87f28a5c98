import type { Html } from '#govuk/html.ts'
import type { Answer } from './answers.ts'
import type { Form } from '#platform/http/form.ts'
import type { Visitor } from '#records/access/arrivals.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Draft } from '#records/keeping/drafts.ts'
import type { Actor } from '#rules/access/actor.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { Permission } from '#rules/access/permissions.ts'

/** What every handler is given about the request, on whatever host. */
type Asked = {
  readonly now: Temporal.Instant
  /** The date in Europe/London. */
  readonly today: Temporal.PlainDate
  /** The host name people reached us by, which links in messages go back to. */
  readonly host: string
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly form: Form
  /** What the authority calls its bodies, roles and documents: `visit.labels('role.court-qa-manager')`. */
  readonly labels: Labels
  /** Hidden fields every form on the page carries: the cross-site token and the once-only token. */
  readonly hidden: Html
  /** Tells when whoever asked has gone away without waiting for the answer: for long work that only they would see. */
  readonly gone: AbortSignal
}

/** A signed-in person's request at an authority. */
export type Visit = Asked & {
  readonly authority: { readonly key: string; readonly name: string }
  readonly db: Db
  readonly actor: Actor
  /** Who looks, with the permission the route names, on which day: what every list, count and search of this request asks with. */
  readonly looking: Looking
  /** The route's words for the trail: what the person did. */
  readonly did: string
  readonly method: string
  /** Set by a change that wrote the request's trail row in its own transaction, so that there is one row a request. */
  readonly trail: { written: boolean; saved: boolean }
  /** What this person typed in the form at this address before and didn't save, the last first; read where a form is opened. */
  readonly drafts?: readonly Draft[]
  /** Whether this person's roles open the page at an address of this service. */
  readonly mayOpen: (path: string) => boolean
}

/** A request by someone who isn't signed in, or needn't be; `db` is null on a host that belongs to no authority. */
export type PublicVisit = Asked & {
  readonly authority: { readonly key: string; readonly name: string; readonly demonstration: boolean } | null
  readonly db: Db | null
  readonly visitor: Visitor
}

type Address = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly did: string
  /** Its form brings a file, of at most so many bytes; what is longer is cut off there. */
  readonly takesFile?: number
}

/** A page or a deed: its address, the permission it names, what the trail calls it, and who answers. */
export type Route =
  | (Address & { readonly permission: Permission; readonly handle: (visit: Visit) => Promise<Answer> | Answer })
  | (Address & { readonly permission: 'anyone'; readonly handle: (visit: PublicVisit) => Promise<Answer> | Answer })

/** The same person looking with another permission than the route's, where one page asks both: what may be seen, and what may be done. */
export const lookingFor = ({ looking }: Pick<Visit, 'looking'>, permission: Permission): Looking => ({
  ...looking,
  permission,
})

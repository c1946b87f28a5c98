import type { Deed } from '#records/keeping/deed.ts'
import type { Entry, Matter, Relation } from './entries.ts'
import type { Kept, Values } from './kept.ts'

/** What somebody may do at one moment of the story. */
export type Doing = {
  readonly add: (record: Kept, told: Values | null, besides?: Values) => void
  readonly change: (record: Kept, to: Values, besides?: Values) => void
  readonly relate: (adult: Kept, child: Kept, relation: Relation) => void
  readonly openCase: (record: Kept, told: Values, children: readonly Matter[]) => void
  readonly changeCase: (record: Kept, to: Values, children: readonly Matter[]) => void
  readonly moveAction: (record: Kept, to: Temporal.PlainDate, reason: string) => void
  readonly giveAccess: (family: Kept, personId: number) => void
  readonly row: (table: string, row: Values) => void
  /** The form that all this was sent with. */
  readonly sent: (did: string, path: () => string, children: readonly (Kept | number)[]) => void
  readonly opened: (did: string, path: () => string, children: readonly (Kept | number)[]) => void
}

/** What one person does at one moment: the same whenever it is asked for. */
export type Happening = {
  readonly at: Temporal.Instant
  readonly by: number
  readonly does: (doing: Doing) => void
}

export const at = (on: Temporal.PlainDate, time: string): Temporal.Instant =>
  on.toZonedDateTime({ timeZone: 'Europe/London', plainTime: time }).toInstant()

/** What is still to come of a story, in order, and what has happened and isn't written down yet. */
export type Story = {
  /** Lets everything happen that comes before this moment. */
  readonly until: (moment: Temporal.Instant) => void
  readonly happens: (happening: Happening) => void
  /** Will happen when its time comes. */
  readonly plan: (happening: Happening) => void
  /** What has happened since this was last asked. */
  readonly written: () => readonly Entry[]
}

export function tellStory(happenings: readonly Happening[]): Story {
  const toCome = happenings.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))
  let entries: Entry[] = []
  let next = 0
  const happens = (happening: Happening): void => {
    happening.does(doingOf(happening, (entry) => entries.push(entry)))
  }
  return {
    happens,
    plan: (happening) => {
      const later = toCome.findIndex((each, place) => place >= next && isLater(each, happening))
      toCome.splice(later === -1 ? toCome.length : later, 0, happening)
    },
    until: (moment) => {
      for (let each = toCome[next]; each !== undefined; each = toCome[next]) {
        if (Temporal.Instant.compare(each.at, moment) >= 0) return
        next += 1
        happens(each)
      }
    },
    written: () => {
      const since = entries
      entries = []
      return since
    },
  }
}

const isLater = (one: Happening, other: Happening): boolean => Temporal.Instant.compare(one.at, other.at) > 0

function doingOf({ at: now, by }: Happening, write: (entry: Entry) => void): Doing {
  const today = now.toZonedDateTimeISO('Europe/London').toPlainDate()
  const deed: Deed = { now, today, actor: { personId: by } }
  const asked =
    (method: 'GET' | 'POST'): Doing['sent'] =>
    (did, path, children) =>
      write({ deed, is: 'asked', method, did, path, children })
  return {
    add: (record, told, besides = {}) => write({ deed, is: 'added', record, told, besides }),
    change: (record, to, besides = {}) => write({ deed, is: 'changed', record, to, besides }),
    relate: (adult, child, relation) => write({ deed, is: 'related', adult, child, relation }),
    openCase: (record, told, children) => write({ deed, is: 'case-opened', record, told, children }),
    changeCase: (record, to, children) => write({ deed, is: 'case-changed', record, to, children }),
    moveAction: (record, to, reason) => write({ deed, is: 'action-moved', record, to, reason }),
    giveAccess: (family, personId) => write({ deed, is: 'access-given', family, personId }),
    row: (table, row) => write({ deed, is: 'row', table, row }),
    sent: asked('POST'),
    opened: asked('GET'),
  }
}

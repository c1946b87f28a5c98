import type { Answer } from '#platform/http/answers.ts'
import type { Permission } from '#rules/access/permissions.ts'
import type { Route, Visit } from '../../visit.ts'

type FormAt = {
  readonly path: string
  readonly permission: Permission
  /** What the trail says was done; opening the form is told from it. */
  readonly did: string
  readonly show: (visit: Visit) => Promise<Answer> | Answer
  readonly save: (visit: Visit) => Promise<Answer>
}

/** The two routes of a form that posts to its own address: opening it and sending it. */
export const formAt = ({ path, permission, did, show, save }: FormAt): readonly Route[] => [
  { method: 'GET', path, did: `opened the form: ${did}`, permission, handle: show },
  { method: 'POST', path, did, permission, handle: save },
]

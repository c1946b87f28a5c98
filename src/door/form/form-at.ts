import { idOf } from '#parts/forms/fields/typed-id.ts'
import type { Answer } from '#door/answers.ts'
import { loadDrafts } from '#records/keeping/drafts.ts'
import { askingWhoIsMeant } from './who-is-meant.ts'
import type { Permission } from '#rules/access/permissions.ts'
import type { Route, Visit } from '#door/visit.ts'

type FormAt = {
  readonly path: string
  readonly permission: Permission
  /** What the trail says was done; opening the form is told from it. */
  readonly did: string
  /** The form brings a file, of at most so many bytes. */
  readonly takesFile?: number
  /** It asks one thing: nothing of it is kept before it is saved, nor looked for. */
  readonly asksOneThing?: true
  readonly show: (visit: Visit) => Promise<Answer> | Answer
  readonly save: (visit: Visit) => Promise<Answer>
}

/** The two routes of a form that posts to its own address: opening it and sending it. */
export const formAt = ({ path, permission, did, show, save, takesFile, asksOneThing }: FormAt): readonly Route[] => [
  { method: 'GET', path, did: `opened the form: ${did}`, permission, handle: asksOneThing ? show : withDraft(show) },
  {
    method: 'POST',
    path,
    did,
    permission,
    handle: askingWhoIsMeant(save),
    ...(takesFile === undefined ? {} : { takesFile }),
  },
]

/** Opens a form with what was typed there before and not saved. */
export const withDraft =
  (show: FormAt['show']) =>
  async (visit: Visit): Promise<Answer> =>
    show({
      ...visit,
      drafts: await loadDrafts(visit.db, { personId: visit.actor.personId, path: visit.path }, visit.now),
    })

/** The id in the address under this name; 0, which is nobody's, when it isn't one. */
export const idIn = (visit: Pick<Visit, 'params'>, name: string): number => idOf(visit.params[name] ?? '') ?? 0

/** The version of the record that the form was opened with; -1, which no record has, when the form doesn't say. */
export const versionIn = ({ form }: Pick<Visit, 'form'>, field = 'version'): number => idOf(form.text(field)) ?? -1

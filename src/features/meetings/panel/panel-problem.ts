import type { IssueRefusal } from '#rules/pre-proceedings/end-episode.ts'
import type { StartRefusal } from '#rules/pre-proceedings/start-episode.ts'
import type { NobodyDecides } from '#rules/sittings/who-decides.ts'

/** Why a decision can't enter a child's record any more. */
export type WithoutEffect =
  StartRefusal | IssueRefusal | 'not-in-pre-proceedings' | 'in-a-case' | 'asked-for-it' | 'changed-by-someone-else'

/** Why what a panel decided isn't recorded. */
export type PanelProblem = NobodyDecides | 'took-effect' | 'no-longer-asked' | WithoutEffect

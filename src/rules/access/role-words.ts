import type { Actor, Standing } from './actor.ts'
import { standingsOf } from './actor.ts'
import { type Permission, permissions } from './permissions.ts'

/** The default words for each standing (an authority can change them: SET-03). */
export const standingWords: Record<Standing, string> = {
  'social-worker': 'social worker',
  'team-manager': 'team manager',
  'service-manager': 'service manager',
  'head-of-service': 'head of service',
  'clinic-lead': 'clinic lead',
  'court-qa-manager': 'Court QA Manager',
  'panel-administrator': 'panel administrator',
  solicitor: 'solicitor',
  'family-group-conference-manager': 'Family Group Conference manager',
  'divisional-director': 'Divisional Director',
  'quality-board-member': 'Quality Assurance Board member',
  'authority-administrator': 'authority administrator',
  chair: 'chair of the tracking meeting',
  deputy: 'deputy chair of the tracking meeting',
  'core-member': 'core member of the tracking meeting',
}

const inOrder = Object.keys(standingWords)
const isStanding = (key: string): key is Standing => inOrder.includes(key)

/** Who can, in words: "panel administrator, chair of the tracking meeting or deputy chair …" for a refusal to name. (SEC-02) */
export function whoCan(permission: Permission): string {
  const words = Object.keys(permissions[permission].reach)
    .filter(isStanding)
    .map((standing) => standingWords[standing])
  const last = words.at(-1) ?? 'nobody'
  return words.length <= 1 ? last : `${words.slice(0, -1).join(', ')} or ${last}`
}

/** What a person is today in words for the header: the meeting's chair or deputy first, else the first of what they hold; cover marked as acting. */
export function standingInWords(actor: Actor): string {
  const covered = actor.holdings.find((holding) => holding.acting)
  const standings = standingsOf(actor)
  const own = standings.find((each) => each === 'chair' || each === 'deputy') ?? standings[0]
  if (covered !== undefined && actor.holdings.every((holding) => holding.acting))
    return `acting ${standingWords[covered.role]}`
  return own === undefined ? '' : standingWords[own]
}

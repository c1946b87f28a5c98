import { capitalised } from '#rules/words/labels.ts'
import type { InRole, Managers } from '#rules/people/holdings.ts'

/** A child in the Overview, or a team whose staffing is in it, with those who answer on the day it is sent. */
export type SentAbout = {
  readonly team: string | null
  readonly service: string | null
  readonly managers: Managers
  /** The legal officer with conduct, and whoever covers. */
  readonly legal: readonly InRole[]
}

/** What the authority calls the roles, and who gets a copy besides by its settings. */
export type ForRecipients = {
  readonly about: readonly SentAbout[]
  readonly roleNames: { readonly teamManager: string; readonly serviceManager: string; readonly solicitor: string }
  readonly also: readonly { readonly personId: number; readonly name: string; readonly because: string }[]
}

/** Someone the Overview goes to, with every reason why: 'Team manager, Safeguarding East'. */
export type Recipient = { readonly personId: number; readonly name: string; readonly because: readonly string[] }

const roleOf = (name: string, acting: boolean): string => (acting ? `Acting ${name}` : capitalised(name))

/**
 * Who a published Overview is sent to: the relevant team managers, service managers and legal officers of the children in it on that day,
 * cover included, and whoever the settings add; each once, by name. (LO-03; L purpose)
 */
export function recipientsOf({ about, roleNames, also }: ForRecipients): readonly Recipient[] {
  const reasons = [
    ...about.flatMap(({ team, service, managers, legal }) => [
      ...managers.teamManagers.map((person) => because(person, roleNames.teamManager, placeIn(team))),
      ...managers.serviceManagers.map((person) => because(person, roleNames.serviceManager, placeIn(service))),
      ...legal.map((person) => because(person, roleNames.solicitor, ' with conduct')),
    ]),
    ...also,
  ]
  return [...Map.groupBy(reasons, ({ personId }) => personId)]
    .flatMap(([personId, ofPerson]) => {
      const name = ofPerson[0]?.name
      return name === undefined
        ? []
        : [{ personId, name, because: [...new Set(ofPerson.map((reason) => reason.because))] }]
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB') || one.personId - other.personId)
}

const placeIn = (name: string | null): string => (name === null ? '' : `, ${name}`)

const because = ({ personId, name, acting }: InRole, role: string, where: string) => ({
  personId,
  name,
  because: `${roleOf(role, acting)}${where}`,
})

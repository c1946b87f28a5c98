import type { Visit } from '#door/visit.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import type { Tx } from '#records/keeping/db.ts'
import { writeMessage } from '#records/messages/messages.ts'
import { loadPerson } from '#records/people/person.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'

type Handed = {
  readonly action: Pick<KeptAction, 'id' | 'doerId' | 'accountableManagerId' | 'dueOn'>
  readonly to: { readonly doerId: number; readonly accountableManagerId: number }
}
type HandedOn = {
  readonly handed: readonly Handed[]
  /** The authority's pages, without a slash at the end. */
  readonly publicAddress: string
}

const subjects = {
  given: {
    one: 'An action was handed on to you',
    several: (count: number) => `${count} actions were handed on to you`,
  },
  answers: {
    one: 'You answer for an action from now on',
    several: (count: number) => `You answer for ${count} actions from now on`,
  },
  taken: {
    one: 'An action of yours was handed on to somebody else',
    several: (count: number) => `${count} actions of yours were handed on to somebody else`,
  },
} as const

/**
 * Writes to who does the actions from now on, who did them before, and who newly answers for them: one message each. Never to who handed them
 * on. (AC-04)
 */
export async function tellHandedOn(tx: Tx, visit: Visit, { handed, publicAddress }: HandedOn): Promise<void> {
  const told = [...Map.groupBy(handed.flatMap(whoIsTold), ({ personId }) => personId)]
  for (const [personId, of] of told) {
    if (personId === visit.actor.personId) continue
    const person = await loadPerson(tx, personId)
    if (person === null || (person.leftOn !== null && Temporal.PlainDate.compare(person.leftOn, visit.today) < 0))
      continue
    const [first] = of
    if (first === undefined) continue
    const subject = sayWhat(of)
    await writeMessage(tx, {
      kind: 'action-handed-on',
      to: { personId, name: person.name, address: person.email },
      subject,
      body: `${person.name},

${subject}. ${visit.actor.name} did it.${of.length > 1 || first.action.dueOn === null ? '' : ` It is due on ${sayDateInFull(first.action.dueOn)}.`}

Read ${of.length > 1 ? 'them' : 'it'} here, after signing in:
${of.map(({ action }) => `${publicAddress}/actions/${action.id}${of.length > 1 ? sayDue(action) : ''}`).join('\n')}

This message names no child and doesn't say what is to be done, on purpose.
`,
      about: { kind: 'action', id: first.action.id },
      writtenAt: visit.now,
    })
  }
}

type Told = Pick<Handed, 'action'> & { readonly personId: number; readonly what: keyof typeof subjects }

/** Each person once for an action: who gets it to do hears that, not that they answer for it as well. */
function whoIsTold({ action, to }: Handed): readonly Told[] {
  const told = new Map<number, Told['what']>()
  if (to.doerId !== action.doerId && action.doerId !== null) told.set(action.doerId, 'taken')
  if (to.accountableManagerId !== action.accountableManagerId) told.set(to.accountableManagerId, 'answers')
  if (to.doerId !== action.doerId) told.set(to.doerId, 'given')
  return [...told].map(([personId, what]) => ({ action, personId, what }))
}

/** 'An action was handed on to you'; '3 actions were handed on to you. You answer for 2 actions from now on'. */
const sayWhat = (of: readonly Told[]): string =>
  [...Map.groupBy(of, ({ what }) => what)]
    .map(([what, { length }]) => (length === 1 ? subjects[what].one : subjects[what].several(length)))
    .join('. ')

const sayDue = ({ dueOn }: Handed['action']): string => (dueOn === null ? '' : `, due on ${sayDateInFull(dueOn)}`)

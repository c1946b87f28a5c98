import { chairOf, nameFor } from '#rules/words/name-for.ts'
import { capitalised, type Labels, withSmallStart } from '#rules/words/labels.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import { sayList } from '#rules/words/say-names.ts'
import { roles } from './actor.ts'
import type { Holder, NoPower, Power } from './powers.ts'

/** What each power is to do. (SET-07) */
export const powerNames: Record<Power, string> = {
  start: `Start ${nameFor('stage.pre-proceedings')} outside a panel`,
  extend: 'Agree or refuse an extension',
  issue: 'Decide to issue proceedings',
  'step-down': 'Decide to step down',
  admit: 'Admit a request to a panel',
  resources: 'Agree or refuse a resource',
}

/** What follows from it, for the page of the power. (SET-07) */
export const powerHints: Record<Power, string> = {
  start:
    'Besides the panels and meetings that may start it. Such a decision stands to be ratified at the next meeting that takes ratifications.',
  extend:
    'Who asked for it or recommended it never decides it, and no extension goes past the 16-week maximum, whoever agrees.',
  issue: `${capitalised(nameFor('role.chair', 'a short'))} decides at ${nameFor('review.final', 'a')}. Roles decide between meetings, in an emergency; such a decision stands to be ratified, or is reported to the next panel.`,
  'step-down': `${capitalised(nameFor('role.chair', 'a short'))} decides at ${nameFor('review.final', 'a')}. Roles decide between meetings; such a decision stands to be ratified.`,
  admit:
    'Where nobody is chosen, a request stands on the agenda as soon as it is made. Otherwise it waits until somebody here has admitted it, or turns it down with a reason. Whoever asks doesn’t admit it.',
  resources:
    'An expert assessment, hair strand testing or something else that costs money. A request goes to whoever has the lowest limit that covers what it costs. What no limit covers goes to the panel that takes resources and, where no panel does, to whoever has no limit. Whoever asks doesn’t agree it. A new limit acts from the day it is set: what was decided stays decided.',
}

/** What is said of a power that is sent to the panel, as the answer that sends it there. (SET-07) */
export const toPanelNames: Partial<Record<Power, string>> = {
  issue: 'Issuing returns to the panel',
  'step-down': 'Stepping down goes to the panel',
}

/** What is said of a power that can have a limit, where it has none. (PP-07) */
const limitless: Partial<Record<Power, string>> = { resources: ', without a limit' }

/** What a series is called, by its id. */
export type SeriesNames = ReadonlyMap<number, string>

/** In whose words and of which power a holder is said. */
export type HolderWords = { readonly does: Power; readonly labels: Labels; readonly names: SeriesNames }

/** 'Head of service, in their own area'; 'Chair of the meeting that reviews the child'; 'Chair, Gateway Panel'. (SET-07) */
export function sayHolder(holder: Holder, { does, labels, names }: HolderWords): string {
  switch (holder.kind) {
    case 'role': {
      const role = capitalised(labels(`role.${holder.role}`))
      const limit = holder.upTo === undefined ? limitless[does] : `, up to ${sayPounds(holder.upTo)}`
      return `${role}${holder.byArea ? ', in their own area' : ''}${limit ?? ''}`
    }
    case 'chair':
      return holder.seriesId === null
        ? `${capitalised(nameFor('role.chair', 'short'))} of the meeting that ${does === 'admit' ? 'is asked' : 'reviews the child'}`
        : `${capitalised(chairOf(holder.seriesId))}, ${names.get(holder.seriesId) ?? 'a meeting that is no longer held'}`
    case 'panel':
      return 'The panel'
  }
}

/** Everybody who has a power, in a line: 'the Divisional Director'; 'nobody' where it is nobody's. (SET-07) */
export function sayHolders(holders: readonly Holder[], words: HolderWords): string {
  const { labels } = words
  const each = holders
    .filter(({ kind }) => kind !== 'panel')
    .map((holder) => {
      const said = sayHolder(holder, words)
      return holder.kind === 'role'
        ? `the ${labels(`role.${holder.role}`)}${holder.byArea ? ' of the child’s own area' : ''}`
        : `the ${withSmallStart(said)}`
    })
  return each.length === 0 ? 'nobody' : sayList(each).replace(/ and (?=[^,]*$)/, ' or ')
}

/** Why somebody may not decide, in a sentence that names who may. `name` is null for whoever reads it. (SET-07) */
export function sayNoPower(because: NoPower, name: string | null, may: string): string {
  const [who, does] = name === null ? ['You', 'don’t'] : [name, 'doesn’t']
  switch (because) {
    case 'asked-for-it':
      return `${name ?? 'You'} asked for this, and who asks doesn’t also decide. ${capitalised(may)} can.`
    case 'recommends-it':
      return `${who} ${name === null ? 'are' : 'is'} ${nameFor('role.chair', 'short')} or deputy of a meeting and ${does} decide an extension as somebody’s cover. ${capitalised(may)} can.`
    case 'other-area':
      return `${who} ${does} decide this for a child of another area. ${capitalised(may)} can.`
    case 'not-theirs':
      return `${who} ${does} decide this: ${may} can.`
  }
}

/** As what somebody decided, as it is kept: 'Divisional Director', 'acting head of service', 'chair'. (SET-07) */
export function sayDecidedAs(kept: string, labels: Labels): string {
  const [, acting, as = ''] = /^(acting-)?(.+)$/.exec(kept) ?? []
  const role = roles.find((each) => each === as)
  return `${acting === undefined ? '' : 'acting '}${role === undefined ? as : labels(`role.${role}`)}`
}

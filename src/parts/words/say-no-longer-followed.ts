import { whoCan } from '#rules/access/role-words.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { endOfFollowingNames, type Following } from '#rules/people/still-followed.ts'
import { type Labels, withSmallStart } from '#rules/words/labels.ts'
import { withStop } from '#rules/words/with-stop.ts'

/** 'No longer followed since Thu 1 Oct 2026: moved to another authority. Moved to Westmere.'; '' for a child who is followed. (P18) */
export function sayNoLongerFollowed({ followedUntil, noLongerBecause, noLongerWords }: Following): string {
  if (followedUntil === null || noLongerBecause === null) return ''
  const words = noLongerWords === null || noLongerWords === '' ? '' : ` ${withStop(noLongerWords)}`
  return `No longer followed since ${sayDate(followedUntil)}: ${endOfFollowingNames[noLongerBecause]}.${words}`
}

/** Why nothing new is accepted for a child, and who can put it right if that is wrong. (P18) */
export const sayNothingStarts = (child: Following & { readonly name: string }, labels: Labels): string =>
  `${child.name}: ${withSmallStart(sayNoLongerFollowed(child))} Nothing is started, reviewed or listed for a child who isn’t followed ` +
  `(rule P18). If that was a mistake, ${whoCan('keep-record', labels)} can follow the child again, on the child’s page.`

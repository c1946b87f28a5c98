import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'

/** What ends that a child is followed: nobody decides it, and it ends everything (P17, P18). */
export const endsOfFollowing = ['died', 'pregnancy-ended', 'moved-away', 'turned-18'] as const
export type EndOfFollowing = (typeof endsOfFollowing)[number]

/** Whether a child is still followed: all null while so; else since when not, why, and what is written of it. */
export type Following = {
  readonly followedUntil: PlainDate | null
  readonly noLongerBecause: EndOfFollowing | null
  readonly noLongerWords: string | null
}

/**
 * Who is still followed, whatever is open for them: everyone but those who died, weren't born, moved away or turned 18. Lists, counts,
 * messages and offers ask the same of the database (`isFollowed` of records/access). (P18)
 */
export const isFollowed = ({ followedUntil }: Pick<Following, 'followedUntil'>): boolean => followedUntil === null

/**
 * Of the children that something on a day is about, a hearing or what is to be filed, those who were followed until then: nothing is said to
 * come for who isn't any more. `on` is null while there is no day yet. All of them where nobody is left, so that it still says whose it was.
 * (P18)
 */
export function concernedOn<Child extends Pick<Following, 'followedUntil'>>(
  children: readonly Child[],
  on: PlainDate | null,
): readonly Child[] {
  const left = children.filter(({ followedUntil: until }) => until === null || (on !== null && !isAfter(on, until)))
  return left.length === 0 ? children : left
}

/** What has to be known of a child to end that they are followed. */
export type ChildFollowed = Pick<Following, 'followedUntil'> & {
  readonly unborn: boolean
  readonly bornOn: PlainDate | null
}

export type NoLongerRefusal =
  'not-followed' | 'is-born' | 'is-not-born' | 'before-the-birth' | 'before-18' | 'not-yet-happened' | 'words-missing'

export type NoLonger = { readonly because: EndOfFollowing; readonly on: PlainDate; readonly words: string }

/**
 * Ends that a child is followed: date and words only, for a child in pre-proceedings, at court or with nothing open (P17, P18; PP-12).
 * A pregnancy ends before a birth; a death and turning 18 need one. `today` is the day in London.
 */
export function decideNoLongerFollowed(
  child: ChildFollowed,
  { because, on, words }: NoLonger,
  today: PlainDate,
): Outcome<Following, NoLongerRefusal> {
  if (!isFollowed(child)) return refused('not-followed')
  const misfit =
    misfitOf(child.unborn, because) ?? (isAfter(on, today) ? 'not-yet-happened' : tooEarly(child, because, on))
  if (misfit !== null) return refused(misfit)
  if (words.trim() === '') return refused('words-missing')
  return allowed({ followedUntil: on, noLongerBecause: because, noLongerWords: words })
}

function misfitOf(unborn: boolean, because: EndOfFollowing): NoLongerRefusal | null {
  if (because === 'pregnancy-ended') return unborn ? null : 'is-born'
  return unborn && because !== 'moved-away' ? 'is-not-born' : null
}

function tooEarly({ bornOn }: ChildFollowed, because: EndOfFollowing, on: PlainDate): NoLongerRefusal | null {
  if (bornOn === null) return null
  if (isBefore(on, bornOn)) return 'before-the-birth'
  return because === 'turned-18' && isBefore(on, eighteenOn(bornOn)) ? 'before-18' : null
}

/** The 18th birthday; of somebody born on 29 February it is 1 March. */
export const eighteenOn = (bornOn: PlainDate): PlainDate => {
  const birthday = bornOn.add({ years: 18 })
  return birthday.day === bornOn.day ? birthday : birthday.add({ days: 1 })
}

/** Whether somebody born on a day is 18 on another: a child no longer. Nobody who isn't born is. (P17) */
export const is18On = (bornOn: PlainDate | null, on: PlainDate): boolean =>
  bornOn !== null && !isBefore(on, eighteenOn(bornOn))

/** Why a child is followed again: it was written down by mistake, or a child who had moved away came back. */
export type FollowedAgain = { readonly because: 'mistake' | 'came-back'; readonly why: string }

export type AgainRefusal = 'still-followed' | 'did-not-move' | 'reason-missing'

/** Takes back that a child isn't followed any more: a mistaken entry, always with a reason; or a child who moved away came back (P18). */
export function decideFollowedAgain(
  child: Pick<Following, 'followedUntil' | 'noLongerBecause'>,
  { because, why }: FollowedAgain,
): Outcome<Following, AgainRefusal> {
  if (isFollowed(child)) return refused('still-followed')
  if (because === 'came-back' && child.noLongerBecause !== 'moved-away') return refused('did-not-move')
  if (why.trim() === '') return refused('reason-missing')
  return allowed({ followedUntil: null, noLongerBecause: null, noLongerWords: null })
}

/** What each is called: 'moved to another authority'. */
export const endOfFollowingNames: Readonly<Record<EndOfFollowing, string>> = {
  died: 'the child died',
  'pregnancy-ended': 'the pregnancy ended',
  'moved-away': 'moved to another authority',
  'turned-18': 'turned 18',
}

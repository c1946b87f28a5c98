import { fillAndSend } from '#test/simulate/wander.ts'
import type { Given } from '#test/simulate/fill-in.ts'
import type { Life } from '#test/simulate/living.ts'
import { formsOn } from '#test/simulate/page-to-fill.ts'
import type { Came, How } from '#test/simulate/steps.ts'

/** What somebody goes to do: the page, the form on it, what they answer, the button they press. */
export type Errand = {
  readonly who: number
  readonly at: string
  /** Where the form goes; the page itself when not said. */
  readonly to?: string
  readonly given?: readonly Given[]
  readonly press?: RegExp
  readonly how?: How
}

/** Somebody opens a page and sends its form, with these answers and otherwise as they would; nothing where it isn’t there. */
export async function goAndSend(
  life: Life,
  { who, at, to = at, given = [], press, how }: Errand,
): Promise<readonly Came[]> {
  const page = await life.look(who, at, null)
  if (page?.status !== 200) return []
  const form = formsOn(page, at).find(({ action }) => action === to)
  if (form === undefined) return []
  const asked = { ...(press === undefined ? {} : { press }), ...(how === undefined ? {} : { how }) }
  return fillAndSend(life, { who, from: at, form, page, given, ...asked })
}

import { chanceFrom } from '#demonstration/chance.ts'
import type { Life } from './living.ts'

/** With chances of its own: what else happens in these weeks goes on as without it. */
export const byItself = (life: Life, what: string): Life => ({
  ...life,
  chance: chanceFrom(`${what} of ${life.world.seed} on ${life.world.today().toString()}`),
})

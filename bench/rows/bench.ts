import type { BenchAuthority } from '../data/authorities.ts'
import type { BenchServer } from '../machine/postgres.ts'
import type { Options } from '../options.ts'

/** What every row is handed. */
export type Bench = {
  readonly server: BenchServer
  readonly options: Options
  /** Makes those that aren't made yet. */
  readonly make: (authorities: readonly BenchAuthority[]) => Promise<void>
  /** Says a line while the row runs. */
  readonly say: (line: string) => void
  /** Keeps a row's figures whole, for results.json. */
  readonly keep: (name: string, figures: unknown) => void
}

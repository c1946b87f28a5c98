import { type Field, type Shape, shapeOf } from './shapes.ts'
import { canBeTogether } from './together.ts'

/** So many statements are known; the texts of a product are far fewer. */
const most = 3_000

/** The shapes of the answers that a database has given to this process, by the text of the statement. */
export class KnownShapes {
  readonly #known = new Map<string, { readonly shape: Shape; readonly together: boolean }>()

  has(sql: string): boolean {
    return this.#known.has(sql)
  }

  /** Notes what this statement, with so many values, was answered with now, and says its shape. */
  note(sql: string, values: number, fields: readonly Field[]): Shape {
    const known = this.#known.get(sql)?.shape
    if (known?.length === fields.length) return known
    const shape = shapeOf(fields)
    if (this.#known.size < most) this.#known.set(sql, { shape, together: canBeTogether(sql, values, shape) })
    return shape
  }

  /** The shape of this statement's answer where it can be asked together with others; null where it can't, or wasn't asked before. */
  ofTogether(sql: string): Shape | null {
    const known = this.#known.get(sql)
    return known?.together === true ? known.shape : null
  }
}

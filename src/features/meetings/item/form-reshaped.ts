import type { Form } from '#platform/http/form.ts'
import { type Fields, sharedOf } from './item-fields.ts'

/** A sent form with the shape it asks for. */
export type Reshaped = {
  readonly fields: Fields
  all(name: string): readonly string[]
}

/**
 * Reads a button that changes the form's shape: `child-12` takes a sibling in, `final-12` holds the final review instead of the
 * midpoint, `separately` writes of each child alone. Everything typed comes along; what was written of all starts each child's own.
 */
export function reshaped(form: Form): Reshaped {
  const reshape = form.text('reshape')
  const [, what, id] = /^(child|final)-(\d{1,9})$/.exec(reshape) ?? []
  const added = (name: string): readonly string[] => {
    if (name === what && id !== undefined) return [id]
    return name === 'separately' && reshape === 'separately' ? ['yes'] : []
  }
  return {
    fields: { text: (name) => form.text(name) || (reshape === 'separately' ? form.text(sharedOf(name)) : '') },
    all: (name) => [...form.all(name), ...added(name)],
  }
}

import { check } from '#test/support/check.ts'

check('every type fits', 'types')

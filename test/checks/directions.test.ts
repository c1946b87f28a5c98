import { check } from '#test/support/check.ts'

check('every import goes in an allowed direction', 'directions')

import { check } from '#test/support/check.ts'

check('nothing is exported or installed that nobody uses', 'unused')

import { check } from '#test/support/check.ts'

check('no rule of eslint.config.js is broken', 'lint')

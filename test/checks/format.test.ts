import { check } from '#test/support/check.ts'

check('every file is formatted (npm run format)', 'format:check')

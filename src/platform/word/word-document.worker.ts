import { answerInThread } from '#platform/threads/answer-in-thread.ts'
import { makeWord } from './make-word.ts'

answerInThread(makeWord)

import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerFeed } from '#app/routes/outside/answer-feed.ts'

export function loader(args: LoaderFunctionArgs) {
  return answerFeed(args, 'atom')
}

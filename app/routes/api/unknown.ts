import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '#app/domain/ground/errors/errors.ts'
import { answerPublicApi } from '#app/http/api.ts'

const answer = (args: LoaderFunctionArgs) => answerPublicApi(args, () => Promise.reject(notFound()))

/** A path of the API that does not exist is told as a problem document too. */
export function loader(args: LoaderFunctionArgs) {
  return answer(args)
}

export function action(args: ActionFunctionArgs) {
  return answer(args)
}

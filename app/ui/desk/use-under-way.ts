import { useFetchers } from '@remix-run/react'

/** Whether a form that is sent while its page stays is under way, up to the page that it leads on to. */
export const useUnderWay = (): boolean => useFetchers().some(({ formAction }) => formAction !== undefined)

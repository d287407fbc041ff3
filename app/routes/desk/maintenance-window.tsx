import type { LoaderFunctionArgs } from '@remix-run/node'
import { loadWindowPage } from '#app/routes/desk/load-window-page.ts'
import { WindowPage, windowMeta } from '#app/routes/desk/window-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadWindowPage(args)
}

export const meta = windowMeta
export default WindowPage

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { cancelMaintenance } from '#app/domain/incidents/maintenance/control.ts'
import { reasonOf } from '#app/routes/desk/translated.ts'
import { onWindow } from '#app/routes/desk/on-window.ts'
import { loadWindowPage } from '#app/routes/desk/load-window-page.ts'
import { WindowPage, windowMeta } from '#app/routes/desk/window-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadWindowPage(args)
}

/** Calls a window off. */
export function action(args: ActionFunctionArgs) {
  return onWindow(args, 'windowCancelled', async (tx, number, values) =>
    cancelMaintenance(tx, number, reasonOf(values)),
  )
}

export const meta = windowMeta
export default WindowPage

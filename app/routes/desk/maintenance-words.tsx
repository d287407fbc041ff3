import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { writeMaintenanceUpdate, Word } from '#app/domain/incidents/maintenance/control.ts'
import { translated } from '#app/routes/desk/translated.ts'
import { onWindow } from '#app/routes/desk/on-window.ts'
import { loadWindowPage } from '#app/routes/desk/load-window-page.ts'
import { WindowPage, windowMeta } from '#app/routes/desk/window-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadWindowPage(args)
}

/** Says something of a window. */
export function action(args: ActionFunctionArgs) {
  return onWindow(args, 'said', async (tx, number, values) =>
    writeMaintenanceUpdate(
      tx,
      number,
      parseInput(Word, { body: translated(values, 'body'), notify: values.text('notify') === 'yes' }),
    ),
  )
}

export const meta = windowMeta
export default WindowPage

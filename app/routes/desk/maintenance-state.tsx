import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { moveMaintenance, Move } from '#app/domain/incidents/maintenance/control.ts'
import { onWindow } from '#app/routes/desk/on-window.ts'
import { loadWindowPage } from '#app/routes/desk/load-window-page.ts'
import { WindowPage, windowMeta } from '#app/routes/desk/window-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadWindowPage(args)
}

/** Moves a window on, before its time. */
export function action(args: ActionFunctionArgs) {
  return onWindow(args, 'windowMoved', async (tx, number, { text }) =>
    moveMaintenance(tx, number, parseInput(Move, { to: text('to') })),
  )
}

export const meta = windowMeta
export default WindowPage

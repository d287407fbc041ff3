import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { rescheduleMaintenance, NewTimes } from '#app/domain/incidents/maintenance/control.ts'
import { reasonOf } from '#app/routes/desk/translated.ts'
import { onWindow } from '#app/routes/desk/on-window.ts'
import { loadWindowPage } from '#app/routes/desk/load-window-page.ts'
import { WindowPage, windowMeta } from '#app/routes/desk/window-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadWindowPage(args)
}

/** Gives a window other times. */
export function action(args: ActionFunctionArgs) {
  return onWindow(args, 'rescheduled', async (tx, number, values) =>
    rescheduleMaintenance(
      tx,
      number,
      parseInput(NewTimes, {
        startsAt: values.time('startsAt') ?? tx.now,
        endsAt: values.timeNeeded('endsAt'),
        reason: reasonOf(values),
      }),
    ),
  )
}

export const meta = windowMeta
export default WindowPage

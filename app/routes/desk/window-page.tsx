import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import type { Returned } from '#app/http/forms/returned.ts'
import { WindowRoomView } from '#app/ui/desk/maintenance/window-room.tsx'
import { resultOrRefused } from '#app/ui/desk/action-result.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'
import type { loadWindowPage } from '#app/routes/desk/load-window-page.ts'

/** The room of a maintenance window, also under the addresses its forms are sent to. */
export function WindowPage() {
  const room = useLoaderData<typeof loadWindowPage>()
  const returned = useActionData<Returned>()
  return <WindowRoomView {...room} result={resultOrRefused(room.result, returned)} />
}

export const windowMeta: MetaFunction = ({ matches }) => deskTitle(matches, 'desk.maintenance')

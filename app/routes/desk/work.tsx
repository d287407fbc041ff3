import { isRouteErrorResponse, Outlet, useRouteError } from '@remix-run/react'
import { DeskError } from '#app/ui/desk/frame/desk-error.tsx'

export default function Work() {
  return <Outlet />
}

/** What fails inside the frame leaves the frame: navigation, search and alarms stay, whatever the page. */
export function ErrorBoundary() {
  const error = useRouteError()
  const known = isRouteErrorResponse(error)
  return <DeskError status={known ? error.status : 500} data={known ? error.data : null} />
}

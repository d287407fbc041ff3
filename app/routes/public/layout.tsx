import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { PublicFrame } from '#app/routes/public/frame.tsx'

export function loader({ params }: LoaderFunctionArgs) {
  // zh-CN has no prefix: one address a page.
  if (params.lang !== undefined && params.lang !== 'en' && params.lang !== 'zh-TW')
    throw new Response(null, { status: 404 })
  return null
}

export default function PublicLayout() {
  return (
    <PublicFrame state={null}>
      <Outlet />
    </PublicFrame>
  )
}

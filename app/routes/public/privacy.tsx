import type { MetaFunction } from '@remix-run/react'
import { pageTitle } from '#app/ui/page/title.ts'
import { PrivacyView } from '#app/ui/public/privacy/privacy-view.tsx'

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'privacy.title')

export default function Privacy() {
  return <PrivacyView />
}

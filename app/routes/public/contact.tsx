import type { MetaFunction } from '@remix-run/react'
import { contactDetails } from '#app/routes/public/contact-details.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { ContactView } from '#app/ui/public/contact/contact-view.tsx'

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'contact.title')

export default function Contact() {
  return <ContactView {...contactDetails} />
}

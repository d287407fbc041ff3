import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { deskDetails } from '#app/domain/desk/details.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { ContactView } from '#app/ui/public/contact/contact-view.tsx'

export function loader() {
  return deskDetails()
}

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'contact.title')

export default function Contact() {
  return <ContactView {...useLoaderData<typeof loader>()} />
}

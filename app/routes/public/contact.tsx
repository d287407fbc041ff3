import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { operatorContactDetails } from '#app/domain/ground/operator/operator-contact-details.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { ContactView } from '#app/ui/public/contact/contact-view.tsx'

export function loader() {
  return operatorContactDetails()
}

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'contact.title')

export default function Contact() {
  return <ContactView {...useLoaderData<typeof loader>()} />
}

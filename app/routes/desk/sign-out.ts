import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { endSession } from '#app/http/staff.ts'

/** An address that was typed or followed changes nothing. */
export function loader() {
  return redirect('/desk')
}

export async function action({ request }: ActionFunctionArgs) {
  return redirect('/desk/sign-in', { headers: { 'Set-Cookie': await endSession(request) } })
}

import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { endSession } from '#app/http/staff.ts'

/** An address that was typed or followed changes nothing. */
export function loader() {
  return redirect('/desk')
}

export async function action({ request }: ActionFunctionArgs) {
  return redirect('/desk/sign-in', {
    // What the desk showed must not be found by going back on a shared machine.
    headers: { 'Set-Cookie': await endSession(request), 'Clear-Site-Data': '"cache", "storage"' },
  })
}

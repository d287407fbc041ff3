import type { ActionFunctionArgs } from '@remix-run/node'

const site = 'http://127.0.0.1:3000'

type Params = Record<string, string | undefined>

/** The arguments of a loader: a GET of a page. */
export const get = (path: string, params: Params = {}, headers: HeadersInit = {}): ActionFunctionArgs => ({
  request: new Request(site + path, { headers }),
  params,
  context: { clientIp: '203.0.113.7' },
})

/** The arguments of an action: a form as a browser sends it. */
export function post(
  path: string,
  fields: Record<string, string | File>,
  params: Params = {},
  headers: HeadersInit = {},
): ActionFunctionArgs {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return {
    request: new Request(site + path, { method: 'POST', body, headers }),
    params,
    context: { clientIp: '203.0.113.7' },
  }
}

/** What a loader or action throws; a redirect is one. */
export async function thrownBy(work: () => unknown): Promise<unknown> {
  try {
    await work()
  } catch (thrown) {
    return thrown
  }
  throw new Error('nothing was thrown')
}

import { times, type Attack } from './attack.ts'

/** Node takes 16 kB of a request's line and headers. */
const long = 15_000

const path = (name: string, text: string): Attack => ({ name, path: text.slice(0, long) })
const header = (name: string, header: string, text: string): Attack => ({
  name: `${header}: ${name}`,
  path: '/',
  headers: { [header]: text.slice(0, long) },
})

/** Paths, queries and headers as long as they can be, made of what expressions look for. */
export const hostileAddresses: readonly Attack[] = [
  path('a path of letters', `/${'a'.repeat(long)}`),
  path('a path of digits', `/${'1'.repeat(long)}`),
  path('a path of at signs', `/${'@'.repeat(long)}`),
  path('a path of halves of at signs', `/${'%4'.repeat(long)}`),
  path('a path of slashes', `/help${'/'.repeat(long)}`),
  path('a path of tokens', `/t/${'A'.repeat(long)}`),
  path('a path of 2 kB', `/${'a.b@'.repeat(500)}`),
  path('a path of the desk', `/desk/${'tickets/'.repeat(2000)}`),
  path('a path of the API', `/api/v1/${'incidents/'.repeat(2000)}`),
  path('a long query', `/track?number=${'1'.repeat(long)}`),
  path('many parameters', `/check?${times(3000, (at) => `a${at}=`).join('&')}`),
  path('many answers', `/check?a=${'nf.'.repeat(60)}`),
  path('a search of many words', `/help?q=${'%E7%A5%A8+'.repeat(400)}`),
  path('a search of one character', `/help?q=${'%25'.repeat(2000)}`),
  header('spaces', 'If-None-Match', `${' '.repeat(long)}x`),
  header('quotes', 'If-None-Match', '"'.repeat(long)),
  header('commas', 'Accept-Encoding', 'br;q=0.1,'.repeat(2000)),
  header('spaces', 'Accept-Language', `en${' '.repeat(long)}`),
  header('semicolons', 'Cookie', 'fd_staff=;'.repeat(2000)),
  header('one value', 'Cookie', `fd_staff=${'A'.repeat(long)}`),
  header('digits', 'User-Agent', `Version/${'1'.repeat(long)}`),
  header('a path', 'Referer', `http://x/${'a'.repeat(long)}`),
  header('spaces', 'Authorization', `Bearer${' '.repeat(long)}`),
  header('addresses', 'X-Forwarded-For', '1.1.1.1,'.repeat(1800)),
  header('spaces', 'Content-Type', `multipart/form-data;${' '.repeat(long)}boundary`),
]

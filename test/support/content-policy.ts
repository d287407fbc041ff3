/** Directives that `default-src` does not stand in for. */
const alone = new Set(['base-uri', 'form-action', 'frame-ancestors', 'sandbox'])

/** What a Content-Security-Policy says of a directive, as a browser reads it: the first of two counts. */
export function readPolicy(policy: string): (directive: string) => string[] | null {
  const directives = new Map<string, string[]>()
  for (const part of policy.split(';')) {
    const [name = '', ...values] = part.trim().split(/\s+/)
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), values)
  }
  const parent = (directive: string) => directive.replace(/-(?:elem|attr)$/, '')
  return (directive) =>
    directives.get(directive) ??
    directives.get(parent(directive)) ??
    (alone.has(directive) ? null : (directives.get('default-src') ?? null))
}

/** Roots of files that are invoices: of the tax bureau's XML, and of the vouchers in XBRL. */
const roots = /^(?:einvoice|invoice|taxsupervisioninfo|xbrl)$/i

/** Encodings in which a byte below 0x40 is the character of ASCII, so that no markup hides between the bytes. */
const encodings = /^(?:utf-8|gb2312|gbk|gb18030)$/i

/** The XML of an invoice has some 10 kB, a voucher in XBRL some 100: a larger one is none, and is not read. */
const longestXml = 1024 * 1024
/** Of one file; each is as long as an address of a schema. */
const mostNamespaces = 200
const longestNamespace = 300

const element = /<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]/y
const forbidden =
  /<!doctype|<!entity|<\?(?!xml\s)|<(?:[^\s/<>"'=:]+:)?(?:html|script|svg|foreignobject)[\s/>]/i
const namespaceValue = /\sxmlns(?::[^\s=]+)?\s*=\s*(?:"([^"]*)"|'([^']*)')/g
/** What a browser knows of W3C's namespaces would run there, but for those of schemas and signatures. */
const harmless = /^http:\/\/www\.w3\.org\/(?:2001\/XMLSchema(?:-instance)?|2000\/09\/xmldsig#|1999\/xlink)$/

/**
 * Whether a file is the XML of an invoice by its root. Files that a browser would run (pages, drawings, style sheets) or
 * that a careless reader would be blown up by (entities) are refused, wherever in the file that stands.
 */
export function isInvoiceXml(bytes: Buffer): boolean {
  if (bytes.length > longestXml) return false
  const text = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  const encoding = /^<\?xml[^?]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1]
  if (encoding !== undefined && !encodings.test(encoding)) return false
  if (forbidden.test(text)) return false
  const root = rootOf(text)
  if (root === undefined || !roots.test(root)) return false
  let count = 0
  for (const [, double, single] of text.matchAll(namespaceValue)) {
    const namespace = double ?? single ?? ''
    count += 1
    if (count > mostNamespaces || namespace.length > longestNamespace) return false
    if (!isHarmless(decoded(namespace))) return false
  }
  return true
}

/** The local name of the first element, behind the declaration and comments. */
function rootOf(text: string): string | undefined {
  let at = 0
  for (;;) {
    at = behindSpaces(text, at)
    const end = text.startsWith('<!--', at) ? endOfComment(text, at + 4) : endOfDeclaration(text, at)
    if (end === at) break
    if (end === null) return undefined
    at = end
  }
  element.lastIndex = at
  return element.exec(text)?.[1]
}

const space = /\s/
function behindSpaces(text: string, from: number): number {
  let at = from
  while (space.test(text.charAt(at))) at += 1
  return at
}

/** Two hyphens end a comment, or it is none. */
function endOfComment(text: string, from: number): number | null {
  const hyphens = text.indexOf('--', from)
  return hyphens >= 0 && text[hyphens + 2] === '>' ? hyphens + 3 : null
}

function endOfDeclaration(text: string, at: number): number | null {
  if (!/^<\?xml\s/.test(text.slice(at, at + 6))) return at
  const mark = text.indexOf('?', at + 2)
  return mark >= 0 && text[mark + 1] === '>' ? mark + 2 : null
}

const isHarmless = (namespace: string) => !/w3\.org/i.test(namespace) || harmless.test(namespace)

/** The text of an attribute: character references and the five entities of XML itself stand for their characters. */
const decoded = (text: string) =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[String(name)] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

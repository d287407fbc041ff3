/** Roots of files that are invoices: of the tax bureau's XML, and of the vouchers in XBRL. */
const roots = /^(?:einvoice|invoice|taxsupervisioninfo|xbrl)$/i

/** Encodings in which a byte below 0x40 is the character of ASCII, so that no markup hides between the bytes. */
const encodings = /^(?:utf-8|gb2312|gbk|gb18030)$/i

const beforeRoot = /\s+|<\?xml\s[^?]*\?>|<!--(?:(?!--)[^])*-->/y
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
  const text = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  const encoding = /^<\?xml[^?]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1]
  if (encoding !== undefined && !encodings.test(encoding)) return false
  if (forbidden.test(text)) return false
  const root = rootOf(text)
  if (root === undefined || !roots.test(root)) return false
  return [...text.matchAll(namespaceValue)].every(([, double, single]) =>
    isHarmless(decoded(double ?? single ?? '')),
  )
}

/** The local name of the first element, behind the declaration and comments. */
function rootOf(text: string): string | undefined {
  beforeRoot.lastIndex = 0
  let at = 0
  while (beforeRoot.test(text)) at = beforeRoot.lastIndex
  element.lastIndex = at
  return element.exec(text)?.[1]
}

const isHarmless = (namespace: string) => !/w3\.org/i.test(namespace) || harmless.test(namespace)

/** The text of an attribute: character references and the five entities of XML itself stand for their characters. */
const decoded = (text: string) =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[String(name)] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

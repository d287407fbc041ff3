// The first that matches names it: others pretend to be Chrome or Safari.
const browsers: Array<[RegExp, string]> = [
  [/MicroMessenger\/([\d]+)/, '微信'],
  [/Edg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/QQBrowser\/(\d+)/, 'QQ 浏览器'],
  [/(?:UCBrowser|UBrowser)\/(\d+)/, 'UC 浏览器'],
  [/HuaweiBrowser\/(\d+)/, '华为浏览器'],
  [/MiuiBrowser\/(\d+)/, '小米浏览器'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/Version\/(\d+)(?!\d)[^V]*Safari/, 'Safari'],
]
const systems: Array<[RegExp, string]> = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** A browser as people call it, "Edge 143, Windows", for the report form; empty where it is unknown. */
export function browserName(userAgent: string): string {
  const browser = browsers.map(([pattern, name]) => withVersion(pattern.exec(userAgent), name)).find(Boolean)
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1]
  return [browser, system].filter(Boolean).join(', ')
}

const withVersion = (match: RegExpExecArray | null, name: string) =>
  match ? `${name} ${match[1] ?? ''}`.trim() : null

/** What people call the provinces (two digits of GB/T 2260) and the planned cities (four). */
const names: Record<string, string> = {
  '11': '北京',
  '12': '天津',
  '13': '河北',
  '14': '山西',
  '15': '内蒙古',
  '21': '辽宁',
  '22': '吉林',
  '23': '黑龙江',
  '31': '上海',
  '32': '江苏',
  '33': '浙江',
  '34': '安徽',
  '35': '福建',
  '36': '江西',
  '37': '山东',
  '41': '河南',
  '42': '湖北',
  '43': '湖南',
  '44': '广东',
  '45': '广西',
  '46': '海南',
  '50': '重庆',
  '51': '四川',
  '52': '贵州',
  '53': '云南',
  '54': '西藏',
  '61': '陕西',
  '62': '甘肃',
  '63': '青海',
  '64': '宁夏',
  '65': '新疆',
  '2102': '大连',
  '3302': '宁波',
  '3502': '厦门',
  '3702': '青岛',
  '4403': '深圳',
}

/**
 * The digits that invoices of a region begin with, by its name (北京, 北京市, 广西壮族自治区) or by themselves (11, 1100,
 * 4403); null for any other.
 */
export function regionDigits(name: string): string | null {
  const digits = name.endsWith('00') ? name.slice(0, 2) : name
  if (Object.hasOwn(names, digits)) return digits
  const known = Object.entries(names).find(([, short]) => name.startsWith(short))
  return known?.[0] ?? null
}

/** A number of 20 digits names the province of a planned city, or one of these in its place. */
const inPlaceOfCity = ['91', '92', '93', '94', '95']

/**
 * What the regions of invoices begin with that may come from the regions named; null where none is named, or where one
 * is that invoices don't know.
 */
export function regionStarts(regions: readonly string[]): string[] | null {
  const known = regions.map(regionDigits)
  if (known.length === 0 || known.includes(null)) return null
  return known.flatMap((digits) => {
    if (digits === null) return []
    return digits.length === 2 ? [digits] : [digits, `${digits.slice(0, 2)}00`, ...inPlaceOfCity]
  })
}

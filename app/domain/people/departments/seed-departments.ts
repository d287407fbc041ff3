export interface DepartmentSeed {
  key: string
  name: { 'zh-CN': string; 'zh-TW': string; en: string }
  position: number
}

/** The departments of a new installation; the first line comes first. */
export const departmentSeeds: readonly DepartmentSeed[] = [
  {
    key: 'taxpayer_service',
    name: { 'zh-CN': '纳税服务', 'zh-TW': '納稅服務', en: 'Taxpayer service' },
    position: 1,
  },
  {
    key: 'tech_support',
    name: { 'zh-CN': '技术支持（信息中心）', 'zh-TW': '技術支援（信息中心）', en: 'Technical support' },
    position: 2,
  },
  { key: 'data_repair', name: { 'zh-CN': '数据修复', 'zh-TW': '資料修復', en: 'Data repair' }, position: 3 },
  { key: 'product', name: { 'zh-CN': '产品', 'zh-TW': '產品', en: 'Product' }, position: 4 },
  {
    key: 'tax_office',
    name: { 'zh-CN': '征管（主管税务所）', 'zh-TW': '徵管（主管稅務所）', en: 'Tax office' },
    position: 5,
  },
]

/** Who handles a ticket of each cause (house proposal, to be confirmed by the tax side). Others: the first line. */
export const departmentOfCause: Readonly<Record<string, string>> = {
  T3: 'tax_office',
  S3: 'tax_office',
  F1: 'tax_office',
  C2: 'tech_support',
  I1: 'data_repair',
}

/** A text as the product comes with it; zh-TW is derived from zh-CN when it is read. */
export type Written = { 'zh-CN': string; en: string }

/** Runs of Chinese within another language, with the punctuation between them. */
export const chineseRun = /\p{Script=Han}(?:[\p{Script=Han}（）《》“”，。、：/]*\p{Script=Han}[）》”。]?)?/gu

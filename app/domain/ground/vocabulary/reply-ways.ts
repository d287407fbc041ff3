/** How the composer of a ticket sends what is written in it. */
export const replyWays = ['reply', 'ask', 'resolve', 'note'] as const
export type ReplyWay = (typeof replyWays)[number]
export const isReplyWay = (text: string): text is ReplyWay => replyWays.some((way) => way === text)

import { dayMs } from '#app/domain/ground/vocabulary/durations.ts'
import { draftAnnouncement, publishAnnouncement } from '#app/domain/public/announcements/announce.ts'
import type { Context } from '#app/domain/ground/context.ts'

/** A tip that stays on top, and what was new last week. */
export async function makeAnnouncements(ctx: Context): Promise<void> {
  await publish({ ...ctx, now: new Date(ctx.now.getTime() - 9 * dayMs) }, 'system_update', {
    title: { 'zh-CN': '进度页面可以下载全部往来', en: 'The whole exchange of a report can be downloaded' },
    body: {
      'zh-CN':
        '从今天起，在进度页面可以打印或下载与工作人员的全部往来。\n\n- 对象：用手机或邮箱收到过进度链接的人\n- 不需要做任何设置',
      en: 'From today the page of a report lets you print or download everything that was said.\n\n- For everybody with a link to their report\n- Nothing has to be set up',
    },
  })
  await publish({ ...ctx, now: new Date(ctx.now.getTime() - 4 * dayMs) }, 'safety_tip', {
    title: { 'zh-CN': '谨防冒充工作人员索要验证码', en: 'Beware of callers who ask for your code' },
    body: {
      'zh-CN':
        '我们不会打电话索要验证码或密码，也不会要求转账。\n\n收到可疑的电话或短信时：\n\n1. 不要点开链接\n2. 不要回拨\n3. 从本站的“联系我们”页面核对电话',
      en: 'We never call to ask for a code or a password, and never for money.\n\nIf a call or message looks wrong:\n\n1. Do not open the link\n2. Do not call back\n3. Compare the number with our contact page',
    },
    pinned: true,
  })
}

type Words = { title: Translated; body: Translated; pinned?: boolean }
type Translated = { 'zh-CN': string; en: string }

async function publish(ctx: Context, kind: 'system_update' | 'safety_tip', words: Words) {
  const { number } = await draftAnnouncement(ctx, { kind, ...words })
  await publishAnnouncement(ctx, number)
}

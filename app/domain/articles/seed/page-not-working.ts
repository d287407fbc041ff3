import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const pageNotWorking: ArticleSeed = {
  slug: 'page-not-working',
  topic: 'lookup',
  causes: ['C1', 'C2', 'N1', 'N2'],
  invoiceKinds: [],
  title: {
    'zh-CN': '查验页面打不开、验证码总不对',
    en: 'The page does not work, or the captcha is always wrong',
  },
  summary: {
    'zh-CN': '验证码看颜色，空白页换浏览器，什么网站都打不开就看网络：多数情况几分钟能解决。',
    en: 'Mind the captcha’s colour, change the browser for a blank page, and check your network if no site opens: mostly minutes.',
  },
  body: {
    'zh-CN': `
页面用不了，跟发票本身没有关系。按您看到的样子找对应的一段。

## 验证码总是提示错误或失效

1. 图片上方写着要输入**哪种颜色**的文字，例如“请输入验证码图片中蓝色文字”。只输入这种颜色的，其余的不要。
2. 图片会过期。先填好发票内容，最后再看验证码。
3. 看不清就点一下图片换一张。
4. 实在分不清颜色，请身边的人帮忙看一眼。不要把验证码发给陌生人。

## 页面空白、有证书警告，或者按钮没反应

1. 不要用收藏夹里的旧地址，从官网首页重新进入。地址以 chinatax.gov.cn 结尾才是官方网站。
2. 换一个新版的浏览器，关掉拦截广告或脚本的插件。
3. 换一个网络，例如手机流量。
4. 单位的电脑打不开、手机能打开的，多半是单位网络的设置，请告诉本单位的网络管理员。
5. 急用的，可以改用手机应用或电子税务局查。

## 别的网站也打不开

这是您的网络断了。打开另一个网站确认一下，在无线网络和手机流量之间切换，重启路由器。

## 退出登录了，或者显示的是旧结果

页面停留太久，登录会过期，浏览器也可能拿以前存下的内容给您看。按 F5 刷新；不行就退出、重新登录；还不行就换一个浏览器。

## 提示“网络超时”“系统异常”

先等几分钟再试。如果身边好几个人同时遇到，可能是平台的故障：先看[首页](/)有没有正在处理的故障，再看[是不是系统出了故障](/help/platform-incident)。

## 大概多久

验证码、浏览器、登录的问题，马上能解决。网络的问题，恢复后马上能用。

## 什么时候来找我们

换了浏览器和网络都不行，请[提交报告](/report)，写明用的是什么电脑或手机、什么浏览器、看到了什么，附上截图。截图里请不要带密码。
`,
    en: `
A page that does not work says nothing about the invoice. Find the part that fits what you see.

## The captcha is always wrong or expired

1. The line above the picture says **which colour** to type, for instance 请输入验证码图片中蓝色文字 (the blue characters). Type only those.
2. The picture expires. Fill in the invoice first and read the captcha last.
3. Click the picture for a new one if it can't be read.
4. If you can't tell the colours apart, ask somebody beside you. Never send a captcha to a stranger.

## A blank page, a certificate warning, or dead buttons

1. Enter from the official home page, not from an old bookmark. Its address ends in chinatax.gov.cn.
2. Use an up-to-date browser and turn off blockers of advertisements or scripts.
3. Use another network, such as mobile data.
4. If it opens on your phone but not at work, the network at work is set so: tell its administrator.
5. If it is urgent, use the mobile app or the e-tax bureau.

## Other sites do not open either

Your own network is down. Try another site, switch between Wi-Fi and mobile data, restart the router.

## Signed out, or an old result

A session ends when a page stays open for long, and a browser may show what it kept. Press F5; if that does not help, sign out and in again; then try another browser.

## Timeout or system error

Wait some minutes and try again. If several people near you see the same, it may be a fault of the platform: see the [home page](/) first, then [Is there a fault?](/help/platform-incident)

## How long it takes

Captcha, browser and session: at once. A network: as soon as it is back.

## When to come to us

If neither another browser nor another network helps, please [send a report](/report): which computer or phone, which browser, what you saw, with a screenshot. No passwords in the picture, please.
`,
  },
}

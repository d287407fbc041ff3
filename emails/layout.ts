import type { Block, Frame, Mail } from './content.ts'

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
const lines = (text: string) => escape(text).replace(/\r?\n/g, '<br>')

const font =
  "'PingFang SC','HarmonyOS Sans SC','MiSans','Noto Sans SC','Microsoft YaHei',system-ui,sans-serif"

/** The HTML part. Inline styles and one table: mail programs know little more. */
export function mailHtml(frame: Frame, mail: Mail): string {
  const action = mail.action
    ? `<p style="margin:24px 0"><a href="${escape(mail.action.url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0b5f63;color:#ffffff;text-decoration:none;font-weight:600">${escape(mail.action.label)}</a></p>
<p style="margin:0 0 16px;font-size:13px;color:#56626b;word-break:break-all">${escape(frame.t('mail.linkHint'))}<br>${escape(mail.action.url)}</p>`
    : ''
  return `<!doctype html>
<html lang="${frame.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escape(mail.subject)}</title></head>
<body style="margin:0;background:#f4f6f6;font-family:${font};font-size:16px;line-height:1.65;color:#1d2a30">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border:1px solid #d9e0e0;border-radius:8px"><tr><td style="padding:28px 28px 20px">
<p style="margin:0 0 20px;font-size:14px;color:#0b5f63;font-weight:600">${escape(frame.t('product.name'))}</p>
<h1 style="margin:0 0 16px;font-size:21px;line-height:1.4">${escape(mail.title)}</h1>
${mail.blocks.map(blockHtml).join('\n')}
${action}
</td></tr><tr><td style="padding:16px 28px;border-top:1px solid #d9e0e0;font-size:13px;color:#56626b">${escape(frame.t('mail.footer'))}${mail.unsubscribeUrl ? `<br><br>${escape(endWords(frame, mail))}<br><a href="${escape(mail.unsubscribeUrl)}" style="color:#56626b;word-break:break-all">${escape(mail.unsubscribeUrl)}</a>` : ''}</td></tr></table>
</td></tr></table></body></html>`
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case 'text':
      return `<p style="margin:0 0 16px">${lines(block.text)}</p>`
    case 'note':
      return `<p style="margin:0 0 16px;font-size:14px;color:#56626b">${lines(block.text)}</p>`
    case 'code':
      return `<p style="margin:0 0 16px;font-size:32px;letter-spacing:6px;font-weight:600;font-family:ui-monospace,Menlo,Consolas,monospace">${escape(block.text)}</p>`
    case 'quote':
      return `${block.label ? `<p style="margin:0 0 4px;font-size:14px;color:#56626b">${escape(block.label)}</p>` : ''}<blockquote${block.language ? ` lang="${block.language}"` : ''} style="margin:0 0 16px;padding:12px 16px;background:#f4f6f6;border-left:3px solid #0b5f63">${block.html ?? lines(block.text)}</blockquote>`
    case 'facts':
      return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px">${block.rows
        .map(
          ([label, value]) =>
            `<tr><td style="padding:2px 16px 2px 0;color:#56626b;vertical-align:top;white-space:nowrap">${escape(label)}</td><td style="padding:2px 0">${lines(value)}</td></tr>`,
        )
        .join('')}</table>`
  }
}

const endWords = (frame: Frame, mail: Mail) => mail.unsubscribeText ?? frame.t('mail.unsubscribe')

/** The plain part: the same words in the same order. */
export function mailText(frame: Frame, mail: Mail): string {
  const parts = [mail.title, ...mail.blocks.map(blockText)]
  if (mail.action) parts.push(`${mail.action.label}: ${mail.action.url}`)
  parts.push('-- ', `${frame.t('product.name')} · ${frame.t('mail.footer')}`)
  if (mail.unsubscribeUrl) parts.push(`${endWords(frame, mail)}\n${mail.unsubscribeUrl}`)
  return parts.join('\n\n')
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'facts':
      return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n')
    case 'quote':
      return [block.label, block.text.replace(/^/gm, '> ')].filter(Boolean).join('\n')
    default:
      return block.text
  }
}

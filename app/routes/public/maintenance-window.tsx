import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { toHtml } from '#app/domain/ground/markdown/to-html.ts'
import { showPublicWindow } from '#app/domain/incidents/maintenance/show-public-maintenance.ts'
import { visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { languageOf } from '#app/i18n/language.ts'
import { windowBrief } from '#app/routes/public/window-brief.ts'
import { pageMeta } from '#app/ui/page/title.ts'
import { WindowView } from '#app/ui/public/maintenance/window-view.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = languageOf(new URL(request.url).pathname)
  const ctx = visitor()
  const window = await showPublicWindow(ctx, params.number ?? '', language)
  return {
    window: windowBrief(window, language),
    body: { html: toHtml(window.body.text, window.body.language), language: window.body.language },
    updates: window.updates.map(({ id, at, occasion, text }) => ({
      id,
      at,
      occasion,
      html: toHtml(text.text, text.language),
      language: text.language,
    })),
    now: ctx.now,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) => {
  const title = page?.window.title.text ?? ''
  const t = translator(languageOf(location.pathname))
  return pageMeta(location, { title, description: t('outside.about.window', { title }) })
}

export default function MaintenanceWindow() {
  return <WindowView {...useLoaderData<typeof loader>()} />
}

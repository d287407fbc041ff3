import { useT } from '#app/ui/language.tsx'
import { Page, PageHead } from '#app/ui/page/page.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import { Unsolved } from '#app/ui/public/help/help-view.tsx'
import { SearchBox } from '#app/ui/public/help/search-box.tsx'

/** An old or mistyped address: search from here. */
export function UnknownArticleView() {
  const t = useT()
  return (
    <Page>
      <PageHead title={t('help.unknown')} lead={t('help.unknownText')} />
      <SearchBox />
      <p>
        <PublicLink data-alone to="/help">
          {t('help.all')}
        </PublicLink>
      </p>
      <Unsolved />
    </Page>
  )
}

import { useT } from '#app/ui/language.tsx'
import { Mixed } from '#app/ui/mixed.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'

export type DeskLinesProps = {
  hotline: string
  operator: string | null
  phone: string | null
  hours: { from: string; to: string } | null
}

/** The footer of every public page: phone and hours, other ways to reach us, and the warning against fraud. */
export function DeskLines({ hotline, operator, phone, hours }: DeskLinesProps) {
  const t = useT()
  return (
    <>
      <p>
        {t('footer.hotline')} <a href={`tel:${hotline}`}>{hotline}</a>
        {phone ? (
          <>
            {' · '}
            {t('footer.phone')} <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>
          </>
        ) : null}
      </p>
      {hours ? <p>{t('footer.hours', hours)}</p> : null}
      <p>{t('footer.outside')}</p>
      <p>
        {t('footer.warning')} <PublicLink to="/contact">{t('footer.channels')}</PublicLink>
      </p>
      {operator ? (
        <p>
          <Mixed text={t('footer.operator', { operator })} />
        </p>
      ) : null}
    </>
  )
}

import type { ReactNode } from 'react'
import { contactDetails } from '#app/routes/public/contact-details.ts'
import { useT } from '#app/ui/language.tsx'
import type { NavItem } from '#app/ui/page/public-header.tsx'
import { PublicShell } from '#app/ui/page/public-shell.tsx'
import { Banner, type BannerProps } from '#app/ui/state/banner.tsx'
import { StateLine, type StateLineProps } from '#app/ui/state/state-line.tsx'

const nav: NavItem[] = [
  { to: '/check', label: 'nav.check' },
  { to: '/track', label: 'nav.track' },
  { to: '/help', label: 'nav.articles' },
  { to: '/contact', label: 'nav.contact' },
]
const footer: NavItem[] = [
  { to: '/', label: 'nav.home' },
  { to: '/maintenance', label: 'maintenance.title' },
  { to: '/history', label: 'history.title' },
  { to: '/announcements', label: 'announcement.title' },
  { to: '/help', label: 'nav.articles' },
  { to: '/contact', label: 'nav.contact' },
  { to: '/privacy', label: 'nav.privacy' },
]

/** The frame of every public page. Without a known state (an error page) the line is left out. */
type PublicFrameProps = { state: StateLineProps | null; banners?: BannerProps[]; children: ReactNode }

export function PublicFrame({ state, banners = [], children }: PublicFrameProps) {
  const t = useT()
  return (
    <PublicShell
      state={
        <>
          {state ? <StateLine {...state} /> : null}
          {banners.map((banner) => (
            <Banner key={banner.number} {...banner} />
          ))}
        </>
      }
      nav={nav}
      footer={footer}
      hours={<p>{t('footer.hours', contactDetails.hours)}</p>}
      help="/contact"
    >
      {children}
    </PublicShell>
  )
}

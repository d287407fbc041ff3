import type { ReactNode } from 'react'
import type { OperatorContactDetails } from '#app/domain/ground/operator/operator-contact-details.ts'
import { DeskLines } from '#app/ui/page/desk-lines.tsx'
import type { NavItem } from '#app/ui/page/public-header.tsx'
import { PublicShell } from '#app/ui/page/public-shell.tsx'
import { Banner, type BannerProps } from '#app/ui/state/banner.tsx'
import { StateLine, type StateLineProps } from '#app/ui/state/state-line.tsx'

const nav: NavItem[] = [
  { to: '/check', label: 'nav.check' },
  { to: '/track', label: 'nav.track' },
  { to: '/help', label: 'nav.articles' },
  { to: '/subscribe', label: 'nav.subscribe' },
  { to: '/contact', label: 'nav.contact' },
]
const footer: NavItem[] = [
  { to: '/', label: 'nav.home' },
  { to: '/maintenance', label: 'maintenance.title' },
  { to: '/history', label: 'history.title' },
  { to: '/announcements', label: 'announcement.title' },
  { to: '/help', label: 'nav.articles' },
  { to: '/contact', label: 'nav.contact' },
  { to: '/feedback', label: 'nav.feedback' },
  { to: '/privacy', label: 'nav.privacy' },
]

type PublicFrameProps = {
  state: StateLineProps | null
  banners?: BannerProps[]
  desk: OperatorContactDetails | null
  children: ReactNode
}

/** The frame of every public page. Without a known state (an error page) the line is left out. */
export function PublicFrame({ state, banners = [], desk, children }: PublicFrameProps) {
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
      hours={desk ? <DeskLines {...desk} /> : null}
      help="/contact"
    >
      {children}
    </PublicShell>
  )
}

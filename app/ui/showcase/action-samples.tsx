import { useState } from 'react'
import { Breadcrumb } from '#app/ui/actions/breadcrumb.tsx'
import { Button, LinkButton, type ButtonLook } from '#app/ui/actions/button.tsx'
import { CopyButton } from '#app/ui/actions/copy-button.tsx'
import { Dialog } from '#app/ui/actions/dialog.tsx'
import { Pagination } from '#app/ui/actions/pagination.tsx'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { useT } from '#app/ui/language.tsx'
import { Row, Sample, Samples } from '#app/ui/showcase/sample.tsx'

const looks: readonly ButtonLook[] = ['primary', 'secondary', 'quiet', 'danger', 'internal']
const views = ['mine', 'unassigned', 'department', 'waiting', 'late', 'resolved', 'all'] as const

export function ActionSamples() {
  const t = useT()
  const [open, setOpen] = useState(false)
  const long = t('report.consent')
  return (
    <Samples title="app/ui/actions">
      {looks.map((look) => (
        <Sample key={look} name={`Button ${look}: usual, icon, disabled, sending`}>
          <Row>
            <Button look={look} type="button">
              {t('action.take')}
            </Button>
            <Button look={look} type="button" icon="check" iconAfter="chevron-right">
              {t('action.take')}
            </Button>
            <Button look={look} type="button" disabled>
              {t('action.take')}
            </Button>
            <Button look={look} type="button" aria-disabled icon="refresh">
              {t('action.take')}
            </Button>
          </Row>
        </Sample>
      ))}
      <Sample name="Button: long, wide">
        <Row>
          <Button type="button">{t('report.consentLink')}</Button>
          <Button type="button" look="secondary" wide>
            {t('report.submit')}
          </Button>
        </Row>
      </Sample>
      <Sample name="LinkButton">
        <Row>
          <LinkButton href="#">{t('error.toHome')}</LinkButton>
          <LinkButton href="#" look="secondary" icon="arrow-right">
            {t('error.toContact')}
          </LinkButton>
        </Row>
      </Sample>
      <Sample name="CopyButton">
        <CopyButton text="FD-0000" label={t('post.copy')} copied={t('post.copied')} />
      </Sample>
      <Sample name="Dialog">
        <Button type="button" look="secondary" onClick={() => setOpen(true)}>
          {t('action.label')}
        </Button>
        <Dialog title={t('action.label')} open={open} onClose={() => setOpen(false)}>
          <p>{t('privacy.lead')}</p>
          <Row>
            <Button type="button" onClick={() => setOpen(false)}>
              {t('action.take')}
            </Button>
          </Row>
        </Dialog>
      </Sample>
      <Sample name="Breadcrumb: usual, long">
        <Breadcrumb crumbs={[{ label: t('desk.incidents'), href: '#' }, { label: t('desk.maintenance') }]} />
        <Breadcrumb crumbs={[{ label: long, href: '#' }, { label: t('privacy.lead') }]} />
      </Sample>
      <Sample name="Tabs" whole>
        <Tabs
          label={t('inbox.list')}
          tabs={views.map((view, at) => ({
            to: `#${view}`,
            label: t(`view.${view}`),
            count: String(at * 7),
            current: at === 2,
          }))}
        />
      </Sample>
      <Sample name="Pagination: both, the last" whole>
        <Pagination previous="#" next="#" />
        <Pagination previous="#" />
      </Sample>
    </Samples>
  )
}

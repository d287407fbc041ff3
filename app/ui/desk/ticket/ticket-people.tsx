import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm, useHere } from '#app/ui/desk/desk-form.tsx'
import { useListSearch } from '#app/ui/desk/inbox/list-search.ts'
import { LookingNow } from '#app/ui/desk/live/looking.tsx'
import { usePresence } from '#app/ui/desk/live/use-presence.ts'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/live/live.module.css'

/** Who else has to do with the ticket without having it: those who watch, and those who look at it now. */
export function TicketPeople({ view, me, watchers }: Pick<TicketPage, 'view' | 'me' | 'watchers'>) {
  const t = useT()
  const here = useHere()
  const search = useListSearch()
  const { number } = view.ticket
  const looking = usePresence([number])[number] ?? []
  const isWatching = watchers.some(({ id }) => id === me.id)
  const others = watchers.filter(({ id }) => id !== me.id).map(({ name }) => name)
  return (
    <div className={styles.people} data-print="no">
      <DeskForm
        action={`/desk/tickets/${number}/watching${search}`}
        sends={{ watch: isWatching ? 'no' : 'yes' }}
      >
        <input type="hidden" name="back" value={here} />
        <Button look="quiet" icon={isWatching ? 'done' : 'eye'} title={t('watch.hint')}>
          {t(isWatching ? 'watch.stop' : 'watch.start')}
        </Button>
      </DeskForm>
      {others.length > 0 ? <span>{t('watch.others', { names: others.join(t('list.comma')) })}</span> : null}
      <LookingNow people={looking} />
    </div>
  )
}

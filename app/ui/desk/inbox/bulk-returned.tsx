import { Link, useActionData } from '@remix-run/react'
import type { CauseTitle } from '#app/domain/knowledge/causes/cause-titles.ts'
import type { Department } from '#app/domain/people/departments/departments.ts'
import type { Returned } from '#app/http/forms/returned.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { Refused } from '#app/ui/desk/refused.tsx'
import { whyRefused } from '#app/ui/desk/refusal-words.ts'
import { causeOptions } from '#app/ui/desk/ticket/cause-names.ts'
import { CauseSelect } from '#app/ui/desk/ticket/cause-select.tsx'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/inbox/bulk.module.css'

type BulkReturnedProps = { action: string; causes: readonly CauseTitle[]; departments: readonly Department[] }

/** What is typed for each action. */
const texts: Record<string, 'replyBody' | 'resolveBody' | 'transferReason' | 'superviseReason' | 'bulkTags'> =
  {
    reply: 'replyBody',
    resolve: 'resolveBody',
    transfer: 'transferReason',
    supervise: 'superviseReason',
    tags: 'bulkTags',
  }

/** A bulk action that was refused as a whole: why, and everything that was typed, to be sent again. */
export function BulkReturned({ action, causes, departments }: BulkReturnedProps) {
  const t = useT()
  const language = useLanguage()
  const returned = useActionData<Returned>()
  const text = texts[action]
  const list = returned?.values.back ?? '/desk/tickets'
  const assigns = action === 'take' || action === 'assign'
  const shown = [text, action === 'resolve' ? 'causeCode' : undefined, assigns ? 'others' : undefined]
  return (
    <DeskPage title={t('bulk.label')} narrow>
      {returned ? (
        <>
          <Refused why={whyRefused(t, returned)} />
          <DeskForm action={`/desk/tickets/bulk/${action}`} withPage className={styles.again}>
            {Object.entries(returned.lists)
              .filter(([name]) => name !== 'formKey' && !shown.includes(name))
              .flatMap(([name, values]) =>
                values.map((value) => (
                  <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
                )),
              )}
            <p>{t('bulk.count', { count: returned.lists.ticket?.length ?? 0 })}</p>
            {action === 'resolve' ? (
              <CauseSelect
                id="bulk-cause"
                name="causeCode"
                label={t('composer.cause')}
                groups={causeOptions({ causes, departments, t, language })}
                defaultValue={returned.values.causeCode}
              />
            ) : null}
            {assigns ? <Checkbox name="others" label={t('bulk.others')} /> : null}
            {text ? <TextArea name={text} label={t(`deskField.${text}`)} rows={5} /> : null}
            <Button>{t('bulk.again')}</Button>
          </DeskForm>
        </>
      ) : null}
      <p>
        <Link to={list}>{t('bulk.back')}</Link>
      </p>
    </DeskPage>
  )
}

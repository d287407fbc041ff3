import { roles } from '#app/domain/ground/vocabulary/staff-roles.ts'
import type { Department } from '#app/domain/people/departments/departments.ts'
import type { StaffRow } from '#app/domain/people/staff/list-staff.ts'
import type { Returned } from '#app/http/forms/returned.ts'
import { isKey, type Translate } from '#app/i18n/catalogue.ts'
import { Button, LinkButton } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { Table } from '#app/ui/data/table.tsx'
import { DeskPage, DeskPanel } from '#app/ui/desk/desk-page.tsx'
import { InvitationLink } from '#app/ui/desk/invitation-link.tsx'
import { findings, refusal, type Labels } from '#app/ui/desk/incidents/returned.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { Refused } from '#app/ui/desk/refused.tsx'
import styles from '#app/ui/desk/sign-in.module.css'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Badge } from '#app/ui/state/badge.tsx'

type StaffViewProps = {
  staff: StaffRow[]
  departments: Department[]
  me: string
  /** The one-time link of an invitation, shown once. */
  link: string | null
  returned: Returned | null
}

/** Who works here, for administrators: invite, reset, let go. */
export function StaffView({ staff, departments, me, link, returned }: StaffViewProps) {
  const t = useT()
  return (
    <DeskPage title={t('staff.title')} lead={t('staff.lead')}>
      <StaffTable staff={staff} me={me} />
      <DeskPanel title={t('staff.invite')}>
        {link ? <InvitationLink key={link} link={link} /> : null}
        {/* The next colleague is invited by an empty form. */}
        <InviteForm key={link} departments={departments} returned={returned} />
      </DeskPanel>
    </DeskPage>
  )
}

function StaffTable({ staff, me }: Pick<StaffViewProps, 'staff' | 'me'>) {
  const t = useT()
  const language = useLanguage()
  return (
    <Table
      caption={t('staff.title')}
      captionHidden
      rows={staff}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', title: t('staff.name'), cell: ({ name }) => name },
        { key: 'email', title: t('signIn.email'), cell: ({ email }) => email },
        {
          key: 'roles',
          title: t('staff.roles'),
          cell: (row) => row.roles.map((role) => wordOf(t, `role.${role}`) ?? role).join(' · '),
        },
        {
          key: 'department',
          title: t('staff.department'),
          cell: ({ department }) => (department ? nameIn(department, language) : '–'),
        },
        { key: 'state', title: t('staff.state'), cell: (row) => <StaffState row={row} /> },
        {
          key: 'action',
          title: t('sessions.action'),
          cell: (row) => (row.leftAt || row.id === me ? null : <StaffActions row={row} />),
        },
      ]}
    />
  )
}

function StaffState({ row }: { row: StaffRow }) {
  const t = useT()
  if (row.leftAt) return <Badge>{t('staff.left')}</Badge>
  if (row.lockedUntil) return <Badge tone="watch">{t('staff.locked')}</Badge>
  return row.hasPassword ? (
    <Badge tone="ok">{t('staff.active')}</Badge>
  ) : (
    <Badge tone="planned">{t('staff.invited')}</Badge>
  )
}

function StaffActions({ row }: { row: StaffRow }) {
  const t = useT()
  return (
    <>
      <LinkButton look="quiet" href={`/desk/settings/staff/${row.id}/password`}>
        {t('staff.reset')}
        <span data-hidden="visually"> {row.name}</span>
      </LinkButton>
      <details>
        <summary>
          {t('staff.leave')}
          <span data-hidden="visually"> {row.name}</span>
        </summary>
        <DeskForm action={`/desk/settings/staff/${row.id}/leaving`}>
          <p>{t('staff.leaveMeans')}</p>
          <Button look="danger">{t('staff.leaveConfirm', { name: row.name })}</Button>
        </DeskForm>
      </details>
    </>
  )
}

const labels: Labels = {
  name: 'staff.name',
  email: 'signIn.email',
  roles: 'staff.roles',
  department: 'staff.department',
}

type InviteFormProps = { departments: Department[]; returned: Returned | null }

function InviteForm({ departments, returned }: InviteFormProps) {
  const t = useT()
  const language = useLanguage()
  const values = returned?.values ?? {}
  const faults = findings(t, returned ?? undefined, labels)
  const errorOf = (name: string) => faults.find(({ field }) => field === name)?.message
  return (
    <DeskForm className={styles.form}>
      <ErrorSummary errors={faults} />
      <Refused why={refusal(t, returned ?? undefined)} />
      <TextInput
        name="name"
        label={t('staff.name')}
        defaultValue={values.name}
        error={errorOf('name')}
        required
      />
      <TextInput
        name="email"
        type="email"
        label={t('signIn.email')}
        defaultValue={values.email}
        error={errorOf('email')}
        required
      />
      <RadioRows
        multiple
        look="inline"
        name="roles"
        label={t('staff.roles')}
        choices={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        defaultValues={returned?.lists.roles}
        error={errorOf('roles')}
      />
      <Select
        name="department"
        label={t('staff.department')}
        hint={t('staff.departmentHint')}
        blank
        choices={departments.map(({ key, name }) => ({ value: key, label: nameIn(name, language) }))}
        defaultValue={values.department}
        error={errorOf('department')}
      />
      <div>
        <Button icon="plus">{t('staff.invite')}</Button>
      </div>
    </DeskForm>
  )
}

const wordOf = (t: Translate, key: string) => (isKey(key) ? t(key) : null)

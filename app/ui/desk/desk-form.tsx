import { Form, useActionData, useLocation, type FormProps } from '@remix-run/react'
import { createContext, forwardRef, useContext, useEffect, useState, type ReactNode } from 'react'
import type { Returned } from '#app/http/forms/returned.ts'
import { refusalWords } from '#app/ui/desk/action-result.tsx'
import { useSessionEnd } from '#app/ui/desk/session-end.tsx'
import { Typed } from '#app/ui/forms/typed-values.tsx'
import { useT } from '#app/ui/language.tsx'

const PageKey = createContext('')

/** The key that the forms of a page are made from. */
export function PageKeyProvider({ pageKey, children }: { pageKey: string; children: ReactNode }) {
  return <PageKey.Provider value={pageKey}>{children}</PageKey.Provider>
}

type DeskFormProps = Omit<FormProps, 'method'> & {
  /** Hidden fields that tell this form from others with the same address. */
  sends?: Record<string, string>
}

/**
 * A form that changes something. It carries the key that makes a double click one, and stands there as it was sent when
 * it comes back.
 */
export const DeskForm = forwardRef<HTMLFormElement, DeskFormProps>(function DeskForm(
  { sends = {}, children, ...form },
  ref,
) {
  const t = useT()
  const { key } = useLocation()
  const pageKey = useContext(PageKey)
  const returned = useReturned(form.action, sends)
  const { ask } = useSessionEnd()
  useEffect(() => {
    if (returned?.reason === 'signed_out') ask()
  }, [returned, ask])
  const errors = returned?.errors.map(
    ({ field, message }) => [field, refusalWords(t, message, null)] as const,
  )
  const fresh = [pageKey, ...Object.values(sends)].join('-')
  return (
    <Form method="post" ref={ref} {...form}>
      <FormKey key={key} value={returned?.formKey ?? fresh} />
      {Object.entries(sends).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Typed typed={returned && { values: returned.values, errors: Object.fromEntries(errors ?? []) }}>
        {children}
      </Typed>
    </Form>
  )
})

/** The page may be loaded anew under an open form: it keeps its key, or a second click would be another form. */
function FormKey({ value }: { value: string }) {
  const [kept] = useState(value)
  return <input type="hidden" name="formKey" value={kept} />
}

/** What came back of the form with this address and these hidden fields; null where it is fresh. */
export function useReturned(action: string | undefined, sends: Record<string, string> = {}): Returned | null {
  const { pathname } = useLocation()
  const returned = useActionData<Returned | object>()
  if (!returned || !('at' in returned) || returned.at !== (action ?? pathname).split('?')[0]) return null
  const isThis = Object.entries(sends).every(([name, value]) => returned.values[name] === value)
  return isThis ? returned : null
}

/** Where the page stands that a form goes back to: a form that came back knows it from before. */
export function useHere(): string {
  const { pathname, search } = useLocation()
  const returned = useActionData<Returned | object>()
  const before = returned && 'at' in returned ? returned.values.back : undefined
  return before ?? pathname + search
}

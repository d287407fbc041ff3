import { Form, useActionData, useFetcher, useLocation, type FormProps } from '@remix-run/react'
import {
  createContext,
  forwardRef,
  useContext,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import type { Returned } from '#app/http/forms/returned.ts'
import { formField, refusalWords, whyRefused } from '#app/ui/desk/refusal-words.ts'
import { Refused } from '#app/ui/desk/refused.tsx'
import { useSignInAgain } from '#app/ui/desk/session-end.tsx'
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
  /** Its page goes along, and says itself what came of it: as where the form is what the page is about. */
  withPage?: boolean
}

/**
 * A form that changes something. It carries the key that makes a double click one, and stands there as it was sent when
 * it comes back. One with an address of its own is sent while its page stays: to load a page anew at that address would
 * lead somebody whose session has ended to the sign-in, and away from what they typed.
 */
export const DeskForm = forwardRef<HTMLFormElement, DeskFormProps>(function DeskForm(
  { sends = {}, withPage = false, children, ...form },
  ref,
) {
  const t = useT()
  const { key } = useLocation()
  const pageKey = useContext(PageKey)
  const { returned, fetcherKey, isInPlace } = useSent(form.action, sends)
  const own = useRef<HTMLFormElement | null>(null)
  useImperativeHandle<HTMLFormElement | null, HTMLFormElement | null>(ref, () => own.current)
  useEffect(() => {
    if (isInPlace && returned) leadTo(own.current)
  }, [isInPlace, returned])
  useSignInAgain(returned)
  const errors = returned?.errors.map(
    ({ field, message }) => [formField(field), refusalWords(t, message, null)] as const,
  )
  const fresh = [pageKey, ...Object.values(sends)].join('-')
  const apart = form.action !== undefined && !withPage && !form.reloadDocument
  return (
    <Form method="post" ref={own} {...form} {...(apart ? { navigate: false, fetcherKey } : {})}>
      <FormKey key={`${key} ${returned?.formKey}`} value={returned?.formKey ?? fresh} />
      {Object.entries(sends).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {isInPlace && returned ? <Refused why={whyRefused(t, returned)} /> : null}
      <Typed typed={returned && { values: returned.values, errors: Object.fromEntries(errors ?? []) }}>
        {children}
      </Typed>
    </Form>
  )
})

/** What was refused is seen where it can be mended, however far up its field stands. */
function leadTo(form: HTMLFormElement | null) {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]')
  if (field) field.focus()
  else form?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' })
}

/** The page may be loaded anew under an open form: it keeps its key, or a second click would be another form. */
function FormKey({ value }: { value: string }) {
  const [kept] = useState(value)
  return <input type="hidden" name="formKey" value={kept} />
}

/** What came back of the form with this address and these hidden fields; null where it is fresh. */
export const useReturned = (action: string | undefined, sends: Record<string, string> = {}) =>
  useSent(action, sends).returned

type Answer = Returned | object | undefined

/** What came back of a form, and whether its page stayed meanwhile. */
function useSent(action: string | undefined, sends: Record<string, string>) {
  const { pathname, key } = useLocation()
  const at = (action ?? pathname).split('?')[0] ?? ''
  // With the next page all is forgotten that came back on this one.
  const fetcherKey = [key, at, ...Object.entries(sends).flat()].join(' ')
  const here = ofForm(useFetcher<Answer>({ key: fetcherKey }).data, at, sends)
  const before = ofForm(useActionData<Answer>(), at, sends)
  return { returned: here ?? before, fetcherKey, isInPlace: here !== null }
}

function ofForm(answer: Answer, at: string, sends: Record<string, string>): Returned | null {
  if (!answer || !('at' in answer) || answer.at !== at) return null
  return Object.entries(sends).every(([name, value]) => answer.values[name] === value) ? answer : null
}

/** Where the page stands that a form goes back to: a form that came back knows it from before. */
export function useHere(): string {
  const { pathname, search } = useLocation()
  const returned = useActionData<Returned | object>()
  const before = returned && 'at' in returned ? returned.values.back : undefined
  return before ?? pathname + search
}

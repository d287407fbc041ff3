import { createContext, useContext, type ReactNode } from 'react'

/** The typed values and the error messages of a refused form, by field. */
export type TypedValues = { values: Record<string, string>; errors: Record<string, string> }

const TypedContext = createContext<TypedValues | null>(null)

/** The fields inside stand there as they were sent; null for a fresh form, whose fields have their defaults. */
export function Typed({ typed, children }: { typed: TypedValues | null; children: ReactNode }) {
  return <TypedContext.Provider value={typed}>{children}</TypedContext.Provider>
}

export const useTyped = (): TypedValues | null => useContext(TypedContext)

/**
 * An address of this machine says nothing about who asks: it is what a forgotten TRUST_PROXY makes of everybody, and a
 * limit on it would turn the first hundred of a rush into the last.
 */
export const isOwnMachine = (address: string) => /^(?:::ffff:)?127\.|^::1$/.test(address)

/** No 0/O, 1/I/L, 5/S, 8/B-like pairs that are mixed up on the telephone; 23 is prime, which the check needs. */
export const alphabet = '23456789ACEFHJKMNPRTWXY'

export type RandomInt = (below: number) => number

const modulus = alphabet.length

/**
 * Makes a random code of `length` characters whose weighted sum Σ i·v (i = 1…length) is 0 modulo 23.
 * With a prime modulus and length < 23 every single wrong character and every swap of two different
 * neighbours changes the sum, so `isChecked` catches it.
 * @param random uniform integer in [0, below); give a cryptographic one outside tests
 * @throws RangeError when length is not between 2 and 22
 */
export function newCheckedCode(length: number, random: RandomInt): string {
  if (length < 2 || length >= modulus) throw new RangeError(`length must be 2 to ${modulus - 1}`)
  const values = Array.from({ length: length - 1 }, () => random(modulus))
  const sum = values.reduce((total, value, index) => total + (index + 1) * value, 0)
  const check = ((modulus - (sum % modulus)) * inverse(length)) % modulus
  return [...values, check].map((value) => alphabet.charAt(value)).join('')
}

/** Whether the code is written in the alphabet and its weighted sum is 0 modulo 23. */
export function isChecked(code: string): boolean {
  let sum = 0
  for (const [index, character] of Array.from(code).entries()) {
    const value = alphabet.indexOf(character)
    if (value < 0) return false
    sum += (index + 1) * value
  }
  return code.length > 1 && sum % modulus === 0
}

/** What people type or paste: any case, full-width letters, whatever marks stand between and around the characters. */
export function normaliseCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function inverse(weight: number): number {
  for (let candidate = 1; candidate < modulus; candidate++) {
    if ((candidate * weight) % modulus === 1) return candidate
  }
  throw new RangeError(`${weight} has no inverse modulo ${modulus}`)
}

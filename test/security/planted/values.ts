/** What a reporter leaves and nobody may find again but by the desk. Recognisable, reachable by nobody. */
export const planted = {
  mobile: '13791245678',
  otherMobile: '13891245679',
  email: 'Planted.Person.7351@Plain.invalid',
  otherEmail: 'second.planted.7352@plain.invalid',
  subscriber: '13991245680',
  robotKey: '7356ab1e-7356-4735-8735-7356ab1e7356',
  robotSecret: 'PLANTED-SECRET-7357',
  staffEmail: 'planted.agent.7353@plain.invalid',
  name: '欧阳植文',
  taxId: '11010519900307123X01',
  fileName: '植文的电子发票.pdf',
  fileText: 'PLANTED-CONTENT-7354-OF-A-FILE',
} as const

/** Written by the reporter as the description: it is kept in plain text, so a search that works finds it. */
export const control = 'plain-control-7355'

const spoken = (mobile: string) => [
  mobile,
  ...[' ', '-'].map((gap) => [mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)].join(gap)),
]

const plain = [
  ...[planted.mobile, planted.otherMobile, planted.subscriber].flatMap(spoken),
  ...[planted.email, planted.otherEmail, planted.staffEmail].flatMap((email) => [
    email,
    email.toLowerCase(),
    email.toLowerCase().split('@')[0] ?? email,
  ]),
  planted.robotKey,
  planted.robotSecret,
  planted.name,
  planted.taxId,
  // The citizen's number that the taxpayer number is built on.
  planted.taxId.slice(0, 18),
  planted.fileName,
  encodeURIComponent(planted.fileName),
  planted.fileText,
]

/** Base64 of a text wherever it begins in a group of three bytes, without the characters its neighbours touch. */
const base64sOf = (text: string) =>
  [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)])
    const whole = bytes.length - (bytes.length % 3)
    return bytes
      .subarray(0, whole)
      .toString('base64')
      .slice(shift === 0 ? 0 : 4)
  })

/** Every form in which a planted value could be read by who finds it: as text, hexadecimal and base64. */
export const needles: ReadonlyArray<readonly [string, Buffer]> = [...new Set(plain)].flatMap((text) =>
  [text, Buffer.from(text).toString('hex'), ...base64sOf(text)].map(
    (form) => [`${text} as ${form}`, Buffer.from(form)] as const,
  ),
)

/** A digital invoice and one on paper, as they are reported. */
export const digital = { number: '24112000000123456789', issuedOn: '2024-11-05', amount: '120.00' }
export const paper = {
  kind: 'plain_e',
  code: '011002400111',
  number: '12345678',
  issuedOn: '2024-11-05',
  checkCode: '123456',
} as const

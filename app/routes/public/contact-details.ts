/**
 * Who answers, and when. An installation sets its own: none of this is a fact about the tax authorities
 * but for the national tax hotline's number.
 */
export const contactDetails = {
  /** The national tax hotline. */
  hotline: '12366',
  /** This desk's people, on working days, Asia/Shanghai. */
  hours: { from: '09:00', to: '17:00' },
  platform: 'https://inv-veri.chinatax.gov.cn',
} as const

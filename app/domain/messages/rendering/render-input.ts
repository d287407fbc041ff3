import type { Channel } from '#app/domain/ground/vocabulary/lanes.ts'
import type { Delivery } from '#app/domain/delivery/sending/claimed-delivery.ts'
import type { Link } from '#app/domain/delivery/links/links.ts'
import type { Language } from '#app/i18n/language.ts'
import type { Rendered } from './rendered.ts'
import type { Material, Notice } from './template-data.ts'

/** One ledger row to be written out, with what its chunk has in common. */
export type RenderInput = {
  notice: Notice
  row: Delivery
  language: Language
  channel: Channel
  material: Material
  /** Texts that are the same for everybody, by notice and language. */
  shared: Map<string, Rendered>
  /** The address of one of the reader's own links. */
  urlOf: (link: Link) => string
  now: Date
}

/** What is written is the same for everybody: whom it goes to has no part in it. */
export type SharedRenderInput = Omit<RenderInput, 'row' | 'urlOf'>

import { keepPrepared } from '#test/support/prepared.ts'

/** Every worker starts the product on a copy of one demo. */
export default () => keepPrepared()

/** What an address of the desk says about what was just done there: it is not said again on the next page. */
export const resultNames = ['done', 'refused', 'field', 'undo', 'kept'] as const

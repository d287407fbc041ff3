/** What is rated beside the whole: of a ticket's handling, of the service, and of how an incident was handled. */
export const ticketAspects = ['speed', 'clarity', 'ease', 'attitude'] as const
export const siteAspects = ['find', 'words', 'speed', 'device'] as const
export const incidentAspects = ['told', 'clear', 'workaround', 'kept'] as const
/** From content to not at all: the order of the forms. */
export const levels = [5, 4, 3, 2, 1] as const

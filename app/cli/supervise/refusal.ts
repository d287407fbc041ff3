/** A start that can't be; the message is the one line that is shown. */
export class Refusal extends Error {}

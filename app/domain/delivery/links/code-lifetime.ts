/** How long a one-time code is good for. */
export const codeMinutes = 10

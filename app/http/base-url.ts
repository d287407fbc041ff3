import { config } from '#app/platform/config.ts'

/** Where we are reached: for addresses that others keep. */
export const baseUrl = () => config().BASE_URL

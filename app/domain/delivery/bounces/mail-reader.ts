import { reportIn } from './mail-report.ts'
import { serveReader } from '#app/platform/serve-reader.ts'

// A process of its own, started by read-bounce.ts and bundled as build/mail-reader.js.
serveReader((value): value is Uint8Array => value instanceof Uint8Array, reportIn)

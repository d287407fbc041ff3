import { createServer } from 'node:net'
import { Refusal } from '#app/cli/supervise/refusal.ts'
import { reasonOf } from '#app/platform/reason-of.ts'

/** The port to listen on, checked to be free before anything slow begins; 0 is replaced by a free one. */
export function claimPort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE'
      const why = isTaken ? 'is taken; PORT picks another' : `can't be listened on: ${reasonOf(error)}`
      reject(new Refusal(`port ${port} on ${host} ${why}`))
    })
    probe.listen(port, host, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

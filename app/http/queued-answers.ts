import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

const queues = new WeakMap<Socket, Set<ServerResponse>>()

/**
 * Node tells that a connection is gone to the answer whose turn it is on it, and to none of those that queue behind
 * it, as pipelined requests make them: their turn, their bytes in memory and their timers would never be given back.
 * Here each is told.
 */
export function tellQueuedAnswers(req: IncomingMessage, res: ServerResponse): void {
  if (res.socket) return
  const queue = queues.get(req.socket) ?? watch(req.socket)
  queue.add(res)
  res.once('socket', () => queue.delete(res))
}

function watch(socket: Socket): Set<ServerResponse> {
  const queue = new Set<ServerResponse>()
  queues.set(socket, queue)
  socket.once('close', () => {
    for (const res of queue) {
      res.destroy()
      Object.defineProperty(res, 'closed', { value: true })
      res.emit('close')
    }
    queue.clear()
  })
  return queue
}

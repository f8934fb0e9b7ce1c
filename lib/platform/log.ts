import { randomBytes } from 'node:crypto'
import pino from 'pino'

/** Structured log of this process; secrets never reach it because inputs are not logged. */
export const log = pino({ base: undefined, timestamp: pino.stdTimeFunctions.isoTime })

/** Logs a bug and returns the short id that the person sees. */
export function reportBug(error: unknown, where: string): string {
  const id = randomBytes(4).toString('hex')
  log.error({ id, where, err: error instanceof Error ? { message: error.message, stack: error.stack } : String(error) }, '未预料的错误')
  return id
}

const deepest = 6

// Node's sockets; the client's own codes for a server it cannot reach; PostgreSQL's classes 08 (connection) and 57P (shutting down, starting up).
const codes =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|P1001|P1002|P1008|P1017|P2024|08\w{3}|57P0[1-5])$/
const kinds = ['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout']
const words =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)|Unable to start a transaction in the given time/

/**
 * Whether an error says that the database is away for now (stopped, starting, out of reach, all connections taken), rather than that a
 * statement is wrong. The client wraps what the driver said, sometimes twice: every layer is read.
 */
export function isOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > deepest) return false
  const { name, code, originalCode, kind, message, cause, meta } = error as Record<string, unknown>
  if (name === 'Refusal') return false
  if ([code, originalCode].some((one) => typeof one === 'string' && codes.test(one))) return true
  if (kinds.includes(String(kind)) || (typeof message === 'string' && words.test(message.trim()))) return true
  return [cause, (meta as Record<string, unknown> | undefined)?.driverAdapterError].some((inner) => isOutage(inner, depth + 1))
}

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

// By code or class of PostgreSQL's appendix A, the more exact first.
const reasons: readonly (readonly [RegExp, string])[] = [
  [/^53100$/, '数据库所在的磁盘已满'],
  [/^53200$/, '数据库内存不足'],
  [/^53300$/, '数据库连接数已用完'],
  [/^57014$/, '语句运行超时或者被取消'],
  [/^55P03$/, '等待锁超时，有别的写入长时间没有结束'],
  [/^40/, '与同时进行的写入冲突'],
  [/^22/, '数据中有无法计算或者无法存放的值'],
  [/^23/, '写入违反数据库的约束'],
  [/^42501$/, '数据库账号缺少权限'],
  [/^42/, '程序与数据库结构不一致，可能升级没有完成'],
  [/^(58|XX)/, '数据库或者操作系统出错'],
]
const chinese = /\p{Script=Han}/u

/** Why work on the database failed, in Chinese, at most 500 characters: a cause an operator knows, then the words of the program itself. */
export function failureWords(error: unknown): string {
  const { code, message = String(error) } = (typeof error === 'object' && error !== null ? error : {}) as {
    code?: unknown
    message?: string
  }
  if (chinese.test(message)) return message.slice(0, 500)
  const cause = isOutage(error)
    ? '数据库连接中断或者暂时不可用'
    : (reasons.find(([codes]) => typeof code === 'string' && codes.test(code))?.[1] ?? '程序内部出错，详见后台日志')
  return `${cause}（原文：${typeof code === 'string' ? `${code} ` : ''}${message}`.slice(0, 499).concat('）')
}

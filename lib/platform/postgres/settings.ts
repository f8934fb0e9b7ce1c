import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

/** The server settings as command-line flags: modest, for a machine that also runs the web and worker processes. */
export function serverFlags(port: number, options: { durable: boolean }): string[] {
  const megabytes = totalmem() / 2 ** 20
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '120',
    shared_buffers: `${clamp(megabytes / 16, 128, 512)}MB`,
    effective_cache_size: `${clamp(megabytes / 3, 256, 8192)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    log_line_prefix: '%m [%p] %u@%d ',
    password_encryption: 'scram-sha-256',
    dynamic_shared_memory_type: sharedMemoryIsSmall() ? 'mmap' : 'posix',
  }
  if (!options.durable)
    Object.assign(settings, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '256MB' })
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

const clamp = (value: number, low: number, high: number) => Math.round(Math.min(high, Math.max(low, value)))

// Containers give 64 MB of /dev/shm by default, and parallel queries then fail in the middle.
function sharedMemoryIsSmall(): boolean {
  try {
    const { bsize, blocks } = statfsSync('/dev/shm')
    return bsize * blocks < 256 * 2 ** 20
  } catch {
    return true
  }
}

import { env } from '@/lib/platform/env'
import { ownerUrl } from '@/lib/platform/postgres/connection'
import { findEmbedded, startEmbedded } from '@/lib/platform/postgres/embedded'
import { migrateDatabase } from '@/lib/platform/postgres/migrate'

const usage = `用法：npm run db -- <命令>
  up       在后台启动内置数据库并升级到当前版本（已在运行则只升级）
  down     停止内置数据库
  status   查看是否在运行
  url      打印数据库所有者的连接地址`

const commands: Record<string, () => Promise<number>> = {
  async up() {
    if (!env.DATABASE_URL) await startEmbedded({ dataDir: env.DATA_DIR, startedBy: 'db', adopt: true })
    const { migrations, scripts } = await migrateDatabase(ownerUrl())
    console.error(`已应用迁移 ${migrations.length} 个，重复脚本 ${scripts} 个`)
    console.log(ownerUrl())
    return 0
  },
  async down() {
    const server = findEmbedded(env.DATA_DIR)
    await server?.stop()
    console.error(server ? '内置数据库已停止' : '内置数据库没有运行')
    return 0
  },
  async status() {
    const server = findEmbedded(env.DATA_DIR)
    console.log(server ? `运行中：PID ${server.pid}，端口 ${server.port}` : '没有运行')
    return server ? 0 : 1
  },
  async url() {
    console.log(ownerUrl())
    return 0
  },
}

const command = commands[process.argv[2] ?? '']
if (!command) console.error(usage)
process.exit(command ? await command() : 2)

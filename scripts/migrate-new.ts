import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diffSchema } from '@/lib/platform/postgres/migrate'
import { prismaFolders } from '@/lib/platform/postgres/schema-engine'
import { throwAwayServer } from '@/lib/platform/postgres/throw-away'

const name = process.argv[2]
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('用法：npm run migrate:new -- <名称>（小写字母、数字、下划线）')
  process.exit(2)
}

// A throw-away server: the shadow database never touches the developer's own data.
const { server, destroy } = await throwAwayServer()
try {
  const sql = await diffSchema(server.ownerUrl())
  if (sql) {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const { migrations } = prismaFolders()
    const folder = join(migrations, `${stamp}_${name}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'migration.sql'), sql)
    writeFileSync(join(migrations, 'migration_lock.toml'), 'provider = "postgresql"\n')
    console.log(`已生成 ${folder}/migration.sql`)
  } else {
    console.log('数据模型与迁移一致，没有需要生成的内容')
  }
} finally {
  await destroy()
}

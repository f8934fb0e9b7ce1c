import { generateClient } from './steps/generate-client'

console.log(`数据库客户端代码：${generateClient(process.argv.includes('--force'))}`)

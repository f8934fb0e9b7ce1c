import { readFileSync, writeFileSync } from 'node:fs'
import { completeLock, missingOptional, parseLock } from './steps/lock'

const path = 'package-lock.json'
const lock = parseLock(readFileSync(path, 'utf8'))
const missing = missingOptional(lock)
if (missing.length > 0) writeFileSync(path, `${JSON.stringify(completeLock(lock), null, 2)}\n`)
console.log(missing.length > 0 ? `已补全 ${missing.length} 个可选依赖` : '依赖锁文件完整')

import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { isRefusal, Refusal } from '@/lib/kernel/refusal'
import { readCodes, refusalOf } from '@/lib/procurement/psi/codes'
import { ownText, readOwn, readTask, toBase64 } from '@/lib/procurement/psi/own-file'
import { type Course, nextMessage, type Own, resultOf } from '@/lib/procurement/psi/protocol'

type Options = { list?: string; own: string; out?: string }

/** `guozi psi <task>`: one step of a private comparison on a machine of the enterprise; reads and writes files only. */
export default function register(program: Command): void {
  program
    .command('psi')
    .description('隐私比对：在本机计算一步，或得出结果；只读写文件，不连接平台')
    .argument('<任务文件>', '从比对页面下载的任务文件')
    .option('--list <名单>', '第一次计算时的名单：每行一个统一社会信用代码，CSV 取第一列')
    .requiredOption('--own <进度文件>', '本机的密钥和名单；没有则新建（只有本人可读），以后每一步都要用它')
    .option('--out <文件>', '消息或结果写到这个文件；不写则消息写到“<任务文件>.消息.txt”，结果写到标准输出')
    .action(async (task: string, options: Options) => {
      try {
        await step(task, options)
      } catch (error) {
        if (!isRefusal(error)) throw error
        console.error(error.message)
        process.exitCode = 2
      }
    })
}

async function step(path: string, options: Options): Promise<void> {
  const course = readTask(textOf(path))
  const own = ownOf(course.session, options)
  let told = 0
  const progress = (share: number) => {
    if (share < 1 && Date.now() - told < 1000) return
    told = Date.now()
    process.stderr.write(`\r已计算 ${Math.round(share * 100)}%`)
  }
  if (course.messages[3]) return tellResult(course, own, options, progress)
  const { round, message } = await nextMessage(course, own, progress)
  const out = options.out ?? `${path}.消息.txt`
  writeFileSync(out, `${toBase64(message)}\n`)
  console.error(`\n第 ${round} 步已算出：${out}。请在比对页面选择这个文件发送。`)
}

async function tellResult(course: Course, own: Own, { out }: Options, progress: (share: number) => void): Promise<void> {
  const result = await resultOf(course, own, progress)
  console.error(`\n双方共有 ${result.size} 家供应商；本方 ${own.codes.length} 家，对方 ${result.theirs} 家。`)
  const text = `${(result.codes ?? [String(result.size)]).join('\n')}\n`
  if (out) writeFileSync(out, text)
  else process.stdout.write(text)
}

function ownOf(session: string, { own: path, list }: Options): Own {
  if (existsSync(path)) return readOwn(textOf(path), session)
  if (!list) throw new Refusal('invalid', `没有进度文件“${path}”：第一次计算请用 --list 给出名单。`)
  const read = readCodes(textOf(list))
  for (const { line, text, reason } of read.faults.slice(0, 100)) console.error(`第 ${line} 行“${text}”：${reason}`)
  const refusal = refusalOf(read)
  if (refusal) throw new Refusal('invalid', refusal)
  const own = { seed: new Uint8Array(randomBytes(32)), codes: read.codes }
  writeFileSync(path, ownText(session, own), { mode: 0o600, flag: 'wx' })
  return own
}

function textOf(path: string): string {
  if (!existsSync(path)) throw new Refusal('not_found', `没有文件“${path}”。`)
  return readFileSync(path, 'utf8')
}

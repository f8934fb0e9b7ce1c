import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { checkKeys } from '@/lib/matters/seal/check-keys'
import { readSeal } from '@/lib/matters/seal/format'
import { ensureFirstKey } from '@/lib/matters/seal/keys'
import { publishedKeys } from '@/lib/matters/seal/public-keys'
import { readPublicKey, signatureDer, verifyDigest } from '@/lib/platform/sm2'

/** `guozi seal …`: make the first key, list and test the keys, verify a sealed file without the platform. */
export default function register(program: Command): void {
  const seal = program.command('seal').description('电子印章')
  seal
    .command('create')
    .description('生成首个印章密钥（平台首次启动时自动生成；以后的密钥经申请、批准轮换产生）')
    .action(async () => {
      const key = await ensureFirstKey(new Date())
      if (!key) throw new Error('已有印章密钥：新密钥请由安全管理员申请轮换、办公室负责人批准。')
      console.log(`已生成“${key.name}”，密钥 ${key.fingerprint}`)
    })
  seal
    .command('check')
    .description('试解密每个印章私钥并试签验签；恢复备份后运行，退出码 1 表示有私钥不能用')
    .action(async () => {
      const checked = await checkKeys()
      for (const { fingerprint, name, status, problem } of checked) console.log(`${fingerprint} ${name} ${status}：${problem ?? '可用'}`)
      if (checked.length === 0) console.log('还没有印章密钥')
      process.exitCode = checked.some((one) => one.problem) ? 1 : 0
    })
  seal
    .command('keys')
    .description('打印全部印章公钥（PEM）')
    .action(async () => {
      for (const key of await publishedKeys()) console.log(`# ${key.fingerprint} ${key.name} ${key.status}\n${key.pem}`)
    })
  seal
    .command('verify')
    .description('离线验签：不连接平台，只用公钥核验一个盖章文件；退出码 1 表示验签失败')
    .argument('<文件>')
    .requiredOption('--key <公钥文件>', '从文书核验页下载的公钥（PEM）')
    .option('--out <目录>', '另存摘要（digest.bin）和签名（signature.der），供其他国密软件核验')
    .action((file: string, { key, out }: { key: string; out?: string }) => {
      process.exitCode = verifyOffline(readFileSync(file), readFileSync(key, 'utf8'), out) ? 0 : 1
    })
}

function verifyOffline(bytes: Uint8Array, key: string, out: string | undefined): boolean {
  const publicKey = readPublicKey(key)
  if (!publicKey) throw new Error('公钥文件不是 SM2 公钥（PEM）。')
  const found = readSeal(bytes)
  if (found.kind === 'none') console.log('没有电子印章')
  if (found.kind === 'damaged') console.log('验签失败：印章签名数据已损坏')
  if (found.kind !== 'sealed') return false
  if (out) {
    writeFileSync(join(out, 'digest.bin'), Buffer.from(found.digest, 'hex'))
    writeFileSync(join(out, 'signature.der'), signatureDer(found.signature))
  }
  const holds = verifyDigest(found.digest, found.signature, publicKey)
  const { key: fingerprint, code, at } = found.head
  console.log(
    holds ? `签名有效：密钥 ${fingerprint}，核验码 ${code}，${at} 落章` : '验签失败：文件盖章后被改动，或者公钥不是盖章所用的密钥',
  )
  return holds
}

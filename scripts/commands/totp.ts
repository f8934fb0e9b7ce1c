import type { Command } from 'commander'
import { generateSync } from 'otplib'
import { demoAccounts, demoTotpSecret } from '@/prisma/seed/accounts'

const step = 30

/** `guozi totp <login>`: the one-time code of a demonstration account; people enrol an authenticator of their own. */
export default function register(program: Command): void {
  program
    .command('totp')
    .description('显示演示账户当前的动态口令（正式账户使用本人的验证器）')
    .argument('<登录名>')
    .action((login: string) => {
      if (!demoAccounts.some((account) => account.login === login)) throw new Error(`没有演示账户“${login}”。`)
      const epoch = Math.floor(Date.now() / 1000)
      console.log(generateSync({ secret: demoTotpSecret(login), epoch }))
      console.error(`${step - (epoch % step)} 秒内有效，每个口令只能使用一次`)
    })
}

import type { Command } from 'commander'
import { resetByLogin, unlockByLogin } from '@/lib/identity/cli/accounts'

/** `guozi user unlock|reset <login>`: for whoever stands at the server when nobody can sign in; both are audited. */
export default function register(program: Command): void {
  const user = program.command('user').description('账号')
  user
    .command('unlock')
    .description('解除登录锁定；长期未用被锁定的账号同时启用')
    .argument('<登录名>')
    .action(async (login: string) => {
      const { reopened } = await unlockByLogin(login, new Date())
      console.log(reopened ? `账号“${login}”已启用` : `账号“${login}”已解除锁定`)
    })
  user
    .command('reset')
    .description('重置口令并显示新的初始口令（仅此一次），本人登录后须修改')
    .argument('<登录名>')
    .action(async (login: string) => {
      console.log(await resetByLogin(login, new Date()))
      console.error('请当面或电话告知本人；全部会话已结束')
    })
}

import type { Command } from 'commander'
import { resetByLogin, unlockByLogin } from '@/lib/identity/cli/accounts'
import { createFirstAdministrators } from '@/lib/identity/cli/first-administrators'

/** `guozi user create-admins` once, on an installation without people; `guozi user unlock|reset <login>`: for whoever stands at the server when nobody can sign in; all are audited. */
export default function register(program: Command): void {
  const user = program.command('user').description('账号')
  user
    .command('create-admins')
    .description('为不带演示数据的平台建立三员，显示初始口令（仅此一次）；已有管理员时拒绝')
    .argument('<系统管理员>', '写作 登录名：姓名')
    .argument('<安全保密管理员>', '写作 登录名：姓名')
    .argument('<安全审计员>', '写作 登录名：姓名')
    .action(async (system: string, security: string, audit: string) => {
      for (const one of await createFirstAdministrators([system, security, audit], new Date()))
        console.log([one.title, one.login, one.name, one.password].join('\t'))
      console.error('口令只显示这一次，请分别当面告知三人；首次登录须绑定动态口令并修改口令')
    })
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

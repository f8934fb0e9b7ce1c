import { type DemoAccount, demoAccounts } from './seed-data'

const columns = [
  ['登录名', 'login'],
  ['密码', 'password'],
  ['姓名', 'name'],
  ['角色', 'role'],
  ['单位', 'org'],
  ['说明', 'note'],
] as const satisfies [string, keyof DemoAccount][]

/** Prints where the platform is and who one can sign in as. */
export async function printWelcome(address: string): Promise<void> {
  const accounts = await demoAccounts()
  if (accounts.length > 0) console.log(`\n演示账户：\n${table(accounts)}`)
  console.log(`\n平台已启动：${address}   (Ctrl-C 停止)`)
}

function table(accounts: readonly DemoAccount[]): string {
  const rows = [columns.map(([title]) => title as string), ...accounts.map((account) => columns.map(([, key]) => account[key] ?? ''))]
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => width(row[index] ?? ''))))
  return rows
    .map((row) => `  ${row.map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - width(cell))).join('  ')}`.trimEnd())
    .join('\n')
}

// A terminal gives a Chinese character two places.
const width = (text: string) => [...text].reduce((sum, char) => sum + (/[ᄀ-ￜ]/.test(char) ? 2 : 1), 0)

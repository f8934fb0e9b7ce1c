const weak = [
  'password',
  '12345678',
  'qwerty',
  'admin',
  'guozi',
  'abc123',
  '111111',
  'iloveyou',
  'letmein',
  'welcome',
  'p@ssw0rd',
  'qingdao',
]

/** Days after which a password has to be changed (GB/T 22239-2019 8.1.4.1，周期可配). */
export const passwordDays = 90
/** How many earlier passwords may not come again. */
export const passwordMemory = 5

/**
 * What is wrong with a new password, in Chinese; null = acceptable. Source: GB/T 22239-2019 三级 8.1.4.1 (≥ 12 characters here,
 * three of four kinds of characters, no well-known word, not the account's name).
 */
export function passwordProblem(password: string, login: string, name: string): string | null {
  if (password.length < 12) return `口令至少 12 位，当前 ${password.length} 位`
  if (password.length > 128) return '口令最长 128 位'
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length
  if (kinds < 3) return '口令须含大写字母、小写字母、数字、符号中的至少三类'
  const lower = password.toLowerCase()
  if (login.length >= 3 && lower.includes(login.toLowerCase())) return '口令不得包含账号名'
  if (name.length >= 2 && password.includes(name)) return '口令不得包含姓名'
  const stripped = lower.replace(/[^a-z0-9@]/g, '')
  if (weak.some((word) => stripped === word || (stripped.startsWith(word) && stripped.length - word.length <= 2)))
    return '口令过于常见，请换一个'
  if (/(.)\1{3}/.test(password)) return '口令不得含有 4 个以上连续相同的字符'
  return null
}

import { keyedToken, open, seal } from '../crypto'
import { type Tx, withBaseRights } from '../db'

/** Kinds of identifiers that are kept enciphered, found by a keyed token and shown only with a reason. */
export type PersonalKind = '证件号' | '电话' | '邮箱' | '账户' | '户名'

/** An identifier made ready: `token` is the same however it is written, `masked` may be shown without a reason. */
export type PersonalMark = { token: string; kind: PersonalKind; value: string; masked: string }

/** Marks an identifier; nothing is kept yet. */
export function personalMark(kind: PersonalKind, given: string): PersonalMark {
  const value = normalised(kind, given)
  return { token: keyedToken(kind, value), kind, value, masked: maskedText(kind, value) }
}

/** Keeps identifiers that are not kept yet, enciphered. Works with the platform's own rights: nobody reads the table by himself. */
export async function keepPersonal(tx: Tx, marks: readonly PersonalMark[], at: Date): Promise<void> {
  const byToken = new Map(marks.map((mark) => [mark.token, mark]))
  await withBaseRights(tx, async () => {
    const held = await tx.personalValue.findMany({ where: { token: { in: [...byToken.keys()] } }, select: { token: true } })
    for (const { token } of held) byToken.delete(token)
    const data = [...byToken.values()].map(({ token, kind, value, masked }) => ({ token, kind, cipher: seal(value), masked, at }))
    await tx.personalValue.createMany({ data, skipDuplicates: true })
  })
}

/** The identifiers behind tokens, in clear. Whoever asks has a permission for it and writes down the reason. */
export async function openPersonal(tx: Tx, tokens: readonly string[]): Promise<Map<string, string>> {
  const kept = await withBaseRights(tx, () => tx.personalValue.findMany({ where: { token: { in: [...tokens] } } }))
  return new Map(kept.map(({ token, cipher }) => [token, open(cipher)]))
}

function normalised(kind: PersonalKind, value: string): string {
  if (kind === '邮箱') return value.trim().toLowerCase()
  if (kind === '户名') return value.replace(/\s/g, '').replaceAll('(', '（').replaceAll(')', '）')
  const bare = value.replace(/[\s()（）-]/g, '').toUpperCase()
  return kind === '电话' ? bare.replace(/^(\+86|0086)/, '') : bare
}

const ends: Readonly<Record<Exclude<PersonalKind, '邮箱'>, readonly [head: number, tail: number]>> = {
  证件号: [3, 2],
  电话: [3, 4],
  账户: [3, 4],
  户名: [2, 2],
}

/** What may be shown of it without a reason: how it begins and ends. */
function maskedText(kind: PersonalKind, value: string): string {
  if (kind === '邮箱') return value.replace(/^(.).*(@.*)$/, '$1***$2')
  const [head, tail] = ends[kind]
  return value.length > head + tail + 2 ? `${value.slice(0, head)}${'*'.repeat(value.length - head - tail)}${value.slice(-tail)}` : '***'
}

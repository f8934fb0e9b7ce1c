import { hash } from 'node:crypto'

/** Ids that an export of the platform wrote: the row's own. */
const ours = /^gz-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

/** The id of a row made from what identifies it in the source: the same source gives the same id. */
export function rowId(kind: string, ...parts: string[]): string {
  const own = ours.exec(parts.at(-1) ?? '')
  if (own?.[1]) return own[1]
  const hex = hash('sha256', [kind, ...parts].join('\u0000'), 'hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** How an export names a row for which the source's id is not kept. */
export const exportedId = (id: string) => `gz-${id}`

/** True for an id that an export of the platform wrote. */
export const isExportedId = (text: string) => ours.test(text)

/** The fingerprint of a passage without its white space, as a signed number of 64 bits. */
export const digestOf = (body: string) => hash('md5', body.replace(/\s/g, ''), 'buffer').readBigInt64BE()

/** True for a number of a resident's identity card (GB 11643). */
export function isResidentNo(text: string): boolean {
  if (!/^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text)) return false
  const sum = [...text.slice(0, 17)].reduce((held, digit, index) => held + Number(digit) * (2 ** (17 - index) % 11), 0)
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase()
}

import { districtName } from '@/lib/identity/districts'

/** A body that issues papers: name for head and signature, the office that prints them, the word its numbers begin with (机关代字). */
export type Organ = { readonly name: string; readonly office: string; readonly word: string; readonly adcode: string | null }

/** The commission: the organ of papers where no district decided, and the one whose seal the platform keeps. */
export const issuingOrgan = {
  name: '青岛市人民政府国有资产监督管理委员会',
  shortName: '青岛市国资委',
  office: '青岛市人民政府国有资产监督管理委员会办公室',
  word: '青国资委',
  adcode: null,
} as const satisfies Organ & { shortName: string }

/** The body that supervises a district's own enterprises, as an organ with a head and numbers of its own (黄岛国资批〔2026〕1号). */
export function districtOrgan({ name, adcode }: { readonly name: string; readonly adcode: string }): Organ {
  return { name, office: name, word: `${districtName(adcode).slice(0, -1)}国资`, adcode }
}

/** Whether the commission itself issued a paper, by its stored content: its seal is on nothing else. */
export const isCommissions = ({ body }: { readonly body: unknown }): boolean =>
  (body as { organ?: string } | null)?.organ === issuingOrgan.name

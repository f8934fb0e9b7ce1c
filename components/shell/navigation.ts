export type Face = 'gov' | 'ent'

/** One place in the left navigation; `count` names a key of the counts handed to AppShell, `alarm` makes that number red. */
export type NavItem = { href: string; label: string; count?: string; alarm?: boolean }

/** A group of places by what people do; its icon (by the key) stands for the group when the navigation is folded. */
export type NavGroup = { key: string; title?: string; items: readonly NavItem[] }

/** The groups as they come from the server: as one text, where sixty places would be sixty objects to send and to read. */
export type NavText = { readonly text: string }

/** What `navOf` reads. */
export function navText(groups: readonly NavGroup[]): NavText {
  return { text: JSON.stringify(groups) }
}

let read: { text: string; groups: readonly NavGroup[] } = { text: '[]', groups: [] }

/** The groups of a text; the same text gives the same groups. */
export function navOf({ text }: NavText): readonly NavGroup[] {
  if (read.text !== text) read = { text, groups: JSON.parse(text) }
  return read.groups
}

export type Counts = Readonly<Record<string, number>>

/** The item whose address is the longest prefix of the path, or null: `/gov/filings/123` lights 办件中心. */
export function currentItem(groups: readonly NavGroup[], path: string): NavItem | null {
  let best: NavItem | null = null
  for (const item of groups.flatMap((group) => group.items)) {
    // The home of a face stands above everything and is nobody's place but its own.
    const home = item.href.split('/').length === 2
    const inside = path === item.href || (!home && path.startsWith(`${item.href}/`))
    if (inside && (best === null || item.href.length > best.href.length)) best = item
  }
  return best
}

/** What the navigation remembers, in a cookie so that the server draws it right the first time. */
export type NavMemory = { folded: boolean; closed: readonly string[] }

export const navCookie = 'gz_nav'

/** Reads the cookie; anything unreadable is the default (unfolded, all groups open). */
export function readNavMemory(value: string | undefined): NavMemory {
  const [folded, closed] = (value ?? '').split('.')
  return { folded: folded === '1', closed: closed ? closed.split('~').filter(Boolean) : [] }
}

/** Writes what `readNavMemory` reads. */
export function writeNavMemory(memory: NavMemory): string {
  return `${memory.folded ? '1' : '0'}.${memory.closed.join('~')}`
}

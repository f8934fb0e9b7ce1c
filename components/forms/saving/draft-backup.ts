import type { FormDefinition, FormValues } from '@/lib/forms/schema'

/** What was typed and not yet confirmed: raw values, the version they build on, when (ISO). */
export type Backup = { values: FormValues; version: number; at: string }

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The browser's stores; personal data goes to `session`, which ends with the tab. */
export type BackupStores = { local: Store; session: Store }

const days = 7

/**
 * The copy of a form under its key that survives reload, network loss and an expired session. Fields of level L3 and above are
 * kept only for the tab; copies older than a week are thrown away. A full or forbidden store is not an error.
 */
export function openBackup(key: string, definition: FormDefinition, stores: BackupStores) {
  const name = `form-draft:${key}`
  const personal = new Set(definition.fields.filter(isPersonal).map((field) => field.key))
  return {
    write(backup: Backup): void {
      const part = (inside: boolean) =>
        Object.fromEntries(Object.entries(backup.values).filter(([field]) => personal.has(field.replace(/__reason$/, '')) === inside))
      put(stores.local, name, { ...backup, values: part(false) })
      put(stores.session, name, { ...backup, values: part(true) })
    },
    /** The copy, or null when there is none, it is unreadable, or older than a week at `now` (ISO). */
    read(now: string): Backup | null {
      const [shared, own] = [get(stores.local, name), get(stores.session, name)]
      const newest = shared ?? own
      if (!newest || Date.parse(now) - Date.parse(newest.at) > days * 86_400_000) return null
      return { ...newest, values: { ...shared?.values, ...(own && own.version === newest.version ? own.values : {}) } }
    },
    clear(): void {
      for (const store of [stores.local, stores.session]) {
        try {
          store.removeItem(name)
        } catch {
          // A forbidden store holds nothing either.
        }
      }
    },
  }
}

export type BackupBox = ReturnType<typeof openBackup>

function isPersonal(field: FormDefinition['fields'][number]): boolean {
  const levels = [field.sensitivity, ...(field.columns ?? []).map((column) => column.sensitivity)]
  return levels.some((level) => level === 'L3' || level === 'L4')
}

function put(store: Store, name: string, backup: Backup): void {
  try {
    store.setItem(name, JSON.stringify(backup))
  } catch {
    // Full or forbidden: the server still has every confirmed save.
  }
}

function get(store: Store, name: string): Backup | null {
  try {
    const found: unknown = JSON.parse(store.getItem(name) ?? 'null')
    return isBackup(found) ? found : null
  } catch {
    return null
  }
}

function isBackup(value: unknown): value is Backup {
  if (typeof value !== 'object' || value === null) return false
  const { values, version, at } = value as Partial<Backup>
  return (
    typeof values === 'object' && values !== null && typeof version === 'number' && typeof at === 'string' && !Number.isNaN(Date.parse(at))
  )
}

import { usccValid } from '@/lib/kernel/expr/uscc'
import { isResidentNo, rowId } from './ids'
import { type Json, listAt, type Note, objectAt, textAt } from './values'

export const personalKinds = ['证件号', '电话', '邮箱', '账户'] as const
export type PersonalKind = (typeof personalKinds)[number]
/** Gives the mark that stands for a personal identifier; without it such identifiers are left out. */
export type Mask = (kind: PersonalKind, value: string) => string

export type Row = Record<string, unknown>

const roleNames: Record<string, string> = {
  supplier: 'supplier',
  tenderer: 'supplier',
  buyer: 'buyer',
  procuringEntity: 'buyer',
  procurementAgency: 'agency',
}
const scales: Record<string, string> = { micro: '微型', small: '小型', medium: '中型', large: '大型' }

/**
 * The parties of one release, each once. By `uscc` whoever has a unified social credit code is known by it, whatever the source calls it;
 * by `ref` everybody is who the source says.
 */
export class Parties {
  readonly #rows = new Map<string, Row & { roles: string[] }>()
  readonly #ids = new Map<string, string>()

  constructor(
    release: Json,
    readonly note: Note,
    readonly by: 'uscc' | 'ref',
    readonly mask: Mask | undefined,
    /** Within which the source's own ids are one's own; everywhere by `ref`. */
    readonly scope = '',
  ) {
    for (const party of listAt(release, 'parties', note)) {
      const ref = textAt(party, 'id', note)
      if (ref === undefined) note('parties', '有主体没有 id，未采用')
      else this.#add(ref, party)
    }
  }

  /** The id of who is referred to; undefined when the reference has no id. */
  idOf(reference: Json | undefined, role: 'supplier' | 'buyer'): string | undefined {
    const ref = textAt(reference, 'id', this.note)
    if (reference === undefined || ref === undefined) return undefined
    const id = this.#ids.get(ref) ?? this.#add(ref, reference)
    const row = this.#rows.get(id)!
    if (!row.roles.includes(role)) row.roles.push(role)
    return id
  }

  /** The agency of the process, where exactly one party of the release is one. */
  agencyId(): string | undefined {
    const agencies = [...this.#rows].filter(([, { roles }]) => roles.includes('agency'))
    return agencies.length === 1 ? agencies[0]![0] : undefined
  }

  rows(): Row[] {
    return [...this.#rows.values()]
  }

  #add(ref: string, party: Json): string {
    const earlier = this.#ids.get(ref)
    if (earlier !== undefined) {
      this.note('parties', `主体标识 ${ref} 重复，用第一个`)
      return earlier
    }
    const person = isResidentNo(ref) && this.mask ? this.mask('证件号', ref) : undefined
    const uscc = person ?? codeOf(ref, party, this.note)
    const id = this.by === 'uscc' ? rowId('party', ...(uscc ? [uscc] : [this.scope, ref])) : rowId('party', ref)
    this.#ids.set(ref, id)
    if (!this.#rows.has(id)) this.#rows.set(id, this.#row(id, person ?? ref, uscc ?? ref, party))
    return id
  }

  #row(id: string, ref: string, uscc: string, party: Json): Row & { roles: string[] } {
    const contact = objectAt(party, 'contactPoint', this.note)
    const given = Array.isArray(party.roles) ? party.roles : []
    return {
      party_id: id,
      uscc,
      ref,
      name: textAt(party, 'name', this.note) ?? ref,
      roles: [...new Set(given.flatMap((role) => roleNames[String(role)] ?? []))],
      address: addressOf(objectAt(party, 'address', this.note), this.note),
      phone_token: this.#masked('电话', textAt(contact, 'telephone', this.note)),
      email_token: this.#masked('邮箱', textAt(contact, 'email', this.note)),
      scale: scales[textAt(objectAt(party, 'details', this.note), 'scale', this.note) ?? ''],
    }
  }

  #masked(kind: PersonalKind, value: string | undefined): string | undefined {
    return value === undefined ? undefined : this.mask?.(kind, value)
  }
}

/** The experts of one release, each once under the number that the pool of experts gave them. */
export class Experts {
  readonly #rows = new Map<string, Row>()

  idOf(no: string, said: Row = {}): string {
    const id = rowId('expert', `no ${no}`)
    this.#rows.set(id, { expert_id: id, expert_no: no, ...this.#rows.get(id), ...said })
    return id
  }

  rows(): Row[] {
    return [...this.#rows.values()]
  }
}

function codeOf(ref: string, party: Json, note: Note): string | undefined {
  const identifiers = [objectAt(party, 'identifier', note), ...listAt(party, 'additionalIdentifiers', note)]
  const told = identifiers.map((each) => textAt(each, 'id', note)?.toUpperCase())
  // A reference is often the scheme and the code: CN-USCC-9131….
  return [...told, ref.toUpperCase(), ref.toUpperCase().split('-').at(-1)].find((each) => each !== undefined && usccValid(each))
}

function addressOf(address: Json | undefined, note: Note): string | undefined {
  const parts = ['region', 'locality', 'streetAddress'].map((key) => textAt(address, key, note))
  return parts.filter(Boolean).join('') || undefined
}

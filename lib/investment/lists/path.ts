import type { ListKind } from './kinds'

const folders: Readonly<Record<ListKind, string>> = { main_business: 'main-business', negative_list: 'negative-list' }

/** Where a draft of a list stands, without the face. */
export const listPath = (kind: ListKind, draftId: string): string => `/investment/${folders[kind]}/drafts/${draftId}`

import type { NoteThread } from '@/lib/matters/signing/annotations-of'

/** What a note is put on; nothing = the filing as a whole. */
export type NoteAnchor = { field?: string; materialId?: string; place?: { page: number; x: number; y: number } }

/** What pages need to show notes and to write them. */
export type Notes = { filingId: string; threads: readonly NoteThread[] }

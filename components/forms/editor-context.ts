import { createContext, useContext } from 'react'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { FieldDefinition } from '@/lib/forms/schema'

/** One find of a search: `hint` tells namesakes apart (level, district, credit code). */
export type Found = { id: string; name: string; hint?: string }

export type Search = (query: string) => Promise<Found[]>

/** What every control of one editor shares. */
export type EditorTools = {
  context: FormContext
  searchOrgs?: Search
  /** Search in a list or register by its name (`asset`, `GB/T4754`) that is not handed over whole. */
  searchList?: (list: string, query: string) => Promise<Found[]>
  uploadFile?: (field: Pick<FieldDefinition, 'key' | 'label'>, file: File) => Promise<{ id: string; name: string } | { error: string }>
  nameOf: (id: string) => string | undefined
  /** Keeps the name of something just chosen, for as long as the page is open. */
  remember: (id: string, name: string) => void
  /** Saves what is typed now; true when the server has confirmed everything. */
  saveAll: () => Promise<boolean>
}

const EditorContext = createContext<EditorTools>({ context: {}, nameOf: () => undefined, remember: () => {}, saveAll: async () => true })

export const EditorProvider = EditorContext.Provider

/** The tools of the editor a control stands in. */
export function useEditorTools(): EditorTools {
  return useContext(EditorContext)
}

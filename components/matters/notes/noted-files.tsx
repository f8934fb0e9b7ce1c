'use client'

import { useState } from 'react'
import { NoteButton } from '@/components/matters/notes/note-button'
import type { Notes } from '@/components/matters/notes/note-types'
import { PageNotes } from '@/components/matters/notes/page-notes'
import type { FileItem } from '@/components/patterns/files/file-item'
import { FilesPane } from '@/components/patterns/files/files-pane'
import { Button } from '@/components/ui/button'
import { MessageSquarePlus } from '@/components/ui/icon'

/** The materials of a filing with the notes pinned to their pages. */
export function NotedFiles({ files, notes }: { files: readonly FileItem[]; notes: Notes }) {
  const [pinning, setPinning] = useState(false)
  return (
    <FilesPane
      files={files}
      tools={(file) => (
        <>
          <NoteButton
            {...notes}
            threads={notes.threads.filter((thread) => thread.materialId === file.id && thread.page === null)}
            title={file.name}
            anchor={{ materialId: file.id }}
          />
          {file.mime === 'application/pdf' && (
            <Button
              size="sm"
              tone={pinning ? 'primary' : 'quiet'}
              aria-pressed={pinning}
              icon={<MessageSquarePlus aria-hidden className="size-4" />}
              onClick={() => setPinning(!pinning)}
            >
              {pinning ? '退出批注' : '页面批注'}
            </Button>
          )}
        </>
      )}
      onPage={(file, page) => (
        <PageNotes {...notes} materialId={file.id} page={page} pinning={pinning} onPinned={() => setPinning(false)} />
      )}
    />
  )
}

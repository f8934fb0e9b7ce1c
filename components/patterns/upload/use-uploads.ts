import { useRef, useState } from 'react'
import { type RunningUpload, startUpload } from '@/components/patterns/upload/tus-upload'
import { refuseFile, type UploadLimits } from '@/components/patterns/upload/upload-rules'

/** A file that the server has taken. */
export type UploadedFile = { id: string; name: string; size: number; mime: string }

export type UploadRow = {
  key: number
  name: string
  size: number
  state: 'sending' | 'paused' | 'failed' | 'refused'
  share: number
  message: string | null
}

type Options = {
  endpoint: string
  limits: UploadLimits
  metadata: Readonly<Record<string, string>>
  present: number
  onUploaded: (file: UploadedFile) => void
}

/** The uploads under way: add files, pause, resume, drop one. A finished one leaves the list and is handed over. */
export function useUploads({ endpoint, limits, metadata, present, onUploaded }: Options) {
  const [rows, setRows] = useState<readonly UploadRow[]>([])
  const running = useRef(new Map<number, RunningUpload>())
  const last = useRef(0)
  const change = (key: number, next: Partial<UploadRow>) =>
    setRows((old) => old.map((row) => (row.key === key ? { ...row, ...next } : row)))
  const forget = (key: number) => {
    running.current.delete(key)
    setRows((old) => old.filter((row) => row.key !== key))
  }

  const send = (key: number, file: File) => {
    const upload = startUpload(file, endpoint, metadata, {
      onProgress: (share) => change(key, { share }),
      onFailed: (message) => change(key, { state: 'failed', message }),
      onDone: (id) => {
        forget(key)
        onUploaded({ id, name: file.name, size: file.size, mime: file.type })
      },
    })
    running.current.set(key, upload)
  }
  const add = (files: readonly File[]) => {
    let taken = present + running.current.size
    for (const file of files) {
      last.current += 1
      const key = last.current
      const message = refuseFile(file, taken, limits)
      setRows((old) => [...old, { key, name: file.name, size: file.size, share: 0, message, state: message ? 'refused' : 'sending' }])
      if (message) continue
      taken += 1
      send(key, file)
    }
  }
  const pause = (key: number) => {
    running.current.get(key)?.pause()
    change(key, { state: 'paused', message: null })
  }
  const resume = (key: number) => {
    change(key, { state: 'sending', message: null })
    running.current.get(key)?.resume()
  }
  const drop = (key: number) => {
    running.current.get(key)?.cancel()
    forget(key)
  }
  return { rows, add, pause, resume, drop }
}

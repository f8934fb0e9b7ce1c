import { DetailedError, Upload } from 'tus-js-client'

type Handlers = { onProgress: (share: number) => void; onDone: (id: string) => void; onFailed: (message: string) => void }

/** Starts or pauses one upload; `resume` also repeats a failed one and goes on where the server stopped. */
export type RunningUpload = { pause: () => void; resume: () => void; cancel: () => void }

const attempts = [0, 1000, 3000, 8000]
const chunkBytes = 8 * 1024 * 1024

function words(error: Error): string {
  const status = error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0
  const answer = error instanceof DetailedError ? error.originalResponse?.getBody().trim() : undefined
  if (status === 0) return '网络中断，可继续上传'
  if (status === 401) return '登录已失效，请重新登录后继续上传'
  if (status === 413) return '文件超过上限'
  // The server refuses in Chinese; anything else is not for the person.
  return answer && answer.length < 120 && /[\u4e00-\u9fff]/.test(answer) ? answer : `上传未成功（${status}），请重试`
}

/** Sends a file in resumable pieces to `endpoint`; `onDone` gets the id the server gave (last part of its address). */
export function startUpload(file: File, endpoint: string, metadata: Readonly<Record<string, string>>, handlers: Handlers): RunningUpload {
  const upload = new Upload(file, {
    endpoint,
    chunkSize: chunkBytes,
    retryDelays: attempts,
    removeFingerprintOnSuccess: true,
    metadata: { ...metadata, filename: file.name, filetype: file.type || 'application/octet-stream' },
    onProgress: (sent, total) => handlers.onProgress(total === 0 ? 100 : (sent / total) * 100),
    onSuccess: () => handlers.onDone(upload.url?.split('/').pop()?.split('?')[0] ?? ''),
    onError: (error) => handlers.onFailed(words(error)),
  })
  const begin = async () => {
    const [previous] = await upload.findPreviousUploads()
    if (previous) upload.resumeFromPreviousUpload(previous)
    upload.start()
  }
  // Without storage there is nothing to go on from: begin anew.
  begin().catch(() => upload.start())
  return {
    pause: () => void upload.abort(),
    resume: () => upload.start(),
    // The server also clears unfinished uploads by age, so a lost farewell does no harm.
    cancel: () => void upload.abort(true).catch(() => undefined),
  }
}

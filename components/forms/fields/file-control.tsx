import { useState } from 'react'
import { type ControlProps, textOf } from '@/components/forms/control-props'
import { useEditorTools } from '@/components/forms/editor-context'
import { FileDrop } from '@/components/ui/file-drop'
import { Paperclip, X } from '@/components/ui/icon'

/** Uploaded files by name; each can be taken out again. What an upload says when it fails stands below. */
export function FileControl({ id, field, value, onChange, readOnly, describedBy }: ControlProps) {
  const { nameOf, remember, uploadFile } = useEditorTools()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const ids = Array.isArray(value) ? value : textOf(value) ? [textOf(value)] : []
  const take = async (files: File[]) => {
    if (!uploadFile) return
    setBusy(true)
    setProblem(null)
    const added: string[] = []
    for (const file of files) {
      const result = await uploadFile(field, file).catch(() => ({ error: `“${file.name}”上传未成功，请检查网络后重试` }))
      if ('error' in result) setProblem(result.error)
      else {
        remember(result.id, result.name)
        added.push(result.id)
      }
    }
    setBusy(false)
    if (added.length > 0) onChange([...ids, ...added])
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be labelled by the label drawn above it.
    <div id={id} role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy} className="space-y-2">
      {ids.length > 0 && (
        <ul className="space-y-1">
          {ids.map((file) => (
            <li key={file} className="flex items-center gap-2">
              <Paperclip aria-hidden className="size-4 shrink-0 text-muted" />
              <span className="min-w-0 truncate">{nameOf(file) ?? file}</span>
              {!readOnly && (
                <button
                  type="button"
                  aria-label={`移除 ${nameOf(file) ?? file}`}
                  onClick={() => onChange(ids.filter((one) => one !== file))}
                  className="rounded-sm p-1 text-muted hover:bg-ground hover:text-danger"
                >
                  <X aria-hidden className="size-4" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && uploadFile && (
        <FileDrop label={busy ? '正在上传…' : '选择或拖入附件'} disabled={busy} onFiles={(files) => void take(files)} />
      )}
      {!uploadFile && ids.length === 0 && <p className="text-sm text-muted">附件请在材料清单中上传</p>}
      {problem && (
        <p role="alert" className="text-xs font-medium text-danger">
          {problem}
        </p>
      )}
    </div>
  )
}

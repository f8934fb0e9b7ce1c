'use client'

import { useTransition } from 'react'
import { attachMaterialAction, removeMaterialAction } from '@/app/actions/filing-actions'
import { UploadList } from '@/components/patterns/upload/upload-list'
import type { UploadedFile } from '@/components/patterns/upload/use-uploads'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { toastFailed } from '@/components/ui/toast'
import type { MaterialNeed } from '@/lib/matters/needed-materials'
import { maxUploadBytes, uploadExtensions } from '@/lib/platform/files/schema'

/** A file handed in: `id` names the material row, `key` the material. */
export type HandedIn = {
  id: string
  key: string
  fileId: string
  name: string
  size: number
  mime: string
  /** Number of the filing it was taken from (免提交); absent = uploaded here. */
  from?: string | null
}

type Props = {
  filingId: string
  /** Code of the matter: where the skeletons of its materials are. */
  matter: string
  needs: readonly MaterialNeed[]
  files: readonly HandedIn[]
  /** Takes a function of the files held now: several uploads may end at once. */
  onChange: (change: (held: readonly HandedIn[]) => readonly HandedIn[]) => void
}

const limits = { extensions: [...uploadExtensions], maxBytes: maxUploadBytes, maxFiles: 20 }

/** The materials of a filing: those the situation asks for first, those the base supplies marked, each with its uploads. */
export function FilingMaterials({ filingId, matter, needs, files, onChange }: Props) {
  const [, start] = useTransition()
  const attach = (key: string, file: UploadedFile) =>
    start(async () => {
      const outcome = await attachMaterialAction(filingId, key, file.id)
      if (!outcome.ok) return toastFailed(outcome.message)
      const row = { id: outcome.id ?? file.id, key, fileId: file.id, name: file.name, size: file.size, mime: file.mime }
      onChange((held) => [...held, row])
    })
  const remove = (row: HandedIn) =>
    start(async () => {
      const outcome = await removeMaterialAction(filingId, row.id)
      if (!outcome.ok) return toastFailed(outcome.message)
      onChange((held) => held.filter((other) => other.id !== row.id))
    })
  const there = (key: string) => files.filter((file) => file.key === key)
  const template = (key?: string) => `/api/matters/${matter}/templates${key ? `/${key}` : ''}?filing=${filingId}`
  const missing = needs.filter((need) => need.needed && !need.fromBase && there(need.key).length === 0).length
  return (
    <Card
      id="materials"
      title="申报材料"
      note={missing > 0 ? `还缺 ${missing} 份必交材料` : '必交材料已齐'}
      actions={
        needs.some((need) => need.template) && (
          <ButtonLink size="sm" href={template()}>
            下载全部模板
          </ButtonLink>
        )
      }
    >
      <ol className="divide-y divide-line">
        {[...needs]
          .sort((a, b) => Number(b.needed) - Number(a.needed))
          .map((need) => (
            <li key={need.key} id={`materials.${need.key}`} className="py-3">
              <p className="mb-1.5 flex flex-wrap items-center gap-2">
                <span className="font-medium">{need.name}</span>
                {need.fromBase || there(need.key).some((file) => file.from) ? (
                  <Status tone="ok">免提交</Status>
                ) : need.needed ? (
                  <Status tone={there(need.key).length > 0 ? 'ok' : 'warn'}>{there(need.key).length > 0 ? '已交' : '必交'}</Status>
                ) : (
                  <Status>按需</Status>
                )}
                {need.template && !need.fromBase && (
                  <ButtonLink size="sm" tone="quiet" href={template(need.key)} aria-label={`下载模板：${need.name}`}>
                    下载模板
                  </ButtonLink>
                )}
              </p>
              {need.fromBase ? (
                <p className="text-sm text-muted">底座已有：{need.fromBase}，无需上传</p>
              ) : (
                <>
                  {there(need.key).map(
                    (file) =>
                      file.from && (
                        <p key={file.id} className="mb-1.5 text-sm text-muted">
                          已共享：“{file.name}”取自办件 {file.from}，无需再交；如有更新可移除后重新上传
                        </p>
                      ),
                  )}
                  {need.note && <p className="mb-1.5 text-xs text-muted">{need.note}</p>}
                  <UploadList
                    files={there(need.key)}
                    limits={limits}
                    hint={`${limits.extensions.slice(0, 6).join('、')} 等，单个不超过 500 MB，可断点续传`}
                    label={`上传“${need.name.slice(0, 20)}”`}
                    metadata={{ material: need.key, filing: filingId }}
                    onUploaded={(file) => attach(need.key, file)}
                    onRemove={(file) => {
                      const row = files.find((one) => one.id === file.id)
                      if (row) remove(row)
                    }}
                  />
                </>
              )}
            </li>
          ))}
      </ol>
    </Card>
  )
}

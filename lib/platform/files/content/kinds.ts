/** What content turns out to be, with the words a person reads. */
export const contentKinds = {
  pdf: 'PDF 文件',
  ofd: 'OFD 版式文件',
  docx: 'Word 文档（.docx）',
  doc: 'Word 97-2003 文档（.doc）',
  xlsx: 'Excel 工作簿（.xlsx）',
  xls: 'Excel 97-2003 工作簿（.xls）',
  pptx: '演示文稿（.pptx）',
  ppt: '97-2003 演示文稿（.ppt）',
  png: 'PNG 图片',
  jpg: 'JPEG 图片',
  text: '纯文本',
  zip: '压缩包',
  archive: '压缩包',
  program: '可执行文件',
  media: '音视频文件',
  picture: '其他格式的图片',
  unknown: '无法识别的内容',
} as const
export type ContentKind = keyof typeof contentKinds

type Accepted = { kinds: readonly ContentKind[]; mime: string }
const openXml = 'application/vnd.openxmlformats-officedocument'

/** Which content an extension may have, and the type it is stored under. WPS writes its own extensions over either generation. */
export const acceptedTypes: Record<string, Accepted> = {
  pdf: { kinds: ['pdf'], mime: 'application/pdf' },
  ofd: { kinds: ['ofd'], mime: 'application/ofd' },
  doc: { kinds: ['doc'], mime: 'application/msword' },
  docx: { kinds: ['docx'], mime: `${openXml}.wordprocessingml.document` },
  wps: { kinds: ['doc', 'docx'], mime: 'application/vnd.ms-works' },
  xls: { kinds: ['xls'], mime: 'application/vnd.ms-excel' },
  xlsx: { kinds: ['xlsx'], mime: `${openXml}.spreadsheetml.sheet` },
  et: { kinds: ['xls', 'xlsx'], mime: 'application/vnd.ms-excel' },
  ppt: { kinds: ['ppt'], mime: 'application/vnd.ms-powerpoint' },
  pptx: { kinds: ['pptx'], mime: `${openXml}.presentationml.presentation` },
  txt: { kinds: ['text'], mime: 'text/plain' },
  csv: { kinds: ['text'], mime: 'text/csv' },
  png: { kinds: ['png'], mime: 'image/png' },
  jpg: { kinds: ['jpg'], mime: 'image/jpeg' },
  jpeg: { kinds: ['jpg'], mime: 'image/jpeg' },
}

/** Data of systems, accepted only where a transfer of data was opened; people attach documents. */
export const dataTypes: Record<string, Accepted> = {
  json: { kinds: ['text'], mime: 'application/json' },
  jsonl: { kinds: ['text'], mime: 'application/x-ndjson' },
  ndjson: { kinds: ['text'], mime: 'application/x-ndjson' },
}

/** Archives, accepted only where an installation allows them (UPLOAD_ARCHIVES=1). */
export const archiveTypes: Record<string, Accepted> = {
  zip: { kinds: ['zip'], mime: 'application/zip' },
  rar: { kinds: ['archive'], mime: 'application/vnd.rar' },
  '7z': { kinds: ['archive'], mime: 'application/x-7z-compressed' },
}

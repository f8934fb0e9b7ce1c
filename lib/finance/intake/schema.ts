import { z } from 'zod'

/** How amounts come into a version of a statement. */
export const intakeKinds = {
  begin: '建立报表',
  entry: '在线填报',
  workbook: '表格导入',
  interface: '接口报送',
  revision: '补报或更正',
  former: '原系统转入',
} as const
export type IntakeKind = keyof typeof intakeKinds

/** A file as it came: its name and the SM3 digest of its bytes, 64 hex digits. */
export const fileSchema = z.object({ name: z.string().max(200), digest: z.string().regex(/^[0-9a-f]{64}$/, '文件摘要不正确') })

/** One submission: of which kind, with the file it was or the request it answered. */
export type Batch = { kind: IntakeKind; file?: z.infer<typeof fileSchema> | undefined; request?: string | undefined }

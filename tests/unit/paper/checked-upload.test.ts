import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { digestOfUpload, maxCheckedBytes } from '@/lib/matters/paper/checked-upload'

function form(bytes: Uint8Array<ArrayBuffer>, field = 'file'): Request {
  const body = new FormData()
  body.append(field, new File([bytes], '批复.pdf'))
  return new Request('http://localhost/api/verify', { method: 'POST', body })
}

test('the digest of an uploaded file is that of its bytes', async () => {
  const bytes = new Uint8Array(Buffer.from('%PDF-1.7 国资'))
  expect(await digestOfUpload(form(bytes))).toBe(createHash('sm3').update(bytes).digest('hex'))
})

test('11 MB pass, more than 20 MB do not, and nothing is nothing', async () => {
  expect(await digestOfUpload(form(new Uint8Array(11 << 20)))).toMatch(/^[0-9a-f]{64}$/)
  await expect(digestOfUpload(form(new Uint8Array(maxCheckedBytes + 1)))).rejects.toMatchObject({ code: 'too_large' })
  await expect(digestOfUpload(form(new Uint8Array(0)))).rejects.toMatchObject({ code: 'invalid' })
  await expect(digestOfUpload(form(new Uint8Array(1), 'other'))).rejects.toMatchObject({ code: 'invalid' })
  await expect(digestOfUpload(new Request('http://localhost/', { method: 'POST', body: 'x' }))).rejects.toMatchObject({ code: 'invalid' })
})

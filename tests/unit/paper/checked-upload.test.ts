import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { maxCheckedBytes, readCheckedFile } from '@/lib/matters/paper/checked-upload'

function form(bytes: Uint8Array<ArrayBuffer>, field = 'file'): Request {
  const body = new FormData()
  body.append(field, new File([bytes], '批复.pdf'))
  return new Request('http://localhost/api/verify', { method: 'POST', body })
}

test('the digest of an uploaded file is that of its bytes, and it has no seal', async () => {
  const bytes = new Uint8Array(Buffer.from('%PDF-1.7 国资'))
  expect(await readCheckedFile(form(bytes))).toEqual({
    sm3: createHash('sm3').update(bytes).digest('hex'),
    seal: { kind: 'none' },
    of: undefined,
  })
})

test('11 MB pass, more than 20 MB do not, and nothing is nothing', async () => {
  expect((await readCheckedFile(form(new Uint8Array(11 << 20)))).sm3).toMatch(/^[0-9a-f]{64}$/)
  await expect(readCheckedFile(form(new Uint8Array(maxCheckedBytes + 1)))).rejects.toMatchObject({ code: 'too_large' })
  await expect(readCheckedFile(form(new Uint8Array(0)))).rejects.toMatchObject({ code: 'invalid' })
  await expect(readCheckedFile(form(new Uint8Array(1), 'other'))).rejects.toMatchObject({ code: 'invalid' })
  await expect(readCheckedFile(new Request('http://localhost/', { method: 'POST', body: 'x' }))).rejects.toMatchObject({ code: 'invalid' })
})

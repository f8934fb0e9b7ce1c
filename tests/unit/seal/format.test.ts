import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askedFileParams, readAskedFile } from '@/lib/matters/paper/asked-file'
import { appendSeal, readSeal, withoutSeal } from '@/lib/matters/seal/format'
import { fingerprintOf, newSm2Pair, publicKeyPem, readPublicKey, signatureDer, signDigest, verifyDigest } from '@/lib/platform/sm2'

const pair = newSm2Pair()
const head = { key: fingerprintOf(pair.publicKey), code: '7K3M-9PQR-2XYZ', at: '2026-11-26T08:00:00.000Z' }
const pdf = new Uint8Array(Buffer.from(`%PDF-1.7\n${'批复内容。'.repeat(3)}\nstartxref\n5728\n%%EOF`))
const sealed = appendSeal(pdf, head, (digest) => signDigest(digest, pair)).bytes

/** What the public page would say of a file: its signature holds, or not. */
function holds(bytes: Uint8Array): boolean {
  const found = readSeal(bytes)
  return found.kind === 'sealed' && found.head.key === head.key && verifyDigest(found.digest, found.signature, pair.publicKey)
}

describe('a sealed file', () => {
  test('verifies, says which key sealed what and when, and gives the PDF back', () => {
    expect(holds(sealed)).toBe(true)
    expect(readSeal(sealed)).toMatchObject({ kind: 'sealed', head })
    expect(Buffer.from(withoutSeal(sealed)!).equals(Buffer.from(pdf))).toBe(true)
  })

  test('no longer verifies when any single byte is another, wherever it stands', () => {
    for (let place = 0; place < sealed.length; place += 1) {
      const forged = sealed.slice()
      forged[place] = sealed[place]! ^ (1 << (place % 8))
      expect({ place, holds: holds(forged) }).toEqual({ place, holds: false })
    }
  })

  test('no longer verifies after any random change of bytes, cut or addition', () => {
    const change = fc.tuple(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }))
    fc.assert(
      fc.property(fc.uniqueArray(change, { minLength: 1, maxLength: 8, selector: ([place]) => place }), (changes) => {
        const forged = sealed.slice()
        for (const [place, by] of changes) forged[place] = forged[place]! ^ by
        return !holds(forged)
      }),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), (length) => !holds(sealed.slice(0, length))),
      { numRuns: 50 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (more) => !holds(new Uint8Array([...sealed, ...more]))),
      { numRuns: 50 },
    )
  })

  test('is told from a file without a seal also when the seal itself was hit', () => {
    expect(readSeal(pdf)).toEqual({ kind: 'none' })
    for (let back = 1; back <= 199; back += 1) {
      const forged = sealed.slice()
      const place = sealed.length - back
      forged[place] = forged[place]! ^ 1
      expect({ back, kind: readSeal(forged).kind }).not.toEqual({ back, kind: 'none' })
    }
    expect(readSeal(new Uint8Array())).toEqual({ kind: 'none' })
  })

  test('cannot take the seal of another file', () => {
    const tail = sealed.slice(pdf.length)
    expect(holds(new Uint8Array([...Buffer.from('%PDF-1.7\n另一份文件\n%%EOF'), ...tail]))).toBe(false)
  })

  test('reaches the page through the address as it was found, and a made-up address as a file without a seal', () => {
    const seal = readSeal(sealed)
    const asked = { sm3: 'ab'.repeat(32), seal, of: '7K3M-9PQR-2XYZ' }
    expect(readAskedFile(Object.fromEntries(askedFileParams(asked)) as { sm3: string })).toEqual(asked)
    expect(readAskedFile({ sm3: 'x', seal: 'valid' })).toEqual({ sm3: 'x', seal: { kind: 'none' }, of: undefined })
  })
})

describe('keys and signatures', () => {
  test('a signature holds for its digest and key alone', () => {
    const digest = '5a'.repeat(32)
    const signature = signDigest(digest, pair)
    expect(verifyDigest(digest, signature, pair.publicKey)).toBe(true)
    expect(verifyDigest(digest, signature, newSm2Pair().publicKey)).toBe(false)
    expect(verifyDigest('5b'.repeat(32), signature, pair.publicKey)).toBe(false)
    for (const wrong of ['', '0'.repeat(128), 'f'.repeat(128), signature.toUpperCase(), `${signature}00`])
      expect(verifyDigest(digest, wrong, pair.publicKey)).toBe(false)
    expect(verifyDigest(digest, signature, '')).toBe(false)
  })

  test('the published form is read back, and other keys are not', () => {
    expect(readPublicKey(publicKeyPem(pair.publicKey))).toBe(pair.publicKey)
    expect(readPublicKey(pair.publicKey.toUpperCase())).toBe(pair.publicKey)
    for (const wrong of ['', 'no key', publicKeyPem(`05${pair.publicKey.slice(2)}`)]) expect(readPublicKey(wrong)).toBeNull()
  })

  test('DER writes r and s as positive numbers without needless zeros', () => {
    const der = Buffer.from(signatureDer(`${'00'.repeat(31)}7f${'ff'.repeat(32)}`)).toString('hex')
    expect(der).toBe(`302602017f022100${'ff'.repeat(32)}`)
  })
})

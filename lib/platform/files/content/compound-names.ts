import type { FileHandle } from 'node:fs/promises'
import { readAt } from './zip-names'

export const compoundMark = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const mostSectors = 64

/** Names of streams and storages of an old Office file (compound file, [MS-CFB]); [] when its directory cannot be read. */
export async function compoundNames(file: FileHandle, size: number): Promise<string[]> {
  const header = await readAt(file, 0, 512)
  if (header.length < 512 || !header.subarray(0, 8).equals(compoundMark)) return []
  const sectorSize = 1 << header.readUInt16LE(30)
  if (sectorSize !== 512 && sectorSize !== 4096) return []
  const names: string[] = []
  let sector = header.readUInt32LE(48)
  for (let seen = 0; seen < mostSectors && sector <= 0xfffffffa && (sector + 1) * sectorSize < size; seen += 1) {
    const entries = await readAt(file, (sector + 1) * sectorSize, sectorSize)
    for (let at = 0; at + 128 <= entries.length; at += 128) {
      const bytes = Math.min(entries.readUInt16LE(at + 64), 64)
      if (bytes > 2) names.push(entries.toString('utf16le', at, at + bytes - 2))
    }
    sector = await nextSector(file, header, sectorSize, sector)
  }
  return names
}

// The allocation table says which sector follows; the first 109 of its sectors, enough for 7 MB of small sectors, stand in the header.
async function nextSector(file: FileHandle, header: Buffer, sectorSize: number, sector: number): Promise<number> {
  const perSector = sectorSize / 4
  const table = Math.floor(sector / perSector)
  if (table >= 109) return 0xffffffff
  const place = (header.readUInt32LE(76 + table * 4) + 1) * sectorSize + (sector % perSector) * 4
  const entry = await readAt(file, place, 4)
  return entry.length === 4 ? entry.readUInt32LE(0) : 0xffffffff
}

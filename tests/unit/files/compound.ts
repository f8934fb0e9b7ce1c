/** A compound file (old Office) with entries of these names: header, one table sector, directory sectors. */
export function compoundOf(...names: string[]): Buffer {
  const header = Buffer.alloc(512)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(9, 30)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(0, 76)
  const entries = ['Root Entry', ...names].map((name) => {
    const entry = Buffer.alloc(128)
    entry.write(name, 'utf16le')
    entry.writeUInt16LE((name.length + 1) * 2, 64)
    return entry
  })
  const sectors = Math.ceil(entries.length / 4)
  const table = Buffer.alloc(512, 0xff)
  for (let index = 1; index < sectors; index += 1) table.writeUInt32LE(index + 1, index * 4)
  table.writeUInt32LE(0xfffffffe, sectors * 4)
  const directory = Buffer.alloc((sectors + 1) * 512)
  Buffer.concat(entries).copy(directory)
  return Buffer.concat([header, table, directory])
}

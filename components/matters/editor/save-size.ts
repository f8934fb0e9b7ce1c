/** The server takes one megabyte a save, its envelope included. */
const mostMegabytes = 0.9

/** Why the values are too many for one save, in words for the person; null when they are not. Sending them would look like a broken network. */
export function tooMuchToSave(values: Readonly<Record<string, unknown>>): string | null {
  const megabytes = new TextEncoder().encode(JSON.stringify(values)).length / 2 ** 20
  if (megabytes <= mostMegabytes) return null
  return `填写的内容约 ${megabytes.toFixed(1)} MB，一次最多保存 ${mostMegabytes} MB；请把长文和长表作为材料上传，表内只写要点。`
}

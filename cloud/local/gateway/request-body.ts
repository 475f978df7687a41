/** What API Gateway takes at most, in bytes. */
const mostBytes = 10 * 1024 * 1024

/** The body as text, null where there is none, 'tooLarge' over 10 MB: then the rest is not read. */
export async function readBody({ body }: Request): Promise<{ text: string | null } | 'tooLarge'> {
  if (!body) return { text: null }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > mostBytes) return 'tooLarge'
    chunks.push(chunk)
  }
  return { text: size === 0 ? null : Buffer.concat(chunks).toString() }
}

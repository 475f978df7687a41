import type { Response } from '@playwright/test'
import { identityProviderPath } from '#cloud/local/cognito/paths.ts'

/** The refresh tokens that an answer of the user pool gives. They look like nothing: only who has seen one can find it. */
export async function refreshTokensIn(response: Response): Promise<string[]> {
  const { pathname } = new URL(response.url())
  if (!response.ok() || !['/oauth2/token', identityProviderPath].includes(pathname)) return []
  try {
    const text = await response.text()
    return Array.from(text.matchAll(/"refresh_?token"\s*:\s*"([^"]+)"/gi), ([, token = '']) => token)
  } catch {
    // Nobody has it: the page went on before the answer was there.
    return []
  }
}

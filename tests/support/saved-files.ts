import { afterEach, beforeEach, vi } from 'vitest'

/** The files that the page saves during each test, which nobody downloads. */
export function savedFiles(): { readonly all: readonly Blob[] } {
  let all: Blob[] = []
  beforeEach(() => {
    all = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      all.push(blob as Blob)
      return 'blob:saved'
    })
    vi.spyOn(URL, 'revokeObjectURL').mockReturnValue()
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
  })
  afterEach(() => vi.restoreAllMocks())
  return {
    get all() {
      return all
    },
  }
}

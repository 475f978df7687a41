import { html } from 'hono/html'

type Markup = ReturnType<typeof html>

/** A hosted page: no script, no inline style, one stylesheet of its own. */
export function page(title: string, content: Markup): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Fleet Console</title>
        <link rel="stylesheet" href="/login/style.css" />
      </head>
      <body>
        ${content}
      </body>
    </html>`
}

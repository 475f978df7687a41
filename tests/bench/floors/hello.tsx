import { createRoot } from 'react-dom/client'

/** As little as React can be asked for: what any page of it costs. */
createRoot(document.body).render(<p>Hello</p>)

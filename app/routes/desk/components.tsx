import { ShowcaseView } from '#app/ui/showcase/showcase-view.tsx'

export const handle = { hydrate: true }

export default ShowcaseView

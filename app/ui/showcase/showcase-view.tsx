import { useEffect } from 'react'
import { useLocation } from '@remix-run/react'
import { useLanguage } from '#app/ui/language.tsx'
import { ActionSamples } from '#app/ui/showcase/action-samples.tsx'
import { FormSamples } from '#app/ui/showcase/form-samples.tsx'
import { choices, hrefOf, lookOf, type Look } from '#app/ui/showcase/look.ts'
import { StateSamples } from '#app/ui/showcase/state-samples.tsx'
import styles from '#app/ui/showcase/showcase.module.css'

/** The components of forms, actions and state, each in its states. Its own words are names of the code. */
export function ShowcaseView() {
  const look = lookOf(useLocation().search, useLanguage())
  useEffect(() => showAs(look))
  return (
    <main id="content" className={styles.page}>
      <header className={styles.looks} lang="en">
        <h1>Components</h1>
        {choices.map(({ name, values }) => (
          <nav key={name} aria-label={name} data-links>
            {values.map((value) => (
              <a
                key={value}
                href={hrefOf(look, name, value)}
                aria-current={look[name] === value ? 'page' : undefined}
              >
                {look[name] === value ? <strong>{value}</strong> : value}
              </a>
            ))}
          </nav>
        ))}
      </header>
      <FormSamples />
      <ActionSamples />
      <StateSamples />
    </main>
  )
}

/** Faces, sizes and themes are attributes of the document, where pages of the desk and of the public differ. */
function showAs({ face, size, theme }: Look) {
  const { dataset } = document.documentElement
  dataset.face = face
  dataset.theme = theme
  if (size === 'normal') delete dataset.size
  else dataset.size = size
}

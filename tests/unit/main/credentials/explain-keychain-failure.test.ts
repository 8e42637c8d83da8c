import { describe, expect, it } from 'vitest'
import { explainKeychainFailure } from '../../../../src/main/credentials/explain-keychain-failure.ts'

describe('explainKeychainFailure', () => {
  it.each([
    ['Cannot create an item in a locked collection', 'locked'],
    ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'locked'],
    ['Prompt was dismissed', 'locked'],
    ['User interaction is not allowed.', 'locked'],
    ['User canceled the operation.', 'denied'],
    ['The user name or passphrase you entered is not correct.', 'denied'],
    ['Access is denied.', 'denied'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'unavailable'],
    [
      'Error spawning command line “dbus-launch --autolaunch=3d12 --binary-syntax --close-stderr”: Child process exited with code 1',
      'unavailable',
    ],
    ['Could not connect: No such file or directory', 'unavailable'],
    ['Failed to load keytar native addon', 'unavailable'],
  ])('reads %s', (message, failure) => {
    expect(explainKeychainFailure(new Error(message))).toBe(failure)
  })
})

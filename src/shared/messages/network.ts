/** What main says about the way to AWS: the proxy, and the certificates trusted besides those of the system. */
export const networkMessages = {
  noCertificateTitle: 'No certificate was found in this file',
  noCertificateAdvice: 'Choose a file with certificates in PEM or DER form; its name often ends in .pem, .crt or .cer.',
  notAuthorityTitle: (name: string) => `“${name}” is the certificate of a server, not of an authority`,
  notAuthorityAdvice: 'Ask your administrator for the certificate of the authority that issued it, often called the root certificate.',
  certificateTooLargeTitle: 'This file is too large for certificates',
  certificateTooLargeAdvice: 'Choose a file of at most 1 MB.',
  certificateUnreadableTitle: 'This file could not be read',
  certificateUnreadableAdvice: 'Check that you may open it, then try again.',
  passwordNotSavedTitle: 'The password of the proxy could not be saved in the keychain',
  passwordNotRemovedTitle: 'The password of the proxy could not be removed from the keychain',
  passwordLockedAdvice: 'Unlock the keychain of this computer and try again, or keep the password until you quit.',
  passwordDeniedAdvice: 'Try again and allow Outcrop to use the keychain, or keep the password until you quit.',
  passwordUnavailableAdvice: 'The keychain of this computer does not answer. You can keep the password until you quit.',
  passwordNeedsProxyTitle: 'There is no proxy to keep a password for',
  passwordNeedsProxyAdvice: 'Enter the address of the proxy and the user name first.',
} as const

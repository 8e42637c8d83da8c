type Environment = Readonly<Record<string, string | undefined>>

/** What programs need to find their way; everything else of the app's environment, such as keys, stays out. */
const known = new Set(
  [
    'PATH HOME USER LOGNAME SHELL TERM LANG LANGUAGE TZ TMPDIR DISPLAY WAYLAND_DISPLAY',
    'APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) COMMONPROGRAMFILES HOMEDRIVE HOMEPATH',
    'SYSTEMDRIVE SYSTEMROOT WINDIR TEMP TMP USERNAME USERPROFILE PATHEXT COMSPEC PROCESSOR_ARCHITECTURE',
    'HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS',
    'NVM_DIR VOLTA_HOME FNM_DIR ASDF_DIR PYENV_ROOT CARGO_HOME GOPATH JAVA_HOME DENO_DIR BUN_INSTALL',
  ].flatMap((names) => names.split(' ')),
)
const knownGroups = /^(?:LC_|XDG_)/u
/** As in the address of a proxy. */
const hasLogin = /\/\/[^/\s]*@/u

/** The environment of a server: little of the app's own, and what the person entered for it. */
export const childEnvironment = (environment: Environment, entered: Readonly<Record<string, string>>): Record<string, string> => {
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    const upper = name.toUpperCase()
    // A value that begins so is a function of the shell.
    if (value === undefined || value.startsWith('()') || hasLogin.test(value)) continue
    if (known.has(upper) || knownGroups.test(upper)) found[name] = value
  }
  return { ...found, ...entered }
}

import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'

/** Sets the named fuses of one Electron binary and leaves the others as they are. */
export const setFuses = async (binary, states) => {
  const fuses = Object.fromEntries(Object.entries(states).map(([name, isOn]) => [FuseV1Options[name], isOn]))
  await flipFuses(binary, { version: FuseVersion.V1, ...fuses })
}

import { execFileSync } from 'node:child_process'

const numberOf = (flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))

/** Root starts windows as `nobody`, because Chromium refuses its sandbox to root; everybody else stays who they are. */
export const ordinaryUser = () => (process.getuid?.() === 0 ? { uid: numberOf('-u'), gid: numberOf('-g') } : {})

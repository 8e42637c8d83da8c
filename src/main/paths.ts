import { join } from 'node:path'

/** Where our files live, all below the user-data folder. */
export const appPaths = (userDataFolder: string) =>
  ({
    database: join(userDataFolder, 'outcrop.sqlite'),
    backups: join(userDataFolder, 'backups'),
    attachments: join(userDataFolder, 'attachments'),
    windowState: join(userDataFolder, 'window-state.json'),
    log: join(userDataFolder, 'logs', 'main.log'),
  }) as const

export type AppPaths = ReturnType<typeof appPaths>

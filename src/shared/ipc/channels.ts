/** The three IPC channels. Page and preload requests travel apart, so that a page cannot name a preload request. */
export const channels = { page: 'outcrop:page', preload: 'outcrop:preload', event: 'outcrop:event' } as const

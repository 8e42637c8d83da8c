const trustedReasons: ReadonlySet<string> = new Set(['tool_use', 'end_turn', 'stop_sequence'])

/** Stop reasons after which a tool call is whole and meant. After any other it may be cut in its middle, blocked or malformed. */
export const areCallsWhole = (stopReason: string | null): boolean => stopReason !== null && trustedReasons.has(stopReason)

/** Rows from the top, eight bits a channel: grey, grey with alpha, RGB or RGBA. */
export type Pixels = { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4; readonly data: Uint8Array }

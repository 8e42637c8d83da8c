declare module 'heic-decode' {
  type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }
  type HeicImage = { readonly width: number; readonly height: number; readonly decode: () => Promise<Pixels> }

  /** The images of a file, turned upright; nothing is decoded before `decode`. */
  const all: (input: { readonly buffer: Uint8Array }) => Promise<readonly HeicImage[] & { readonly dispose: () => void }>
  const heicDecode: { readonly all: typeof all }
  export default heicDecode
}

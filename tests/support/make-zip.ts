const directoryEntry = (name: string): Buffer => {
  const entry = Buffer.alloc(46)
  entry.write('PK\u{1}\u{2}', 'latin1')
  entry.writeUInt16LE(name.length, 28)
  return Buffer.concat([entry, Buffer.from(name)])
}

/** The list of a ZIP's files, with no files before it. */
export const zipOf = (names: readonly string[]): Buffer => {
  const start = Buffer.from('PK\u{3}\u{4}')
  const end = Buffer.alloc(22)
  end.write('PK\u{5}\u{6}', 'latin1')
  end.writeUInt32LE(start.byteLength, 16)
  return Buffer.concat([start, ...names.map(directoryEntry), end, Buffer.from('a comment')])
}

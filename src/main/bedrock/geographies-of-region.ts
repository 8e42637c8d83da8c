const byRegion: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^us-gov-/u, ['us-gov']],
  [/^cn-/u, []],
  [/^eusc-/u, ['eusc']],
  [/^us-/u, ['us', 'global']],
  [/^ca-/u, ['ca', 'us', 'global']],
  [/^eu-/u, ['eu', 'global']],
  [/^ap-northeast-[13]$/u, ['jp', 'apac', 'global']],
  [/^ap-southeast-[246]$/u, ['au', 'apac', 'global']],
  [/^ap-/u, ['apac', 'global']],
]

/** The geographies whose inference profiles can be called from a region, the nearest first. */
export const geographiesOfRegion = (region: string): readonly string[] =>
  byRegion.find(([pattern]) => pattern.test(region))?.[1] ?? [region.split('-')[0] ?? '', 'global']

/** For sorting: the region alone, then its own part of the world, then wider ones. */
export const distanceOf = (geography: string | null, region: string): number => {
  if (geography === null) return -1
  const place = geographiesOfRegion(region).indexOf(geography)
  return place === -1 ? Number.MAX_SAFE_INTEGER : place
}

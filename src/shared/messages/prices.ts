/** Why AWS's public price list could not be read. */
export const pricesMessages = {
  refusedTitle: (region: string) => `AWS has no price list for ${region}`,
  refusedAdvice: 'Check the name of the region, or read the list of another one. The prices that are known stay.',
  failedTitle: 'AWS’s price list could not be read',
  failedAdvice: 'Try again later. The prices that are known stay.',
  strangeAdvice:
    'What came is no price list, so a proxy may have answered in its place. Run the connection doctor. The prices that are known stay.',
  emptyAdvice: 'The list has no model that Outcrop knows. The prices that are known stay.',
} as const

/** What keeps a file in S3 from being read. */
export const s3Messages = {
  apiKeyTitle: 'An Amazon Bedrock API key cannot read from S3',
  apiKeyAdvice: 'Choose a profile with access keys or a sign-in, or download the file and add it.',
  demoTitle: 'The demo profile cannot read from S3',
  demoAdvice: 'Choose an AWS profile, or download the file and add it.',
  deniedTitle: (uri: string) => `This profile is not allowed to read “${uri}”`,
  deniedAdvice: 'Ask your administrator to allow s3:GetObject for it, or choose another profile.',
  deniedWithOwnerAdvice: (owner: string) =>
    `Check that the bucket belongs to the account ${owner}, ask your administrator to allow s3:GetObject for it, or choose another profile.`,
  noKeyTitle: (uri: string) => `There is no file at “${uri}”`,
  noKeyAdvice: 'Check the address: upper and lower case count, and so does every slash.',
  noBucketTitle: (bucket: string) => `There is no bucket “${bucket}” in S3`,
  noBucketAdvice: 'Check the address, and that the profile belongs to the part of AWS that has the bucket.',
  regionTitle: (bucket: string, region: string) => `The bucket “${bucket}” cannot be read from ${region}`,
  regionAdvice: 'Choose the region of the bucket for the profile, then add the file again.',
  archivedTitle: (uri: string) => `“${uri}” is archived and cannot be read right now`,
  archivedAdvice: 'Restore it in the S3 console, then add it again.',
  keyAccessTitle: (uri: string) => `“${uri}” is encrypted with a key that this profile may not use`,
  keyAccessAdvice: 'Ask your administrator to allow kms:Decrypt for its key, or choose another profile.',
  emptyTitle: (uri: string) => `“${uri}” is empty`,
  emptyAdvice: 'Check that it was uploaded completely, then add it again.',
} as const

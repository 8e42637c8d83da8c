const partitions = [
  { prefix: 'cn-', partition: 'aws-cn' },
  { prefix: 'us-gov-', partition: 'aws-us-gov' },
  { prefix: 'eusc-', partition: 'aws-eusc' },
] as const

/** The separate part of AWS that a region belongs to, as ARNs name it. https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
export const partitionOf = (region: string) => partitions.find(({ prefix }) => region.startsWith(prefix))?.partition ?? 'aws'

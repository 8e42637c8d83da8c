import { partitionOf } from './partition-of.ts'

/** A page of the AWS console that settles something. */
export type ConsolePage = 'model-access' | 'model-catalog' | 'api-keys' | 'service-quotas' | 'payment-methods'

const isRegion = (text: string): boolean => /^[a-z]{2,4}(?:-[a-z]+)+-\d$/u.test(text)

const consoles = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-eusc': 'console.amazonaws-eusc.eu',
} as const

/** The address of a console page in a region; without a usable region the console asks for one itself. */
export const consolePageUrl = (page: ConsolePage, region: string): string => {
  const partition = partitionOf(region)
  const host = consoles[partition]
  const home = isRegion(region) ? `https://${region}.${host}` : `https://${host}`
  const query = isRegion(region) ? `?region=${region}` : ''
  switch (page) {
    case 'model-access':
      return `${home}/bedrock/home${query}#/modelaccess`
    case 'model-catalog':
      return `${home}/bedrock/home${query}#/model-catalog`
    case 'api-keys':
      return `${home}/bedrock/home${query}#/api-keys`
    case 'service-quotas':
      return `${home}/servicequotas/home/services/bedrock/quotas${query}`
    case 'payment-methods':
      // The accounts of GovCloud are billed in the console of the world.
      return `https://${partition === 'aws-us-gov' ? consoles.aws : host}/billing/home#/paymentpreferences/paymentmethods`
  }
}

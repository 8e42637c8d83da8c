/** A page of the AWS console that settles something. */
export type ConsolePage = 'model-access' | 'model-catalog' | 'api-keys' | 'service-quotas' | 'payment-methods'

const isRegion = (text: string): boolean => /^[a-z]{2}(?:-[a-z]+)+-\d$/u.test(text)

/** The console of each partition has its own host; the accounts of GovCloud are billed in the one of the world. */
const consoleOf = (region: string): string => {
  if (region.startsWith('cn-')) return 'console.amazonaws.cn'
  return region.startsWith('us-gov-') ? 'console.amazonaws-us-gov.com' : 'console.aws.amazon.com'
}

/** The address of a console page in a region; without a usable region the console asks for one itself. */
export const consolePageUrl = (page: ConsolePage, region: string): string => {
  const host = consoleOf(region)
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
      return `https://${region.startsWith('cn-') ? host : consoleOf('')}/billing/home#/paymentpreferences/paymentmethods`
  }
}

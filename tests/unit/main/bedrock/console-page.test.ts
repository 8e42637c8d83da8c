import { describe, expect, it } from 'vitest'
import { consolePageUrl } from '../../../../src/main/bedrock/console-page.ts'

describe('consolePageUrl', () => {
  it('leads to the console of the partition, and asks no region of it that cannot be one', () => {
    const regions = ['eu-central-1', 'cn-north-1', 'us-gov-west-1', 'eusc-de-east-1', 'evil.example/']
    expect(regions.map((region) => consolePageUrl('service-quotas', region))).toEqual([
      'https://eu-central-1.console.aws.amazon.com/servicequotas/home/services/bedrock/quotas?region=eu-central-1',
      'https://cn-north-1.console.amazonaws.cn/servicequotas/home/services/bedrock/quotas?region=cn-north-1',
      'https://us-gov-west-1.console.amazonaws-us-gov.com/servicequotas/home/services/bedrock/quotas?region=us-gov-west-1',
      'https://eusc-de-east-1.console.amazonaws-eusc.eu/servicequotas/home/services/bedrock/quotas?region=eusc-de-east-1',
      'https://console.aws.amazon.com/servicequotas/home/services/bedrock/quotas',
    ])
  })

  it('leads to the bill where the account is billed', () => {
    const hosts = ['us-east-1', 'us-gov-west-1', 'cn-north-1'].map((region) => new URL(consolePageUrl('payment-methods', region)).host)
    expect(hosts).toEqual(['console.aws.amazon.com', 'console.aws.amazon.com', 'console.amazonaws.cn'])
  })
})

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

type S3Object = { readonly bytes: Uint8Array; readonly mediaType?: string; readonly isArchived?: boolean }
type S3Request = { readonly method: string; readonly path: string; readonly headers: IncomingMessage['headers'] }

type Bucket = { readonly owner: string; readonly region: string; readonly objects: Readonly<Record<string, S3Object>> }
type Refusal = {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

const refusal = (status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}): Refusal => ({
  status,
  code,
  message,
  headers,
})
const denied = refusal(403, 'AccessDenied', 'Access Denied')

const send = (response: ServerResponse, isHead: boolean, { status, code, message, headers = {} }: Refusal): void => {
  response.writeHead(status, { 'content-type': 'application/xml', 'x-amz-request-id': 'S3REQUEST', ...headers })
  response.end(
    isHead
      ? ''
      : `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message><RequestId>S3REQUEST</RequestId></Error>`,
  )
}

const signature =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([a-z0-9-]+)\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=[0-9a-f]{64}$/u

/** The signature's form is checked, not its value; what AWS wants signed has to be among the signed headers. */
const identityProblem = ({ headers }: IncomingMessage, bucket: Bucket | undefined): Refusal | null => {
  const [, key, region, signed = ''] = signature.exec(headers.authorization ?? '') ?? []
  if (key === undefined) return refusal(403, 'AccessDenied', 'Access Denied')
  if (headers['x-amz-content-sha256'] === undefined || headers['x-amz-date'] === undefined) {
    return refusal(400, 'InvalidRequest', 'Missing required header for this request: x-amz-content-sha256')
  }
  const unsigned = Object.keys(headers).find((name) => (name.startsWith('x-amz-') || name === 'host') && !signed.split(';').includes(name))
  if (unsigned !== undefined)
    return refusal(403, 'AccessDenied', `There were headers present in the request which were not signed: ${unsigned}`)
  if (headers['x-amz-security-token'] === 'expired') return refusal(400, 'ExpiredToken', 'The provided token has expired.')
  if (bucket === undefined) return refusal(404, 'NoSuchBucket', 'The specified bucket does not exist')
  if (region !== bucket.region) {
    return refusal(301, 'PermanentRedirect', 'The bucket you are attempting to access must be addressed using the specified endpoint.', {
      'x-amz-bucket-region': bucket.region,
    })
  }
  const owner = headers['x-amz-expected-bucket-owner']
  return owner === undefined || owner === bucket.owner ? null : denied
}

const serve = (request: IncomingMessage, response: ServerResponse, { bytes, mediaType = 'binary/octet-stream' }: S3Object): void => {
  const isHead = request.method === 'HEAD'
  const [, start, end] = /^bytes=(\d+)-(\d+)$/u.exec(request.headers.range ?? '') ?? []
  if (start === undefined || end === undefined) {
    response.writeHead(200, { 'content-type': mediaType, 'content-length': bytes.byteLength })
    response.end(isHead ? '' : bytes)
    return
  }
  if (Number(start) >= bytes.byteLength) {
    send(response, isHead, refusal(416, 'InvalidRange', 'The requested range is not satisfiable'))
    return
  }
  const part = bytes.subarray(Number(start), Number(end) + 1)
  response.writeHead(206, {
    'content-type': mediaType,
    'content-length': part.byteLength,
    'content-range': `bytes ${start}-${Number(start) + part.byteLength - 1}/${bytes.byteLength}`,
  })
  response.end(isHead ? '' : part)
}

/** S3 as far as objects are read from it: buckets in the path, signed requests, the owner that is expected, errors as XML. */
export const startS3Server = async (buckets: Readonly<Record<string, Bucket>>) => {
  const requests: S3Request[] = []
  const deniedKeys = new Set<string>()
  const server = createServer((request, response) => {
    const { method = '', url = '/', headers } = request
    const path = decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname)
    requests.push({ method, path, headers })
    const [, name = '', key = ''] = /^\/([^/]*)\/?(.*)$/su.exec(path) ?? []
    const bucket = buckets[name]
    const isHead = method === 'HEAD'
    const problem =
      method === 'GET' || isHead
        ? identityProblem(request, bucket)
        : refusal(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.')
    const object = bucket?.objects[key]
    if (problem !== null) send(response, isHead, problem)
    else if (deniedKeys.has(key)) send(response, isHead, denied)
    else if (object === undefined) send(response, isHead, refusal(404, 'NoSuchKey', 'The specified key does not exist.'))
    else if (object.isArchived === true) {
      send(response, isHead, refusal(403, 'InvalidObjectState', "The operation is not valid for the object's storage class"))
    } else serve(request, response, object)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    deny: (key: string) => void deniedKeys.add(key),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
export type S3Server = Awaited<ReturnType<typeof startS3Server>>

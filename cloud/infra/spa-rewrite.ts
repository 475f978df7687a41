/**
 * CloudFront function (JavaScript runtime 2.0): an address without a file's extension is a page of the app, so it is
 * answered with index.html. The API is not: it has a behaviour of its own, and this one leaves its bare path alone.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 */
export const spaRewrite = `function handler(event) {
  var request = event.request
  var isApi = request.uri === '/api' || request.uri.startsWith('/api/')
  var isFile = request.uri.slice(request.uri.lastIndexOf('/')).includes('.')
  if (!isApi && !isFile) request.uri = '/index.html'
  return request
}
`

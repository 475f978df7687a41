import { parseAmplifyConfig } from 'aws-amplify/utils'

/** `amplify_outputs.json` (Amplify Gen 2) as `ResourcesConfig`, with its `custom`; the fleet API is taken from `custom.API.REST`. */
export function fromAmplifyOutputs(outputs: Readonly<Record<string, unknown>>): unknown {
  const custom = outputs['custom']
  const api = typeof custom === 'object' && custom !== null && 'API' in custom ? { API: custom.API } : {}
  return { ...parseAmplifyConfig(outputs), ...api, custom }
}

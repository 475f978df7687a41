/** Names of the local user pool: the same on every laptop, in the shape that AWS gives them. */
export const region = 'us-east-1'
export const userPoolId = `${region}_FLEETLOCAL`
export const clientId = 'fleetconsolelocalappclient'

/** The `iss` of every token, as on AWS (it is a name here; nothing is fetched from it). */
export const issuer = `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`

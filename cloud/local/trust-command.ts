/** What a person types to make the browsers of this computer trust a certificate, by platform (`process.platform`). */
const commands: Readonly<Record<string, (file: string) => string>> = {
  // Chromium's own documentation: docs/linux/cert_management.md. Package libnss3-tools or nss-tools.
  linux: (file) =>
    `mkdir -p ~/.pki/nssdb && certutil -d sql:$HOME/.pki/nssdb -A -t P,, -n fleet-console -i "${file}"`,
  // man security.
  darwin: (file) => `security add-trusted-cert -p ssl -k ~/Library/Keychains/login.keychain-db "${file}"`,
  // https://learn.microsoft.com/windows-server/administration/windows-commands/certutil
  win32: (file) => `certutil -user -addstore Root "${file}"`,
}

/** The command for this platform, or undefined where none is known. */
export function trustCommand(file: string, platform: string = process.platform): string | undefined {
  return commands[platform]?.(file)
}

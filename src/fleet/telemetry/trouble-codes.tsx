import { readTroubleCode, type TroubleCode } from './trouble-code.ts'

interface TroubleCodesProps {
  readonly codes: readonly string[]
  readonly make: string
}

/** The trouble codes that are set, with what they mean as far as that can be told. */
export function TroubleCodes({ codes, make }: TroubleCodesProps) {
  return (
    <section className="telemetry-part">
      <h3>Trouble codes</h3>
      {codes.length === 0 ? (
        <p>None is set.</p>
      ) : (
        <ul className="trouble-codes">
          {[...new Set(codes)].map((code) => (
            <li key={code}>
              <code>{code}</code> <Meaning code={readTroubleCode(code)} make={make} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Meaning({ code, make }: { readonly code: TroubleCode | null; readonly make: string }) {
  if (!code) return <span className="unknown">is no code of the standard (SAE J2012)</span>
  const { system, subsystem, definedBy, text } = code
  return (
    <span>
      {text ??
        (definedBy === 'maker'
          ? `A code of ${make}’s own: its documents say what it means`
          : 'A standard code (SAE J2012) that is seldom met')}
      <small>
        {system}
        {subsystem && `, ${subsystem}`}
      </small>
    </span>
  )
}

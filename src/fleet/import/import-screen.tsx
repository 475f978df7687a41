import { Link } from 'react-router'
import { DocumentTitle } from '#ui/document-title.tsx'
import { Loading } from '#ui/loading.tsx'
import { listPath } from '../paths.ts'
import { CheckingStep } from './checking-step.tsx'
import { CheckedStep } from './checked-step.tsx'
import { ColumnsStep } from './columns-step.tsx'
import type { ImportStep } from './import-step.ts'
import { SourceStep } from './source-step.tsx'
import { type Import, useImport } from './use-import.ts'
import { WritingStep } from './writing-step.tsx'
import '../vehicle/vehicle.css'
import './import.css'

/** Brings vehicles in from a CSV file: choose it, see what its columns are, check it, and only then write. */
export function ImportScreen() {
  const flow = useImport()
  return (
    <article className="vehicle import" aria-labelledby="import-title">
      <DocumentTitle>Import vehicles</DocumentTitle>
      <Link to={listPath} className="back-link">
        ← All vehicles
      </Link>
      <h1 id="import-title">Import vehicles</h1>
      <Steps current={stepNames.findIndex(({ kinds }) => kinds.includes(flow.step.kind))} />
      <Step flow={flow} step={flow.step} />
    </article>
  )
}

const stepNames: readonly { readonly name: string; readonly kinds: readonly ImportStep['kind'][] }[] = [
  { name: 'File', kinds: ['source', 'reading'] },
  { name: 'Columns', kinds: ['columns'] },
  { name: 'Check', kinds: ['checking', 'checked'] },
  { name: 'Import', kinds: ['writing'] },
]

function Steps({ current }: { readonly current: number }) {
  return (
    <ol className="import-steps">
      {stepNames.map(({ name }, index) => (
        <li key={name} aria-current={index === current ? 'step' : undefined}>
          {index + 1}. {name}
        </li>
      ))}
    </ol>
  )
}

function Step({ flow, step }: { readonly flow: Import; readonly step: ImportStep }) {
  switch (step.kind) {
    case 'source':
      return <SourceStep flow={flow} problem={step.problem} />
    case 'reading':
      return <Loading what={`Reading ${step.name}`} />
    case 'columns':
      return <ColumnsStep flow={flow} step={step} />
    case 'checking':
      return <CheckingStep flow={flow} step={step} />
    case 'checked':
      return <CheckedStep flow={flow} step={step} />
    case 'writing':
      return <WritingStep flow={flow} step={step} />
  }
}

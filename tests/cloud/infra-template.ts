import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { Template } from 'aws-cdk-lib/assertions'
import { afterAll } from 'vitest'
import { fleetApp } from '#cloud/infra/fleet-app.ts'
import { type Stage, stageNames } from '#cloud/infra/stage-name.ts'
import { type StageSettings, stageSettings } from '#cloud/infra/stage.ts'

/** What the references of a template turn into, as if it had been deployed. */
export const example = {
  region: 'eu-west-1',
  account: '111122223333',
  userPoolId: 'eu-west-1_AbCdEfGhI',
  clientId: '1h57kf5cpq17m0eml12example',
  siteHost: 'd111111abcdef8.cloudfront.net',
} as const

const siteFiles = {
  'index.html': '<!doctype html>',
  'assets/app-1a2b3c.js': '',
  '.vite/manifest.json': '{}',
  // What a build takes along that was made to talk to another user pool.
  'amplify-config.json': '{"of": "a laptop"}',
}

/** A folder with a built app, and one for what is made of it; gone after the tests of the file. */
export function infraFolders(): { readonly siteFolder: string; readonly outdir: string } {
  const root = mkdtempSync(join(tmpdir(), 'fleet-infra-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  const siteFolder = join(root, 'site')
  for (const folder of ['assets', '.vite']) mkdirSync(join(siteFolder, folder), { recursive: true })
  for (const [name, text] of Object.entries(siteFiles)) writeFileSync(join(siteFolder, name), text)
  return { siteFolder, outdir: join(root, 'cdk.out') }
}

export interface StageTemplate {
  /** With every reference replaced by its example, or else by the resource's logical id. */
  readonly template: Template
  /** As CloudFormation gets it. */
  readonly original: TemplateJson
  /** The file of an asset, as the template names it. @throws where there is none. */
  readAsset(objectKey: string, file: string): string
}

type StageTemplates = Readonly<Record<Stage, StageTemplate>>

/** Files share their modules, and making them takes half a second. */
let asTheyAre: StageTemplates | undefined

/** The templates of all stages, without the functions' bundles. A circular reference in one is an error. */
export function synthesizeStages(settings?: Readonly<Record<Stage, StageSettings>>): StageTemplates {
  return settings ? synthesize(settings) : (asTheyAre ??= synthesize(stageSettings))
}

function synthesize(settings: Readonly<Record<Stage, StageSettings>>): StageTemplates {
  const folders = infraFolders()
  const { stacks } = fleetApp({ ...folders, settings, context: { 'aws:cdk:bundling-stacks': [] } })
  const made = stageNames.map((stage) => {
    const original = Template.fromStack(stacks[stage]).toJSON()
    return { stage, original, template: Template.fromJSON(deployed(original)) }
  })
  // The folder goes with the file of tests that was first.
  const assets = textsOf(folders.outdir)
  const readAsset = (objectKey: string, file: string) => {
    const text = assets.get(join(`asset.${objectKey.replace(/\.zip$/, '')}`, file))
    if (text === undefined) throw new Error(`ENOENT: no ${file} in the asset ${objectKey}`)
    return text
  }
  return Object.fromEntries(made.map(({ stage, ...one }) => [stage, { ...one, readAsset }])) as StageTemplates
}

/** Every file of every asset that is a folder, by its path. */
function textsOf(outdir: string): ReadonlyMap<string, string> {
  const inAssets = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.parentPath.includes(`${sep}asset.`),
  )
  const paths = inAssets.map(({ parentPath, name }) => join(parentPath, name))
  return new Map(paths.map((path) => [relative(outdir, path), readFileSync(path, 'utf8')]))
}

/** The properties of the resources of a type, by logical id. */
export function propertiesOf(template: Template, type: string) {
  const found = Object.entries(template.findResources(type))
  return Object.fromEntries(found.map(([id, { Properties }]) => [id, Properties]))
}

/** The properties of the only resource of a type. */
export function onlyPropertiesOf(template: Template, type: string) {
  const [only, ...others] = Object.values(propertiesOf(template, type))
  if (!only || others.length > 0)
    throw new Error(`Expected one ${type}, found ${only ? others.length + 1 : 0}`)
  return only
}

type TemplateJson = ReturnType<Template['toJSON']>

function deployed(template: TemplateJson): TemplateJson {
  const examples: Record<string, string> = {
    'AWS::Region': example.region,
    'AWS::AccountId': example.account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
  }
  const byType: Record<string, string> = {
    'AWS::Cognito::UserPool': example.userPoolId,
    'AWS::Cognito::UserPoolClient': example.clientId,
    'AWS::Cognito::UserPoolResourceServer': 'fleet',
  }
  for (const [id, { Type }] of Object.entries<TemplateJson>(template['Resources'])) {
    if (byType[Type]) examples[id] = byType[Type]
    if (Type === 'AWS::CloudFront::Distribution') examples[`${id}.DomainName`] = example.siteHost
  }
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain)
    if (typeof value !== 'object' || value === null) return value
    const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as TemplateJson
    const reference = Ref ?? attribute?.join('.')
    if (reference !== undefined) return examples[reference] ?? reference
    if (join) return join[1].map(plain).join(join[0])
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]))
  }
  return plain(template) as TemplateJson
}

import { serveCsvEngine } from './serve-csv-engine.ts'

serveCsvEngine(self)

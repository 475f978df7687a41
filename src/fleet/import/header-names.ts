import type { VehicleField } from '#contract/vehicle.ts'
import { fieldWords } from '../words.ts'

/** A name as it is compared: without case, accents, spaces and signs. */
export function plainName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

/** What lists of vehicles call the fields in English, German, French and Spanish; as `plainName` has them. */
const synonyms: Readonly<Record<VehicleField, string>> = {
  vin: `vehicleidentificationnumber vinnumber vinno chassis chassisno chassisnumber
    fin fahrgestellnummer fahrgestellnr fahrzeugidentnummer fahrzeugidentnr fahrzeugidentifizierungsnummer
    numerodechassis ndechassis nchassis codevin numerodeserie bastidor numerodebastidor numbastidor`,
  make: 'brand manufacturer marke hersteller fabrikat marque constructeur marca fabricante',
  model: 'modell modele modelo modelname',
  modelYear:
    'year my yearofmanufacture baujahr modelljahr annee anneemodele millesime ano anomodelo anodemodelo',
  bodyType:
    'body bodystyle vehicletype aufbau aufbauart karosserie fahrzeugart carrosserie carroceria tipodevehiculo',
  licensePlate: `licenseplate plate plateno platenumber numberplate registration registrationno registrationnumber regno reg
    licenseplatenumber licenceplatenumber
    kennzeichen amtlicheskennzeichen kfzkennzeichen nummernschild
    immatriculation numerodimmatriculation ndimmatriculation plaque plaquedimmatriculation matricula placa patente`,
  plateRegion: `state province country registrationstate platestate platecountry
    zulassungsland bundesland land pays paysdimmatriculation provincia pais`,
  callSign: `unit unitno unitnumber fleetno fleetnumber assetnumber rufname funkrufname flottennummer wagennummer
    indicatif numerodeparc indicativo numerointerno numerodeunidad`,
  powertrain: `fuel fueltype propulsion engine enginetype antrieb antriebsart kraftstoff kraftstoffart
    energie carburant motorisation combustible propulsion tipodecombustible`,
  lifecycle: 'status vehiclestatus fahrzeugstatus zustand statut etat estado',
  driver: 'assigneddriver drivername fahrer fahrername chauffeur conducteur conductor',
  depot: `location site base garage yard homebase standort niederlassung betriebshof
    agence lieu deposito sede base ubicacion`,
  tags: 'tag labels label keywords schlagworte schlagwoerter etiketten etiquettes motscles etiquetas',
}

const fieldsByName: ReadonlyMap<string, VehicleField> = new Map(
  (Object.keys(synonyms) as VehicleField[]).flatMap((field) =>
    [field, fieldWords[field], ...synonyms[field].split(/\s+/)].map(
      (name) => [plainName(name), field] as const,
    ),
  ),
)

/** The field that a column's name means; null where nobody knows. */
export function fieldNamed(header: string): VehicleField | null {
  return fieldsByName.get(plainName(header)) ?? null
}

/** The column in which the app says what is wrong with a line; never imported. */
export const problemHeader = 'Problem'

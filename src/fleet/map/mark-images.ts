import type { Map as MapLibre } from 'maplibre-gl'
import { type Mark, markNames, pointer } from './marks.ts'
import { palettes, type Scheme } from './palette.ts'

const size = 24
// Sharp on screens with three pixels to one.
const scale = 3

/** Draws the pictures of all marks for the map. */
export function addMarkImages(map: MapLibre, scheme: Scheme): void {
  for (const { name, mark, fill } of markNames) put(map, name, () => drawMark(mark, fill, scheme))
  put(map, 'pointer', () => drawPointer(scheme))
}

function put(map: MapLibre, name: string, draw: () => ImageData): void {
  if (map.hasImage(name)) map.updateImage(name, draw())
  else map.addImage(name, draw(), { pixelRatio: scale })
}

/** A rim in the colour of paper keeps a mark apart from the map and from other marks. */
function drawMark(mark: Mark, fill: number, scheme: Scheme): ImageData {
  const { paper } = palettes[scheme]
  return draw((context) => {
    // The rim stays inside the picture.
    context.translate(2.5, 2.5)
    context.scale((size - 5) / size, (size - 5) / size)
    const outline = new Path2D(mark.outline)
    context.lineJoin = 'round'
    context.strokeStyle = paper
    context.lineWidth = 6
    context.stroke(outline)
    paint(context, outline, paper)
    context.globalAlpha = fill
    paint(context, outline, mark[scheme])
    context.globalAlpha = 1
    context.strokeStyle = mark[scheme]
    context.lineWidth = fill === 1 ? 1 : 2.5
    context.stroke(outline)
  })
}

function drawPointer(scheme: Scheme): ImageData {
  return draw((context) => paint(context, new Path2D(pointer), palettes[scheme].ink))
}

function paint(context: CanvasRenderingContext2D, outline: Path2D, colour: string): void {
  context.fillStyle = colour
  context.fill(outline)
}

function draw(onto: (context: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * scale
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('Expected a canvas to draw on')
  context.scale(scale, scale)
  onto(context)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

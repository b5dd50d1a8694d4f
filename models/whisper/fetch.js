// Fetches the files of a Whisper model into models/whisper/NAME, for offline or hosted use: npm run models [NAME]
// A file is written as FILE.part, goes on where an earlier run stopped, is checked, and only then takes its name.
import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const manifest = JSON.parse(readFileSync(join(here, 'manifest.json'), 'utf8'))
const hub = process.env['HF_ENDPOINT'] ?? 'https://huggingface.co'
const folder = process.env['MODELS_DIR'] ?? here
const name = process.argv[2] ?? manifest.default
const model = manifest.models[name]

if (!model) {
  console.error(`No model is called ${name}. There are: ${Object.keys(manifest.models).join(', ')}`)
  process.exit(1)
}
try {
  for (const file of model.files) await fetchFile(file)
  console.log(`${name} is complete in ${join(folder, name)}`)
} catch (error) {
  const cause = error.cause?.code ?? error.cause?.message
  const what = error.message === 'fetch failed' ? `${hub} cannot be reached` : error.message
  console.error(`${name} could not be fetched: ${what}${cause ? ` (${cause})` : ''}`)
  console.error('What has arrived is kept; run the same command again to go on.')
  process.exit(1)
}

async function fetchFile(file) {
  const target = join(folder, name, file.path)
  if (existsSync(target)) return console.log(`${file.path}: here already`)
  const part = `${target}.part`
  const have = existsSync(part) ? statSync(part).size : 0
  const address = `${hub}/${model.repository}/resolve/${model.revision}/${file.path}`
  // Unpacked: the length that is announced is then the length that arrives.
  const headers = { 'Accept-Encoding': 'identity', ...(have > 0 ? { Range: `bytes=${have}-` } : {}) }
  const response = await fetch(address, { headers })
  // 416: the part was complete already, only its name was missing.
  if (response.status !== 416) {
    if (!response.ok || !response.body) throw new Error(`${file.path}: the hub answered ${response.status}`)
    const resumes = response.status === 206
    const size = (resumes ? have : 0) + Number(response.headers.get('content-length') ?? 0)
    mkdirSync(dirname(target), { recursive: true })
    await pipeline(
      Readable.fromWeb(response.body),
      counted(file.path, resumes ? have : 0, size),
      createWriteStream(part, { flags: resumes ? 'a' : 'w' }),
    )
    if (size > 0 && statSync(part).size !== size) throw new Error(`${file.path}: only a part of it arrived`)
  }
  await check(file, part)
  renameSync(part, target)
}

/** Passes bytes on and says how far a file is, once a second at most. */
function counted(path, from, size) {
  let loaded = from
  let said = 0
  return async function* (source) {
    for await (const bytes of source) {
      loaded += bytes.length
      if (Date.now() - said > 1000) {
        said = Date.now()
        console.log(`${path}: ${megabytes(loaded)}${size ? ` of ${megabytes(size)}` : ''} MB`)
      }
      yield bytes
    }
    console.log(`${path}: ${megabytes(loaded)} MB`)
  }
}

async function check({ path, sizeBytes, sha256 }, part) {
  const fault = (what) => {
    rmSync(part)
    throw new Error(`${path}: ${what}; it was thrown away`)
  }
  if (sizeBytes && statSync(part).size !== sizeBytes) fault(`it should have ${sizeBytes} bytes`)
  if (path.endsWith('.json')) {
    try {
      JSON.parse(readFileSync(part, 'utf8'))
    } catch {
      fault('it is not JSON')
    }
  }
  if (sha256) {
    const hash = createHash('sha256')
    for await (const bytes of createReadStream(part)) hash.update(bytes)
    if (hash.digest('hex') !== sha256) fault('its hash is wrong')
  }
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1)
}

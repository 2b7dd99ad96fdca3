const K = constants();

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
function constants(): Uint32Array {
  const words = new Uint32Array(64);
  for (let found = 0, candidate = 2; found < 64; candidate++) {
    let isPrime = true;
    for (let d = 2; d * d <= candidate; d++) if (candidate % d === 0) isPrime = false;
    if (isPrime) words[found++] = (Math.cbrt(candidate) % 1) * 2 ** 32;
  }
  return words;
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/**
 * SHA-256 of bytes, or of the UTF-8 bytes of a text, as 64 lowercase hexadecimal digits.
 *
 * In plain arithmetic, because `crypto.subtle` is missing on inner networks without https, and synchronous, so that
 * pure code may use it. About 50 MB/s on a desktop; for check sums and names, not for passwords.
 * Source: FIPS 180-4.
 */
export function sha256Hex(input: string | Uint8Array): string {
  const message = typeof input === "string" ? new TextEncoder().encode(input) : input;
  const hash = new Uint32Array([
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
  ]);
  const whole = message.length - (message.length % 64);
  const blocks = new DataView(message.buffer, message.byteOffset, message.byteLength);
  for (let offset = 0; offset < whole; offset += 64) compress(hash, blocks, offset);
  const tail = padded(message.subarray(whole), message.length);
  for (let offset = 0; offset < tail.byteLength; offset += 64) compress(hash, tail, offset);
  return [...hash].map((word) => word.toString(16).padStart(8, "0")).join("");
}

/** The rest of the message, a one bit, zeros, and the length in bits as 64 bits. */
function padded(rest: Uint8Array, length: number): DataView {
  const bytes = new Uint8Array(rest.length < 56 ? 64 : 128);
  bytes.set(rest);
  bytes[rest.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(length / 0x2000_0000));
  view.setUint32(bytes.length - 4, (length << 3) >>> 0);
  return view;
}

const schedule = new Uint32Array(64);

function compress(hash: Uint32Array, block: DataView, offset: number): void {
  const w = schedule;
  for (let i = 0; i < 16; i++) w[i] = block.getUint32(offset + 4 * i);
  for (let i = 16; i < 64; i++) {
    const [a, b] = [w[i - 15]!, w[i - 2]!];
    const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    w[i] = w[i - 16]! + s0 + w[i - 7]! + s1;
  }
  let a = hash[0]!,
    b = hash[1]!,
    c = hash[2]!,
    d = hash[3]!;
  let e = hash[4]!,
    f = hash[5]!,
    g = hash[6]!,
    h = hash[7]!;
  for (let i = 0; i < 64; i++) {
    const big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + big1 + ((e & f) ^ (~e & g)) + K[i]! + w[i]!) | 0;
    const big0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) hash[i]! += word;
}

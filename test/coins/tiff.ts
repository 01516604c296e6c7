export type TiffValues = Uint8Array | Uint16Array | Float32Array;
export interface TiffPage {
  values: TiffValues;
  width: number;
  height: number;
  channels?: 1 | 3;
}

/** An uncompressed TIFF of these pages. */
export function tiff(pages: readonly TiffPage[]): Buffer {
  const parts: Buffer[] = [Buffer.from("II*\0\0\0\0\0", "latin1")];
  let length = 8;
  let link = 4;
  for (const { values, width, height, channels = 1 } of pages) {
    const data = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
    const bits = 8 * values.BYTES_PER_ELEMENT;
    const at = length + data.length + (data.length % 2);
    const tags = [
      [256, width],
      [257, height],
      [258, bits],
      [259, 1],
      [262, channels === 3 ? 2 : 1],
      [273, length],
      [277, channels],
      [278, height],
      [279, data.length],
      [339, values instanceof Float32Array ? 3 : 1],
    ];
    if (channels === 3) tags[2] = [258, at + 6 + 12 * tags.length];
    const ifd = Buffer.alloc(6 + 12 * tags.length + 6);
    ifd.writeUInt16LE(tags.length);
    tags.forEach(([tag, value], i) => {
      const several = tag === 258 && channels === 3;
      ifd.writeUInt16LE(tag, 2 + 12 * i);
      ifd.writeUInt16LE(several ? 3 : 4, 4 + 12 * i);
      ifd.writeUInt32LE(several ? 3 : 1, 6 + 12 * i);
      ifd.writeUInt32LE(value, 10 + 12 * i);
    });
    for (let c = 0; c < 3; c++) ifd.writeUInt16LE(bits, 6 + 12 * tags.length + 2 * c);
    parts.push(data, Buffer.alloc(data.length % 2), ifd);
    const whole: Buffer = Buffer.concat(parts);
    whole.writeUInt32LE(at, link);
    parts.splice(0, parts.length, whole);
    link = at + 2 + 12 * tags.length;
    length = whole.length;
  }
  return parts[0];
}

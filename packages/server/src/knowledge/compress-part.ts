import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { PackPart } from "./build-pack.ts";
import type { StoredPart } from "./publications.repository.ts";

const compress = promisify(brotliCompress);

/** The small parts are read before anything else; bodies are many, and at 11 a big site takes minutes. */
export async function compressPart({ hash, content, kind }: PackPart): Promise<StoredPart> {
  const brotli = await compress(content, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: kind === "index" ? 11 : 9,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
  return { hash, content, brotli };
}

import type { ApiClient, ApiRequest } from "./api-client.ts";
import { BackendError } from "./backend-error.ts";
import { failedAnswerError } from "./failed-answer.ts";
import { after } from "./timers.ts";

const STALL = 60_000; // ms without a byte moving: then the line is dead, however big the file

/**
 * Sends a file through `XMLHttpRequest`, the one way a browser tells how much of an upload has gone:
 * `fetch` takes a stream only from Chromium over HTTP/2, and a plain body without a word until the end.
 * @param onProgress 0-1 of the bytes sent
 * @returns the body of the answer
 */
export function uploadFile(
  api: Pick<ApiClient, "address" | "headers">,
  path: string,
  request: ApiRequest & { file: Blob },
  onProgress: (part: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const { signal, file } = request;
    if (signal?.aborted) {
      reject(new BackendError("aborted"));
      return;
    }
    const upload = new XMLHttpRequest();
    let cancelStall = () => {};
    const fail = (kind: "offline" | "timeout" | "aborted") => () => {
      reject(new BackendError(kind));
      upload.abort();
    };
    const onAbort = fail("aborted");
    const onMove = () => {
      cancelStall();
      cancelStall = after(STALL, fail("timeout"));
    };
    signal?.addEventListener("abort", onAbort);
    upload.open("PUT", api.address(path, request.query));
    for (const [name, value] of Object.entries(api.headers(request))) {
      upload.setRequestHeader(name, value);
    }
    upload.upload.onprogress = ({ loaded, total }) => {
      onMove();
      onProgress(total > 0 ? loaded / total : 0);
    };
    upload.onerror = fail("offline");
    upload.onload = () => {
      const { status, responseText: body } = upload;
      if (status >= 200 && status < 300) resolve(body);
      else {
        const header = (name: string) => upload.getResponseHeader(name);
        reject(failedAnswerError({ status, body, header }));
      }
    };
    upload.onloadend = () => {
      cancelStall();
      signal?.removeEventListener("abort", onAbort);
    };
    onMove();
    upload.send(file);
  });
}

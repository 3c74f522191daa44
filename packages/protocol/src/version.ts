/** The protocol's major version; it is the first segment of every route (`/v1/…`). */
export const PROTOCOL_VERSION = 1;

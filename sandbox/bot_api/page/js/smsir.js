// The way to the other twin's control door (/_sandbox), which lives beside its web service.

/** Gives the root of the control door for the address that the bot itself uses. */
export function doorOf(smsirUrl) {
  return `${new URL(smsirUrl, location.href).origin}/_sandbox`;
}

/** Reads or changes something there; null when it does not answer. No custom headers, so that a
 *  browser asks nobody for permission before a plain POST. */
export async function door(smsirUrl, path, options = {}) {
  try {
    const response = await fetch(`${doorOf(smsirUrl)}${path}`, { cache: "no-store", ...options });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

import { existsSync, readFileSync } from "node:fs";

const network =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network|NewConnectionError|Max retries exceeded|name resolution|Connection (refused|reset|timed out|broken)|ProxyError|Read timed out/i;
const certificate = /SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|CERTIFICATE_VERIFY_FAILED/i;
const disk = /ENOSPC|No space left on device/i;
const rights = /EACCES|EPERM|Permission denied/i;

/**
 * Why npm or pip stopped, from what it printed: [what, remedy]; `else` is taken when the output
 * says nothing known.
 */
export function whyDownloadFailed(tool, output, otherwise) {
  if (disk.test(output)) return ["the disk is full.", "Free about 4 GB, then run this again."];
  if (certificate.test(output))
    return [
      `${tool} does not trust the registry's certificate.`,
      `Tell ${tool} of your network's certificate (${tool === "npm" ? "cafile" : "cert"} in its settings), then run this again.`,
    ];
  if (network.test(output))
    return [
      `${tool} could not reach its package registry.`,
      "Check the network or proxy, then run this again.",
    ];
  if (rights.test(output))
    return [
      `${tool} may not write in this folder.`,
      "Make the folder yours (chown), then run this again.",
    ];
  return otherwise;
}

/** The command that installs a system package here, named for each family of systems. */
export function installCommand({ debian, fedora, arch, alpine, mac }) {
  if (process.platform === "darwin") return mac;
  const system = existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";
  const family = (name) => new RegExp(`^ID(_LIKE)?=.*\\b${name}`, "m").test(system);
  const root = process.getuid?.() === 0 ? "" : "sudo ";
  if (family("fedora") || family("rhel")) return `${root}dnf install ${fedora}`;
  if (family("arch")) return `${root}pacman -S ${arch}`;
  if (family("alpine")) return `${root}apk add ${alpine}`;
  return `${root}apt-get install ${debian}`;
}

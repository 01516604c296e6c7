// danfojs downloads CSV and streamed JSON with the package request, which is no longer maintained and brings packages with
// known vulnerabilities. It is called for a path that begins with "http" only; files are read without it.
function request(options) {
  const address = typeof options === "string" ? options : options.url;
  throw new Error(
    `danfojs reads files here, not addresses: ${address}. Download it first (in a notebook: await fetch), then read the file; a file whose name begins with "http" is read as "./http…".`,
  );
}
request.get = request;
module.exports = request;

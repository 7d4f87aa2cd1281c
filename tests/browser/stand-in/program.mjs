/**
 * Stands in for the server where the tools themselves are tried: it takes the
 * same flags, says where it listens, and serves the pages beside this file.
 * `/count` answers how often it was started in this folder.
 */
import { appendFileSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { parseArgs } from "node:util";

const text = { type: "string" };
const { values } = parseArgs({ options: { listen: text, lang: text, data: text } });
const starts = `${values.data}/starts`;
appendFileSync(starts, "x");

const TYPES = { html: "text/html; charset=utf-8", css: "text/css", svg: "image/svg+xml" };

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  const name = pathname.slice(1) || "good.html";
  if (name === "count") return response.end(String(readFileSync(starts).length));
  try {
    const body = readFileSync(new URL(name, import.meta.url));
    const type = TYPES[name.split(".").pop()];
    response.setHeader("Content-Type", type);
    if (type !== TYPES.html) response.setHeader("Cache-Control", "max-age=600");
    response.setHeader("Content-Security-Policy", "default-src 'self'");
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
const port = Number(values.listen.split(":").pop());
server.listen(port, "127.0.0.1", () => {
  console.log(`  Ici : http://localhost:${server.address().port}`);
});

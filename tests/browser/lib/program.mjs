/**
 * The program under test, as an operator starts it: a data folder of its own,
 * a free port, killed at the end.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const DEADLINE = 30_000;

/** The command of the server that cargo built. */
export function collecte() {
  const target = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
  return [process.env.COLLECTE ?? join(target, "debug", "collecte")];
}

/** @param {string[]} command */
export async function startProgram(command) {
  const data = await mkdtemp(join(tmpdir(), "collecte-"));
  let running = await launch(command, data, 0);

  async function end(signal) {
    if (running.child.exitCode === null && running.child.signalCode === null) {
      const ended = once(running.child, "exit");
      running.child.kill(signal);
      await ended;
    }
  }
  return {
    data,
    url: `http://localhost:${running.port}`,
    /** As a power cut. */
    kill9: () => end("SIGKILL"),
    /** The same port and the same folder. */
    async restart() {
      running = await launch(command, data, running.port);
    },
    async stop() {
      await end("SIGKILL");
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function launch([file, ...more], data, port) {
  const flags = ["--listen", `127.0.0.1:${port}`, "--lang", "fr", "--data", data];
  const child = spawn(file, [...more, ...flags], { stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  return new Promise((resolve, reject) => {
    const give = (why) => reject(new Error(`${file}: ${why}\n${said.join("\n")}`));
    const timer = setTimeout(() => (child.kill("SIGKILL"), give("never said where it listens")), DEADLINE);
    const hear = (line) => {
      said.push(line);
      const port = /http:\/\/localhost:(\d+)/.exec(line)?.[1];
      if (port) resolve((clearTimeout(timer), { child, port: Number(port) }));
    };
    // Read to the end, long after it is known: a full pipe would stop it.
    createInterface({ input: child.stdout }).on("line", hear);
    createInterface({ input: child.stderr }).on("line", hear);
    child.on("error", (error) => (clearTimeout(timer), give(error.message)));
    child.on("close", (code) => (clearTimeout(timer), give(`ended with ${code}`)));
  });
}

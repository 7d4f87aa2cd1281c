/**
 * A real Etherpad on a free port of this machine, in a folder of its own, and its
 * API as somebody who holds the key calls it.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "../browser/lib/wait.mjs";

export const KEY = "une-cle-d-essai";
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const INSTALLED =
  process.env.ETHERPAD ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "pads");
const PATIENCE = 60_000;

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

export async function startEtherpad() {
  const [folder, port] = [await mkdtemp(join(tmpdir(), "etherpad-")), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const files = { settings: join(folder, "settings.json"), key: join(folder, "APIKEY.txt") };
  await writeFile(files.key, KEY);
  await writeFile(
    files.settings,
    JSON.stringify({
      title: "Etherpad",
      ip: "127.0.0.1",
      port,
      dbType: "dirty",
      dbSettings: { filename: join(folder, "dirty.db") },
      defaultPadText: "",
      skinName: "no-skin",
      minify: false,
      loglevel: "ERROR",
      suppressErrorsInPadText: true,
    }),
  );
  const child = spawn(
    process.execPath,
    ["src/node/server.js", "--settings", files.settings, "--apikey", files.key, "--sessionkey", join(folder, "SESSIONKEY.txt")],
    { cwd: INSTALLED, env: { ...process.env, NODE_ENV: "production" }, stdio: "ignore" },
  );
  const answers = () => {
    if (child.exitCode !== null) throw new Error(`Etherpad ended with ${child.exitCode}`);
    return fetch(`${url}/api`).then((answer) => answer.ok, () => false);
  };
  await until("Etherpad answers", answers, PATIENCE);
  return {
    url,
    /** @returns {Promise<object>} the data of the answer */
    async call(name, parameters) {
      const body = new URLSearchParams({ apikey: KEY, ...parameters });
      const answer = await fetch(`${url}/api/1.2.15/${name}`, { method: "POST", body });
      const { code, message, data } = await answer.json();
      if (code) throw new Error(`${name}: ${message}`);
      return data;
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

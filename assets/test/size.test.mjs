import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

test("each module can be read in one sitting", () => {
  const folder = new URL("../js/", import.meta.url);
  for (const name of readdirSync(folder)) {
    const lines = readFileSync(new URL(name, folder), "utf8").split("\n").length - 1;
    assert.ok(lines <= 150, `${name} has ${lines} lines`);
  }
});

/**
 * What a page costs on the wire, counted by the browser itself; and slow
 * networks, made by the browser too.
 */

/** Counts from here on, on this page. Cached answers weigh nothing and are not counted. */
export async function weigh(page) {
  const wire = await page.context().newCDPSession(page);
  const asked = new Map();
  const total = { requests: 0, bytes: 0, frames: 0, frameBytes: 0, hosts: new Set(), parts: [] };
  wire.on("Network.requestWillBeSent", ({ requestId, request }) => {
    asked.set(requestId, request.url);
    if (/^https?:/.test(request.url)) total.hosts.add(new URL(request.url).host);
  });
  wire.on("Network.requestServedFromCache", ({ requestId }) => asked.delete(requestId));
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (!asked.has(requestId) || !encodedDataLength) return;
    total.requests += 1;
    total.bytes += encodedDataLength;
    total.parts.push({ url: asked.get(requestId), bytes: encodedDataLength });
  });
  wire.on("Network.webSocketFrameReceived", ({ response }) => {
    total.frames += 1;
    total.frameBytes += Buffer.byteLength(response.payloadData);
  });
  await wire.send("Network.enable");
  return total;
}

/** A slow line: 100 kbit/s with 300 ms unless told otherwise. */
export async function slowNetwork(page, { kilobits = 100, delay = 300 } = {}) {
  const wire = await page.context().newCDPSession(page);
  const throughput = (kilobits * 1000) / 8;
  await wire.send("Network.enable");
  await wire.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: delay,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
}

/** A slow phone: the processor so many times slower. */
export async function slowPhone(page, times = 6) {
  const wire = await page.context().newCDPSession(page);
  await wire.send("Emulation.setCPUThrottlingRate", { rate: times });
}

//! QR codes as SVG (placeholder until its author lands).

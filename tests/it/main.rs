//! Everything that is tested from outside the crate, in one binary.
//!
//! First the house rules (`tidy`) and the documents (`docs`), then the tools that
//! journeys are made of: a page as a browser keeps it, the person who reads it, a
//! network that can be broken, and a server that can be killed. Each tool has its
//! own tests beside it. How to write a journey: `tests/README.md`.

#![cfg(test)]

mod chaos;
mod dice;
mod docs;
mod tidy;

mod abuse;
mod exports;
mod frames;
mod fuzzed;
mod handover;
mod journeys;
mod keeping;
mod meeting;
mod page;
mod participant;
mod rehearsal;
mod room;
mod rough_network;
mod server;
mod stand_in;
mod waiting;

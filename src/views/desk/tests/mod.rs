//! The laptop's page, read as a browser reads it, in every step and for every role.

mod board;
mod frames;
mod order;
mod secrets;
mod shape;
mod small_pages;
mod world;

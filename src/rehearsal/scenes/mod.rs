//! How each kind of step is played; one file per kind of scene.

mod arrive;
mod close;
mod discuss;
mod group;
mod look;
mod speak;
mod write;

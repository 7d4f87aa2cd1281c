//! `POST /a/CODE/repetition`: simulated people fill the workshop, through the same
//! interface as real ones.

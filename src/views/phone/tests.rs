//! Every step and state of the phone, as a browser reads it.

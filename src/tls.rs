//! Encrypted connections to other servers.

use std::sync::Once;

/// Chooses the cryptography of every HTTP client of this process. To be called before
/// a client is made; more than once is harmless.
pub fn ready() {
    static CHOSEN: Once = Once::new();
    CHOSEN.call_once(|| {
        // Somebody else's choice in the same process is as good.
        rustls::crypto::ring::default_provider().install_default().ok();
    });
}

//! When the operator or the system asks the server to stop.

/// Returns at Ctrl+C, and on Unix also at SIGTERM, which service managers send.
///
/// Where signals cannot be heard it waits for ever: stopping unasked would be worse.
pub async fn stop_asked() {
    tokio::select! {
        () = interrupt() => {}
        () = terminate() => {}
    }
}

async fn interrupt() {
    if let Err(error) = tokio::signal::ctrl_c().await {
        tracing::warn!(%error, "Ctrl+C cannot be heard: {error}");
        std::future::pending::<()>().await;
    }
}

#[cfg(unix)]
async fn terminate() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut asked) => {
            asked.recv().await;
        }
        Err(error) => {
            tracing::warn!(%error, "SIGTERM cannot be heard: {error}");
            std::future::pending::<()>().await;
        }
    }
}

#[cfg(not(unix))]
async fn terminate() {
    std::future::pending::<()>().await;
}

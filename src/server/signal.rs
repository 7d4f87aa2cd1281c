//! When the operator or the system asks the server to stop.

/// Done at Ctrl+C, and on Unix also at SIGTERM, which service managers send. From the
/// call on, SIGTERM no longer ends the program by itself.
///
/// Where signals cannot be heard it waits for ever: stopping unasked would be worse.
pub fn stop_asked() -> impl Future<Output = ()> {
    let terminated = terminated();
    async {
        tokio::select! {
            () = interrupt() => {}
            () = terminated => {}
        }
    }
}

async fn interrupt() {
    if let Err(error) = tokio::signal::ctrl_c().await {
        tracing::warn!(%error, "Ctrl+C cannot be heard: {error}");
        std::future::pending::<()>().await;
    }
}

#[cfg(unix)]
fn terminated() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let heard = signal(SignalKind::terminate());
    async {
        match heard {
            Ok(mut asked) => {
                asked.recv().await;
            }
            Err(error) => {
                tracing::warn!(%error, "SIGTERM cannot be heard: {error}");
                std::future::pending::<()>().await;
            }
        }
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending::<()>().await;
}

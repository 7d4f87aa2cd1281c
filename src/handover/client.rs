//! Speaks HTTP to the other side, within bounds.
//!
//! No redirection is followed (it could lead inside), no proxy is used, an answer is
//! read up to a limit, and the whole of a request has a time.

use std::error::Error;
use std::iter::successors;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::header::LOCATION;
use reqwest::redirect::Policy;
use reqwest::{RequestBuilder, StatusCode};

use super::Fault;
use super::address::{PrivateName, PublicOnly};
use crate::tls;

/// Until the other side has taken the connection.
const CONNECT: Duration = Duration::from_secs(5);
/// Until it has answered: 140 kB of notes took Etherpad 0.3 s, a small server may be slow.
const WHOLE: Duration = Duration::from_secs(30);
/// Longest answer that is read, in bytes: the text of a pad of 100,000 letters fits.
const LONGEST: usize = 4 * 1024 * 1024;

/// Speaks to pads of other servers.
pub struct Client {
    private: bool,
    http: OnceLock<reqwest::Client>,
}

/// What came back.
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) location: Option<String>,
    pub(super) body: String,
}

impl Client {
    /// A client; `private` lets it speak to private networks too.
    pub fn new(private: bool) -> Self {
        Self { private, http: OnceLock::new() }
    }

    /// Whether private networks may be spoken to.
    pub fn may_go_inside(&self) -> bool {
        self.private
    }

    pub(super) fn get(&self, address: &str) -> Result<RequestBuilder, Fault> {
        Ok(self.http()?.get(address))
    }

    pub(super) fn post(&self, address: &str) -> Result<RequestBuilder, Fault> {
        Ok(self.http()?.post(address))
    }

    pub(super) fn put(&self, address: &str) -> Result<RequestBuilder, Fault> {
        Ok(self.http()?.put(address))
    }

    /// Made when it is first needed: most workshops never do, and the certificates
    /// that it reads take memory.
    fn http(&self) -> Result<&reqwest::Client, Fault> {
        if let Some(http) = self.http.get() {
            return Ok(http);
        }
        let made = made(self.private).map_err(|error| {
            tracing::error!(%error, "no connection to pads can be made: {error}");
            Fault::Unreachable
        })?;
        Ok(self.http.get_or_init(|| made))
    }
}

/// Fails where the machine has no certificates to trust.
fn made(private: bool) -> Result<reqwest::Client, reqwest::Error> {
    tls::ready();
    let mut builder = reqwest::Client::builder()
        .user_agent(concat!("collecte/", env!("CARGO_PKG_VERSION")))
        .redirect(Policy::none())
        .no_proxy()
        .connect_timeout(CONNECT)
        .timeout(WHOLE);
    if !private {
        builder = builder.dns_resolver(Arc::new(PublicOnly));
    }
    builder.build()
}

/// Sends, and reads the answer.
pub(super) async fn send(request: RequestBuilder) -> Result<Reply, Fault> {
    let mut answer = request.send().await.map_err(|error| fault(&error))?;
    let status = answer.status();
    let location =
        answer.headers().get(LOCATION).and_then(|it| it.to_str().ok()).map(str::to_owned);
    let mut body = Vec::new();
    while let Some(part) = answer.chunk().await.map_err(|error| fault(&error))? {
        if body.len() + part.len() > LONGEST {
            return Err(Fault::Odd);
        }
        body.extend_from_slice(&part);
    }
    let body = String::from_utf8(body).map_err(|_| Fault::Odd)?;
    Ok(Reply { status, location, body })
}

fn fault(error: &reqwest::Error) -> Fault {
    let first: &(dyn Error + 'static) = error;
    let mut causes = successors(Some(first), |cause| (**cause).source());
    if causes.any(<dyn Error>::is::<PrivateName>) {
        Fault::Private
    } else if error.is_timeout() {
        Fault::Slow
    } else {
        Fault::Unreachable
    }
}

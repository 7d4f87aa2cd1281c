//! A browser without its screen: cookies, pages, forms.
//!
//! It follows no redirection by itself and keeps cookies whatever their path, since it
//! visits one workshop only. A `Secure` cookie is kept too: the rehearsal that the
//! server runs on itself comes in by the loopback, behind the proxy that has the
//! certificate.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, COOKIE, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response, StatusCode};

use super::fault::Fault;

/// How long a person waits for one answer.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// Times a page is loaded again when nothing answers.
const RELOADS: u32 = 6;

/// A browser.
pub(super) struct Browser {
    http: Client,
    /// Address of the server, without a slash at the end.
    base: String,
    language: String,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What came back.
pub(super) struct Got {
    /// The body.
    pub(super) body: String,
    /// The last event in it, where the header says so.
    pub(super) seq: Option<u64>,
}

impl Browser {
    /// A browser that was never here.
    pub(super) fn new(base: &str, language: &str) -> Result<Self, Fault> {
        crate::tls::ready();
        let http = Client::builder().redirect(Policy::none()).timeout(PATIENCE).build();
        let http = http.map_err(unreachable("starting"))?;
        Ok(Self {
            http,
            base: base.to_owned(),
            language: language.to_owned(),
            cookies: Mutex::default(),
        })
    }

    /// The address of a socket: the same server, another scheme.
    pub(super) fn socket_address(&self, path: &str) -> String {
        format!("{}{path}", self.base.replacen("http", "ws", 1))
    }

    /// What the browser says of itself when it opens a socket.
    pub(super) fn origin(&self) -> &str {
        &self.base
    }

    /// Its cookies, as one header.
    pub(super) fn cookies(&self) -> String {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let all: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        all.join("; ")
    }

    /// A page, or the state behind it.
    pub(super) async fn get(
        &self,
        path: &str,
        accept: &'static str,
        doing: &'static str,
    ) -> Result<Got, Fault> {
        let request = self.http.get(self.address(path)).header(ACCEPT, accept);
        let answer = self.send(request, doing).await?;
        self.read(answer, doing).await
    }

    /// A form. The answer is JSON, or a redirection.
    pub(super) async fn post(
        &self,
        path: &str,
        fields: &[(&str, String)],
        doing: &'static str,
    ) -> Result<Got, Fault> {
        let request = self.http.post(self.address(path)).form(fields);
        let answer = self.send(request.header(ACCEPT, "application/json"), doing).await?;
        self.read(answer, doing).await
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    async fn send(&self, request: RequestBuilder, doing: &'static str) -> Result<Response, Fault> {
        let request = request
            .header(ACCEPT_LANGUAGE, &self.language)
            .header(reqwest::header::ORIGIN, &self.base);
        let cookies = self.cookies();
        let request = if cookies.is_empty() { request } else { request.header(COOKIE, cookies) };
        let mut tried = 0;
        loop {
            let attempt = request.try_clone().ok_or_else(|| Fault::Unexpected {
                doing,
                what: "a request that cannot be sent twice".to_owned(),
            })?;
            match attempt.send().await {
                Ok(answer) => {
                    self.keep_cookies(&answer);
                    return Ok(answer);
                }
                // The server restarts: people reload, and send their form again. Its
                // op makes it count once.
                Err(_) if tried < RELOADS => {
                    tokio::time::sleep(Duration::from_millis(100 << tried)).await;
                    tried += 1;
                }
                Err(error) => return Err(unreachable(doing)(error)),
            }
        }
    }

    fn keep_cookies(&self, answer: &Response) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for cookie in answer.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str().ok().and_then(|text| text.split(';').next());
            if let Some((name, value)) = pair.and_then(|pair| pair.split_once('=')) {
                cookies.insert(name.trim().to_owned(), value.trim().to_owned());
            }
        }
    }

    async fn read(&self, answer: Response, doing: &'static str) -> Result<Got, Fault> {
        let status = answer.status();
        let seq = answer.headers().get("x-seq").and_then(|seq| seq.to_str().ok()?.parse().ok());
        let body = answer.text().await.map_err(unreachable(doing))?;
        if status.is_success() || status.is_redirection() && status != StatusCode::NOT_MODIFIED {
            return Ok(Got { body, seq });
        }
        Err(Fault::Status { doing, status: status.as_u16(), code: code_in(&body) })
    }
}

fn unreachable(doing: &'static str) -> impl Fn(reqwest::Error) -> Fault {
    move |source| Fault::Unreachable { doing, source }
}

fn code_in(body: &str) -> String {
    let object: Option<serde_json::Value> = serde_json::from_str(body).ok();
    let code = object.as_ref().and_then(|object| object.get("code")?.as_str());
    code.unwrap_or("no code").to_owned()
}

/// The value of an attribute on a page, `&amp;` read back.
pub(super) fn attribute(page: &str, name: &str) -> Option<String> {
    let mark = format!("{name}=\"");
    let rest = &page[page.find(&mark)? + mark.len()..];
    rest.split('"').next().map(|value| value.replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_read_off_a_page() {
        let page = r#"<body data-ws="/a/K/ws?page=phone&amp;lang=fr" data-seq="18">"#;
        assert_eq!(attribute(page, "data-ws").unwrap(), "/a/K/ws?page=phone&lang=fr");
        assert_eq!(attribute(page, "data-seq").unwrap(), "18");
        assert_eq!(attribute(page, "data-do"), None);
    }
}

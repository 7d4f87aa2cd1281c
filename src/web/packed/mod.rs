//! Pages, compressed on their way out.
//!
//! A hall that comes in, or back, is thousands of pages within a second, each a little
//! different. Making a compressor costs ten times what it then costs to compress a page,
//! so each thread keeps one; and gzip with a compressor that is there takes a tenth of
//! what brotli takes, for pages that are 2 to 4 % longer.
//!
//! The plain way is [`page`]. [`part`] is the fast path for the live part of a page, most
//! of which a whole audience shares: see [`head`].

mod head;

use std::cell::RefCell;

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{Html, IntoResponse as _, Response};
use flate2::{Compress, Compression, FlushCompress, Status};

use super::assets::accepts;
pub(super) use head::{Heads, Moment};

/// The usual one: on a page, the fastest saves a quarter of the time for a third more bytes.
const LEVEL: Compression = Compression::new(6);
/// Bits of the window: 32 KiB, as much as gzip knows; pages repeat themselves far apart.
const WINDOW: u8 = 15;

thread_local! {
    static GZIP: RefCell<Compress> = RefCell::new(Compress::new_gzip(LEVEL, WINDOW));
}

/// The page, compressed for a browser that takes that. Others get it as it is.
pub(super) fn page(headers: &HeaderMap, Html(page): Html<String>) -> Response {
    answer(headers, page, gzip)
}

/// The same for the live part of a page that others read too, of this moment.
pub(super) fn part(headers: &HeaderMap, part: String, (heads, of): (&Heads, Moment)) -> Response {
    answer(headers, part, |part| match heads.shared(of, part) {
        Some(head) => head.gzip(part),
        None => gzip(part),
    })
}

fn answer(
    headers: &HeaderMap,
    page: String,
    gzip: impl FnOnce(&[u8]) -> Option<Vec<u8>>,
) -> Response {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let takes = accepts(accepted.unwrap_or_default(), "gzip");
    let packed = takes.then(|| gzip(page.as_bytes())).flatten();
    let mut response = match packed {
        Some(packed) => {
            let mut response = Html(packed).into_response();
            let gzip = HeaderValue::from_static("gzip");
            response.headers_mut().insert(header::CONTENT_ENCODING, gzip);
            response
        }
        None => Html(page).into_response(),
    };
    let varies = HeaderValue::from_static("accept-encoding");
    response.headers_mut().insert(header::VARY, varies);
    response
}

/// None when it did not become shorter.
fn gzip(page: &[u8]) -> Option<Vec<u8>> {
    GZIP.with_borrow_mut(|gzip| {
        gzip.reset();
        // What finds no room in here is sent as it is.
        let mut packed = Vec::with_capacity(page.len());
        let done = gzip.compress_vec(page, &mut packed, FlushCompress::Finish);
        matches!(done, Ok(Status::StreamEnd)).then_some(packed)
    })
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn headers(accepted: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, accepted.parse().unwrap())])
    }

    async fn body(response: Response) -> Vec<u8> {
        axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()
    }

    #[tokio::test]
    async fn one_page_after_the_other_is_what_it_was() {
        for number in 0..50 {
            let whole = format!("<p>{}</p>", "Où ? Là-bas. ".repeat(number * 97));
            let response = page(&headers("br, gzip"), Html(whole.clone()));
            let packed = response.headers().contains_key(header::CONTENT_ENCODING);
            let sent = body(response).await;
            assert!(sent.len() <= whole.len(), "{} of {}", sent.len(), whole.len());
            let mut read = String::new();
            if packed {
                flate2::read::GzDecoder::new(&sent[..]).read_to_string(&mut read).unwrap();
            } else {
                read = String::from_utf8(sent).unwrap();
            }
            assert_eq!(read, whole);
            assert_eq!(packed, number > 0, "what does not become shorter is left as it is");
        }
    }

    #[tokio::test]
    async fn whoever_does_not_take_it_gets_the_page_as_it_is() {
        for accepted in ["", "identity", "br", "gzip;q=0, br"] {
            let whole = "Une page. ".repeat(100);
            let response = page(&headers(accepted), Html(whole.clone()));
            assert_eq!(response.headers()[header::VARY], "accept-encoding");
            assert!(!response.headers().contains_key(header::CONTENT_ENCODING), "{accepted}");
            assert_eq!(body(response).await, whole.as_bytes());
        }
    }
}

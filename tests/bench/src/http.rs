//! Just enough HTTP/1.1 to prepare a meeting, and to know where an answer ends.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddrV4, TcpStream};
use std::time::Duration;

use anyhow::{Context as _, bail};
use memchr::memmem;

use crate::poll;

/// How long an answer may take while a meeting is prepared.
const PATIENCE: Duration = Duration::from_mins(1);

/// An answer, whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The first header of this name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        header(&self.head, name)
    }

    /// The value of a cookie that is being set.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            let value = value.trim().strip_prefix(name)?.strip_prefix('=')?;
            found.eq_ignore_ascii_case("set-cookie").then(|| value.split(';').next())?
        })
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// One connection that is kept.
pub(crate) struct Browser {
    to: SocketAddrV4,
    stream: TcpStream,
}

impl Browser {
    /// Connects from an address of its own.
    pub(crate) fn open(from: Ipv4Addr, to: SocketAddrV4) -> anyhow::Result<Self> {
        let stream = poll::connect_from(from, to)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self { to, stream })
    }

    /// `GET path`, with more header lines (each ended by `\r\n`).
    pub(crate) fn get(&mut self, path: &str, headers: &str) -> anyhow::Result<Answer> {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", self.to))
    }

    /// `POST path` with a form.
    pub(crate) fn post(
        &mut self,
        path: &str,
        headers: &str,
        form: &[(&str, &str)],
    ) -> anyhow::Result<Answer> {
        let body = form.iter().map(|(name, value)| format!("{name}={}", escaped(value)));
        let body = body.collect::<Vec<_>>().join("&");
        self.ask(&format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n{headers}\r\n{body}",
            self.to,
            body.len()
        ))
    }

    fn ask(&mut self, request: &str) -> anyhow::Result<Answer> {
        self.stream.write_all(request.as_bytes())?;
        let mut bytes = Vec::new();
        let mut buffer = [0; 16 * 1024];
        loop {
            if let Some(end) = end(&bytes) {
                return read(&bytes[..end]);
            }
            match self.stream.read(&mut buffer)? {
                0 => bail!("the server hung up in the middle of an answer"),
                count => bytes.extend_from_slice(&buffer[..count]),
            }
        }
    }
}

/// Where the first answer in `bytes` ends, once it is whole.
pub(crate) fn end(bytes: &[u8]) -> Option<usize> {
    let head = memmem::find(bytes, b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&bytes[..head]);
    let empty = ["101", "204", "304"].iter().any(|code| text.get(9..12) == Some(code));
    if empty {
        return Some(head);
    }
    let length = header(&text, "content-length").and_then(|text| text.parse::<usize>().ok());
    if let Some(length) = length {
        return (bytes.len() >= head + length).then_some(head + length);
    }
    chunks(&bytes[head..], |_| {}).map(|used| head + used)
}

pub(crate) fn read(bytes: &[u8]) -> anyhow::Result<Answer> {
    let head = memmem::find(bytes, b"\r\n\r\n").context("an answer without an end")? + 4;
    let text = String::from_utf8_lossy(&bytes[..head]).into_owned();
    let status = text.get(9..12).and_then(|code| code.parse().ok()).context("no status")?;
    let mut body = Vec::new();
    if header(&text, "transfer-encoding").is_some() {
        chunks(&bytes[head..], |chunk| body.extend_from_slice(chunk));
    } else {
        body.extend_from_slice(&bytes[head..]);
    }
    Ok(Answer { status, head: text, body })
}

/// Walks over a chunked body; answers its length once the last chunk is there.
fn chunks(bytes: &[u8], mut each: impl FnMut(&[u8])) -> Option<usize> {
    let mut at = 0;
    loop {
        let line = memmem::find(&bytes[at..], b"\r\n")?;
        let size = std::str::from_utf8(&bytes[at..at + line]).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        at += line + 2;
        each(bytes.get(at..at + size)?);
        at += size + 2;
        if bytes.len() < at {
            return None;
        }
        if size == 0 {
            return Some(at);
        }
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then_some(value.trim())
    })
}

fn escaped(value: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let escape = |byte: u8| match byte {
        byte if plain(byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    value.bytes().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_ends_where_its_length_or_its_last_chunk_says() {
        let sized = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcHTTP/1.1";
        assert_eq!(end(sized), Some(sized.len() - 8));
        assert_eq!(end(&sized[..sized.len() - 9]), None);
        let parts = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2;x\r\nde\r\n0\r\n\r\n";
        assert_eq!(end(parts), Some(parts.len()));
        assert!((1..parts.len()).all(|cut| end(&parts[..cut]).is_none()));
        assert_eq!(read(parts).unwrap().body, b"abcde");
        let empty = b"HTTP/1.1 304 Not Modified\r\netag: x\r\n\r\n";
        assert_eq!(end(empty), Some(empty.len()));
    }

    #[test]
    fn a_cookie_is_taken_and_a_value_is_escaped() {
        let answer = read(
            b"HTTP/1.1 303 See Other\r\nset-cookie: lang=fr; Path=/\r\n\
              set-cookie: place=abc; Path=/a/X/; HttpOnly\r\nContent-Length: 0\r\n\r\n",
        )
        .unwrap();
        assert_eq!((answer.status, answer.cookie("place")), (303, Some("abc")));
        assert_eq!(answer.cookie("role"), None);
        assert_eq!(escaped("Été & co"), "%C3%89t%C3%A9%20%26%20co");
    }
}

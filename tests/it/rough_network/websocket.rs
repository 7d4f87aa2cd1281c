//! Just enough WebSocket to lose one frame whole, and to see one being asked.
//!
//! A frame that loses some of its bytes kills the connection; a frame that is
//! lost whole leaves a hole in the numbers, which is the harder thing to notice.

/// The server's half of a connection, cut into frames after `101`.
#[derive(Debug, Default)]
pub(super) struct Frames {
    state: State,
    held: Vec<u8>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The answer to the first request is not whole yet.
    #[default]
    Answering,
    /// Anything but a WebSocket.
    Plain,
    Framed,
}

const SWITCHING: &[u8] = b"HTTP/1.1 101";
const END_OF_HEAD: &[u8] = b"\r\n\r\n";

impl Frames {
    /// What goes on to the person; a frame that is begun waits for its end.
    pub(super) fn sift(&mut self, bytes: &[u8], mut is_lost: impl FnMut() -> bool) -> Vec<u8> {
        self.held.extend_from_slice(bytes);
        let mut passed = Vec::new();
        if self.state == State::Answering {
            passed = self.head();
        }
        if self.state == State::Plain {
            passed.append(&mut self.held);
        }
        while self.state == State::Framed
            && let Some(frame) = self.next_frame()
        {
            let is_control = frame[0] & 0x0f >= 8;
            if is_control || !is_lost() {
                passed.extend(frame);
            }
        }
        passed
    }

    fn head(&mut self) -> Vec<u8> {
        let end = self.held.windows(END_OF_HEAD.len()).position(|here| here == END_OF_HEAD);
        let known = self.held.len().min(SWITCHING.len());
        if self.held[..known] != SWITCHING[..known] {
            self.state = State::Plain;
            return Vec::new();
        }
        let Some(end) = end else { return Vec::new() };
        self.state = State::Framed;
        self.held.drain(..end + END_OF_HEAD.len()).collect()
    }

    fn next_frame(&mut self) -> Option<Vec<u8>> {
        let length = frame_length(&self.held)?;
        (self.held.len() >= length).then(|| self.held.drain(..length).collect())
    }
}

/// The length of the frame that begins here, head included; frames of a
/// server are not masked.
fn frame_length(bytes: &[u8]) -> Option<usize> {
    let number = |from: usize, to: usize| {
        let digits = bytes.get(from..to)?;
        Some(digits.iter().fold(0usize, |value, digit| value << 8 | usize::from(*digit)))
    };
    match bytes.get(1)? & 0x7f {
        126 => Some(4 + number(2, 4)?),
        127 => Some(10 + number(2, 10)?),
        short => Some(2 + usize::from(short)),
    }
}

/// Whether this request wants a WebSocket.
pub(super) fn asks_for_websocket(head: &[u8]) -> bool {
    String::from_utf8_lossy(head).to_ascii_lowercase().contains("\r\nupgrade: websocket")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(opcode: u8, length: usize) -> Vec<u8> {
        let mut frame = vec![0x80 | opcode];
        match length {
            0..126 => frame.push(u8::try_from(length).unwrap()),
            126..65_536 => {
                frame.push(126);
                frame.extend(u16::try_from(length).unwrap().to_be_bytes());
            }
            _ => {
                frame.push(127);
                frame.extend((length as u64).to_be_bytes());
            }
        }
        frame.extend(vec![b'x'; length]);
        frame
    }

    #[test]
    fn the_second_data_frame_is_lost_whole_however_the_bytes_arrive() {
        let head = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n".to_vec();
        let (first, ping, lost) = (frame(1, 5), frame(9, 0), frame(1, 70_000));
        let (third, fourth) = (frame(2, 200), frame(1, 0));
        let sent = [&head, &first, &ping, &lost, &third, &fourth].map(Clone::clone).concat();
        let expected = [head, first, ping, third, fourth].concat();
        for size in [1, 7, 1_000, sent.len()] {
            let mut frames = Frames::default();
            let mut count = 0;
            let mut is_second = || {
                count += 1;
                count == 2
            };
            let passed = sent.chunks(size).flat_map(|chunk| frames.sift(chunk, &mut is_second));
            assert!(passed.eq(expected.iter().copied()), "in pieces of {size}");
        }
    }

    #[test]
    fn a_page_passes_untouched() {
        let page = b"HTTP/1.1 200 OK\r\n\r\n\x81\x05hello";
        let mut frames = Frames::default();
        let passed = page.chunks(5).flat_map(|chunk| frames.sift(chunk, || true));
        assert!(passed.eq(page.iter().copied()));
    }

    #[test]
    fn only_a_request_for_a_websocket_is_one() {
        assert!(asks_for_websocket(b"GET /ws HTTP/1.1\r\nUpgrade: WebSocket\r\n\r\n"));
        assert!(!asks_for_websocket(b"GET /upgrade:websocket HTTP/1.1\r\nHost: a\r\n\r\n"));
    }
}

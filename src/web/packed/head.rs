//! What the pages of one moment begin with alike is compressed once.
//!
//! Two people of an audience read the same until their own name comes: three quarters of
//! the page. That head is kept as a piece of a deflate stream which ends between two
//! bytes; what follows is compressed for each, with the head as its dictionary, so that
//! what repeats itself is still found. Both together are one gzip file, as of the page
//! whole, some tenth longer, in a quarter of the time.
//!
//! What is common is found by comparing: a head is used for pages that begin with it and
//! for no others, so that nothing of one person can come to another.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use flate2::{Compress, Compression, Crc, FlushCompress, Status};

use super::{LEVEL, WINDOW};
use crate::domain::WorkshopId;
use crate::screen::Audience;

/// Bits of the window of what follows a head: 4 KiB, so that little memory is touched.
const NEAR: u8 = 12;
/// Audiences whose head is kept; with one more, all are forgotten, and found again.
const KEPT: usize = 256;
/// Longest page whose head is kept, in bytes: all heads together take 16 MiB at most.
const LONGEST: usize = 32 * 1024;
/// A gzip file without a name and a date, of an unknown system.
const BEGINNING: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

thread_local! {
    static HEAD: RefCell<Compress> = RefCell::new(raw(LEVEL, WINDOW));
    static REST: RefCell<Compress> = RefCell::new(raw(Compression::fast(), NEAR));
}

fn raw(level: Compression, window: u8) -> Compress {
    Compress::new_with_window_bits(level, false, window)
}

/// Whose pages, and the last event they contain.
pub(in crate::web) type Moment = (WorkshopId, Audience, u64);

/// The heads of all audiences, each of their last moment.
#[derive(Default)]
pub(in crate::web) struct Heads(Mutex<HashMap<(WorkshopId, Audience), Known>>);

/// What is common to the pages of a moment so far.
struct Known {
    seq: u64,
    head: Arc<Head>,
}

impl Heads {
    /// What `page` begins with alike with others of its moment: none for the first of
    /// them, and where it is less than half of the page.
    pub(super) fn shared(&self, (id, audience, seq): Moment, page: &[u8]) -> Option<Arc<Head>> {
        if page.len() > LONGEST {
            return None;
        }
        // Others wait while one compresses a head: those of its moment would compress the same.
        let mut heads = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = heads.get(&(id, audience)).filter(|known| known.seq == seq);
        let head = match known.map(|known| &known.head) {
            Some(head) if head.packed.is_some() && page.starts_with(&head.bytes) => {
                return Some(Arc::clone(head));
            }
            Some(head) => Arc::new(Head::common(&head.bytes, page)),
            // Of the first it is not known what others have too.
            None => Arc::new(Head { bytes: page.to_vec(), packed: None }),
        };
        if heads.len() >= KEPT && !heads.contains_key(&(id, audience)) {
            heads.clear();
        }
        heads.insert((id, audience), Known { seq, head: Arc::clone(&head) });
        drop(heads);
        head.packed.is_some().then_some(head)
    }

    /// Forgets those of a workshop that is deleted.
    pub(in crate::web) fn forget(&self, id: WorkshopId) {
        let mut heads = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        heads.retain(|(workshop, _), _| *workshop != id);
    }
}

/// The beginning of some pages.
pub(super) struct Head {
    bytes: Vec<u8>,
    /// Deflated, to a byte; none where it is too short for that.
    packed: Option<Vec<u8>>,
}

impl Head {
    /// What two pages begin with alike, to the end of an element: two names that begin
    /// with the same letter are not the beginning of a third.
    fn common(one: &[u8], other: &[u8]) -> Self {
        let alike = one.iter().zip(other).take_while(|(one, other)| one == other).count();
        let end = one[..alike].iter().rposition(|byte| *byte == b'>').map_or(0, |last| last + 1);
        let bytes = one[..end].to_vec();
        let packed = (2 * end >= other.len()).then(|| Self::deflate(&bytes)).flatten();
        Self { bytes, packed }
    }

    fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
        let mut packed = Vec::with_capacity(bytes.len());
        HEAD.with_borrow_mut(|head| {
            head.reset();
            head.compress_vec(bytes, &mut packed, FlushCompress::Sync).ok()
        })?;
        // What fills its room may not be whole.
        (packed.len() < bytes.len()).then_some(packed)
    }

    /// A page that begins with this head. None when it did not become shorter.
    pub(super) fn gzip(&self, page: &[u8]) -> Option<Vec<u8>> {
        let (head, rest) = page.split_at_checked(self.bytes.len())?;
        let mut packed = Vec::with_capacity(page.len());
        packed.extend_from_slice(&BEGINNING);
        packed.extend_from_slice(self.packed.as_ref()?);
        let done = REST.with_borrow_mut(|compress| {
            compress.reset();
            compress.set_dictionary(&head[head.len().saturating_sub(1 << NEAR)..])?;
            compress.compress_vec(rest, &mut packed, FlushCompress::Finish)
        });
        let mut check = Crc::new();
        check.update(page);
        packed.extend_from_slice(&check.sum().to_le_bytes());
        packed.extend_from_slice(&check.amount().to_le_bytes());
        let is_whole = matches!(done, Ok(Status::StreamEnd)) && packed.len() < page.len();
        is_whole.then_some(packed)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Language, Role};
    use crate::screen::Page;

    const AUDIENCE: Audience =
        Audience { page: Page::Phone, role: Role::Participant, language: Language::FRENCH };

    fn moment(workshop: u128, seq: u64) -> Moment {
        (WorkshopId(workshop), AUDIENCE, seq)
    }

    fn read(packed: &[u8]) -> String {
        let mut text = String::new();
        flate2::read::GzDecoder::new(packed).read_to_string(&mut text).unwrap();
        text
    }

    /// The page of somebody: what all read, then what is theirs.
    fn page(all: usize, name: &str) -> String {
        let all: Vec<String> = (0..all).map(|line| (line * 7919).to_string()).collect();
        let all = all.join("</p><p>");
        format!(
            "<main><p>{all}</p><h2>Moi · <bdi>{name}</bdi></h2><p>Ce que {name} a dit.</p></main>"
        )
    }

    #[test]
    fn every_page_of_a_moment_is_what_it_was() {
        let heads = Heads::default();
        for (number, name) in ["Anne", "Annick", "Anne", "Zoé", ""].into_iter().enumerate() {
            let page = page(40, name);
            let head = heads.shared(moment(1, 1), page.as_bytes());
            assert_eq!(head.is_some(), number > 0, "one page alone has nothing in common");
            if let Some(head) = head {
                assert_eq!(head.bytes.last(), Some(&b'>'), "a letter of a name is no head");
                assert_eq!(read(&head.gzip(page.as_bytes()).unwrap()), page);
            }
        }
    }

    #[test]
    fn what_one_person_alone_has_is_no_head_of_another() {
        let heads = Heads::default();
        let (mine, other) = (page(40, "Anne"), page(40, "Zoé"));
        for page in [&mine, &mine, &other, &mine] {
            if let Some(head) = heads.shared(moment(1, 1), page.as_bytes()) {
                assert!(page.as_bytes().starts_with(&head.bytes));
                assert_eq!(read(&head.gzip(page.as_bytes()).unwrap()), *page);
            }
        }
    }

    #[test]
    fn a_head_is_of_its_workshop_and_its_moment() {
        let heads = Heads::default();
        let page = page(40, "Anne");
        let shared = |of| heads.shared(of, page.as_bytes()).is_some();
        assert!(!shared(moment(1, 1)) && shared(moment(1, 1)));
        assert!(!shared(moment(2, 1)), "of another workshop");
        assert!(!shared(moment(1, 2)), "after a change");
        for other in 0..=u128::try_from(KEPT).unwrap() {
            shared(moment(other, 1));
        }
        assert!(heads.0.lock().unwrap().len() <= KEPT);
        shared(moment(9, 1));
        assert!(shared(moment(9, 1)));
        heads.forget(WorkshopId(9));
        assert!(!shared(moment(9, 1)), "after it was deleted");
    }

    #[test]
    fn little_in_common_and_long_pages_are_left_to_the_plain_way() {
        let heads = Heads::default();
        for (all, name) in [(1, "Anne"), (1, "Zoé"), (4_000, "Anne"), (4_000, "Zoé")] {
            assert!(heads.shared(moment(1, 1), page(all, name).as_bytes()).is_none());
        }
    }

    proptest! {
        #[test]
        fn whatever_the_page_it_is_read_as_it_was(all in "[a-e<>é ]{0,600}", rests in
            proptest::collection::vec("[a-e<>é ]{0,300}", 1..6))
        {
            let heads = Heads::default();
            for rest in rests {
                let page = format!("{all}{rest}");
                let head = heads.shared(moment(1, 1), page.as_bytes());
                if let Some(packed) = head.and_then(|head| head.gzip(page.as_bytes())) {
                    prop_assert_eq!(read(&packed), page);
                }
            }
        }
    }
}
